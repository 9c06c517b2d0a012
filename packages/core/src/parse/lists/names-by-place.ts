import { type Atom, atomsOf } from './atoms.js';
import type { Chunk } from './chunks.js';
import { inverted, namesIn } from './people.js';
import type { Place } from './places.js';

// Who wrote a paper is told by the form of names, and of a single name, which may be a lab's or a city's as well, by its
// place: what stands where the other entries of the list have their names.

/** So many entries have names beyond doubt at the place. */
const fewest = 2;

/** So many entries tell where. */
const probed = 200;

/** Of the entries that have the place at all this share has names or one name there. */
const most = 0.9;

/** How a piece can be found in each entry of a list. */
function placesIn(atoms: readonly Atom[]): readonly (readonly [place: string, atom: Atom])[] {
  const told = atoms.filter(({ kind }) => kind !== 'link' && kind !== 'count');
  const ahead = told.filter((atom) => atom.ahead);
  const behind = told.filter((atom) => !atom.ahead);
  return [
    ...told.flatMap((atom): [string, Atom][] => (atom.sign === '' ? [] : [[`sign ${atom.sign}`, atom]])),
    ...behind.map((atom, index): [string, Atom] => [`behind ${index}`, atom]),
    ...ahead.map((atom, index): [string, Atom] => [`ahead ${ahead.length - index}`, atom]),
    ...told.map((atom, index): [string, Atom] => [`last ${told.length - index}`, atom]),
    ...atoms.map((atom, index): [string, Atom] => [`after ${kindAt(atoms, index - 1)}`, atom]),
    ...atoms.map((atom, index): [string, Atom] => [`before ${kindAt(atoms, index + 1)}`, atom]),
  ];
}

const kindAt = (atoms: readonly Atom[], index: number) => {
  const atom = atoms[index];
  return atom === undefined ? 'nothing' : atom.ahead ? `${atom.kind} ahead` : atom.kind;
};

const isNamed = ({ kind }: Atom) => kind === 'names' || kind === 'person';

/** What stands in each entry at the place where most have names. */
function namesAt(entries: readonly (readonly Atom[])[]): readonly (string | undefined)[] | undefined {
  const found = entries.map((atoms) => {
    const first = new Map<string, Atom>();
    for (const [place, atom] of placesIn(atoms)) if (!first.has(place)) first.set(place, atom);
    return first;
  });
  let best: { place: string; named: number } | undefined;
  const probe = found.slice(0, probed);
  for (const place of new Set(probe.flatMap((first) => [...first.keys()]))) {
    const at = probe.flatMap((first) => first.get(place) ?? []);
    const sure = at.filter(({ kind }) => kind === 'names').length;
    const named = at.filter(isNamed).length;
    if (sure < Math.max(fewest, probe.length * 0.3) || named < at.length * most) continue;
    if (best === undefined || named > best.named) best = { place, named };
  }
  if (best === undefined || best.named < probe.length * 0.6) return undefined;
  return found.map((first, index) => {
    const atom = first.get(best.place);
    if (atom !== undefined && isNamed(atom)) return atom.text;
    const others = entries[index]!.filter(({ kind }) => kind === 'names');
    return others.length === 1 ? others[0]!.text : undefined;
  });
}

/** The names that a list's entries have at one place, told together: whether they are the other way round, too. */
export function withNamesByPlace(places: readonly Place[], chunks: readonly Chunk[]): readonly Place[] {
  if (places.length < 3) return places;
  const entries = chunks.map((chunk, index) => atomsOf(chunk, places[index]!.draft.title ?? ''));
  const texts = namesAt(entries);
  if (texts === undefined) return places;
  const several = texts.filter((text) => text?.includes(';'));
  const areInverted = several.length > 0 && several.filter((text) => inverted(text!)).length > several.length * 0.8;
  return places.map((place, index) => {
    const text = texts[index];
    if (text === undefined) return place;
    const authors = areInverted && !text.includes(';') && text.includes(',') ? [text] : namesIn(text);
    return { ...place, draft: { ...place.draft, authors } };
  });
}
