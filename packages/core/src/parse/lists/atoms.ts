import { toIsoDate } from '../../text/dates.js';
import type { Chunk } from './chunks.js';
import { paperRefOf } from './paper-places.js';
import { isInverted, isNames, isPerson, isPlace, people } from './people.js';
import { isStatement } from './statements.js';

// The smallest pieces of an entry that say one thing each, and what each says by its form alone.

export type AtomKind = 'link' | 'count' | 'date' | 'names' | 'person' | 'prose' | 'words';

export interface Atom {
  readonly text: string;
  readonly kind: AtomKind;
  /** The sign or label before it: "👥", "by". */
  readonly sign: string;
  /** Whether it stands before the title. */
  readonly ahead: boolean;
}

const signBefore =
  /^(?:(?:[\p{Extended_Pictographic}\u2190-\u21FF\u25A0-\u25FF\u2600-\u27BF]|\uFE0F|\u200D)+\s*|(?:(?:by|von|par|por|di|da|door)(?=\s+\p{Lu})|[\p{L} ]{2,24}[:\uFF1A])\s*)/iu;

/** No list of names is longer. */
const longestNames = 3000;

/** What a piece says by its form. */
export function kindOf(text: string): AtomKind {
  if (/^\S+$/.test(text) && (/^https?:/.test(text) || paperRefOf(text) !== undefined)) return 'link';
  if (text.length < longestNames && areNames(text)) return 'names';
  if (isStatement(text) || !/\p{L}{2}/u.test(text)) return toIsoDate(text) === undefined ? 'count' : 'date';
  if (toIsoDate(text) !== undefined) return 'date';
  if (isPerson(text) && /\s/.test(text) && !isPlace.test(text) && !/\d/.test(text)) return 'person';
  if (isInverted(text) && !isPlace.test(text)) return 'person';
  return text.length >= 100 && /[.!?\u2026]$/.test(text) ? 'prose' : 'words';
}

const areNames = (text: string) => isNames(text) || (/\bet\.? ?al\.?$/i.test(text) && people.test(text));

/** What parts pieces on one line. */
const parted = /\t+|\s+[|\u00B7\u2022\u2014\u2013/]\s+|\s+-\s+|\s+::\s+|;\s+(?=[^\p{L}])/u;

/** The pieces of an entry but its title, in the order in which they stand. */
export function atomsOf({ first, under }: Chunk, title: string): Atom[] {
  const lines = [
    ...under.filter(({ number }) => number < first.number),
    first,
    ...under.filter(({ number }) => number >= first.number),
  ];
  const atoms: Atom[] = [];
  let ahead = lines[0] !== first || title === '';
  for (const line of lines) {
    const at = title === '' || line.text.length < title.length ? -1 : line.text.indexOf(title);
    // Pages print a title twice.
    if (at >= 0 && line.text.length === title.length) ahead = false;
    else if (at >= 0) {
      push(atoms, line.text.slice(0, at), true);
      ahead = false;
      push(atoms, line.text.slice(at + title.length), false);
    } else push(atoms, line.text, ahead);
  }
  return atoms;
}

function push(atoms: Atom[], written: string, ahead: boolean): void {
  const whole = atomOf(written, ahead);
  if (whole === undefined) return;
  if (whole.kind === 'names' || whole.kind === 'prose' || !parted.test(written)) {
    atoms.push(...(whole.kind === 'words' ? byCommas(written, ahead) : [whole]));
    return;
  }
  for (const piece of written.split(parted)) atoms.push(...byCommas(piece, ahead));
}

/** "A Example, B Sample, 2024, https://…": names among other things that commas or full stops part as well. */
function byCommas(written: string, ahead: boolean): Atom[] {
  const whole = atomOf(written, ahead);
  if (whole === undefined) return [];
  if (whole.kind !== 'words' && whole.kind !== 'prose') return [whole];
  if (written.length > 400 || !/[,;.]\s/.test(written)) return [whole];
  const pieces = written
    .split(/[,;]\s+|(?<=[\p{L})]{2})\.\s+/u)
    .map((piece) => ({ piece, atom: atomOf(piece, ahead) }));
  // Words with commas in them are no list of things.
  if (pieces.filter(({ atom }) => atom?.kind !== 'words' && atom?.kind !== 'prose').length < pieces.length / 2)
    return [whole];
  const atoms: Atom[] = [];
  let people: string[] = [];
  const settle = () => {
    const named = people.length > 0 ? atomOf(people.join(', '), ahead) : undefined;
    if (named !== undefined) atoms.push(named);
    people = [];
  };
  for (const { piece, atom } of pieces) {
    if (atom?.kind === 'person' || atom?.kind === 'names') people.push(piece.trim());
    else {
      settle();
      if (atom !== undefined) atoms.push(atom);
    }
  }
  settle();
  return atoms;
}

/** What a link behind it is called: "Ann Example, Bo Sample (arXiv)". */
const linkAtEnd = /(?<!\s)\s*[[(](?:arxiv|pdf|paper|link|html|abs|doi|url|code)[\])]\s*$/i;

/** A piece without what parts it from others, and its sign apart. */
export function atomOf(written: string, ahead: boolean): Atom | undefined {
  let text = written.replace(linkAtEnd, '').replace(/^[\s,.;:|()\u2014\u2013*_-]+|[\s,;:|(*_\u2014\u2013-]+$/gu, '');
  if (text === '' || !/[\p{L}\p{N}]/u.test(text)) return undefined;
  const sign = /^https?:/.test(text) ? '' : (signBefore.exec(text)?.[0] ?? '');
  text = text.slice(sign.length).trim();
  if (text.startsWith('(') === false && text.endsWith(')') && !text.includes('(')) text = text.slice(0, -1);
  return { text, kind: kindOf(text), sign: sign.trim().toLowerCase(), ahead };
}
