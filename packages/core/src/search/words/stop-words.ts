/** Words too common to tell one paper from another, folded. Single letters other than "a" and "i" are kept. */
export const stopWords: readonly string[] = (
  'a about above after again all also am an and any are as at be because been before being below between both but by ' +
  'can could did do does doing down during each few for from further had has have having he her here hers him his how ' +
  'i if in into is it its itself just may me might more most must my no nor not now of off on once only or other our ' +
  'out over own same shall she should so some such than that the their them then there these they this those through ' +
  'thus to too under until up upon us very was we were what when where which while who whom why will with within ' +
  'without would you your'
).split(' ');
