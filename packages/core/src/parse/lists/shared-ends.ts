// What every title of a list begins or ends with is the list's: "☐ ", "[PDF 3]", "(arxiv.org)", "(3 MINUTE READ)".

/** As many titles tell what they share. */
const fewest = 3;
const longestEnd = 80;

const fold = (text: string) => text.replace(/\d+/g, '#');

/** Titles without what nearly all of them begin and end with, where a sign rather than a letter parts it from the rest. */
export function withoutSharedEnds(titles: readonly string[]): string[] {
  if (titles.length < fewest) return [...titles];
  const start = shared(titles.map(fold), opens);
  const end = shared(
    titles.map((title) => reversed(fold(title))),
    closes,
  );
  return withoutTags(titles.map((title) => reversed(without(reversed(without(title, start)), end)).trim()));
}

/** "pdf ai", "compsci": small words at the ends of nearly all titles, each of them of several, are how a page sorts them. */
function withoutTags(titles: readonly string[]): string[] {
  const tagged = [...titles];
  for (let round = 0; round < 5; round += 1) {
    const counts = new Map<string, number>();
    const lasts = tagged.map((title) => / ([a-z][a-z-]{1,14})$/.exec(title)?.[1] ?? '');
    for (const last of lasts) counts.set(last, (counts.get(last) ?? 0) + 1);
    const isTag = (last: string) => last !== '' && counts.get(last)! >= fewest;
    if (lasts.filter(isTag).length < tagged.length * 0.8) break;
    for (const [index, last] of lasts.entries())
      if (isTag(last)) tagged[index] = tagged[index]!.slice(0, -last.length - 1);
  }
  return tagged;
}

/** Words alone may be the beginning of titles about one thing; a bracket, colon or bullet behind them is none of theirs. */
const opens = /^.*(?:[\])}:\uFF1A|\u2022\u00B7>#\u2013\u2014]|(?<=\s)-|\d[.)])\s+|^[^\p{L}\p{N}\s"'(\u201C#$]+\s*/su;
/** From the end: "[PDF 3]", "(arxiv.org)". */
const closes = /^.*(?:[[({|\u2022\u00B7\u2013\u2014]|(?<=\s)-)\s+/su;

const reversed = (text: string) => [...text].reverse().join('');

/** What all begin with, back to the last sign in it. */
function shared(folded: readonly string[], sign: RegExp): string {
  const [first = ''] = folded;
  let length = 0;
  while (length < Math.min(first.length, longestEnd) && folded.every((text) => text[length] === first[length]))
    length += 1;
  return sign.exec(first.slice(0, length))?.[0] ?? '';
}

function without(title: string, start: string): string {
  let at = 0;
  for (let of = 0; of < start.length; of += 1) {
    if (start[of] === '#' && /\d/.test(title[at] ?? '')) while (/\d/.test(title[at] ?? '')) at += 1;
    else at += 1;
  }
  return title.slice(at);
}
