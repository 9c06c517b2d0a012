import { asciiLetters } from '../../text/ascii-letters.js';
import type { Entry } from '../model/entry.js';
import { namesOf } from './name.js';

const ascii = (text: string) =>
  text
    .toLowerCase()
    .replace(/[ßæœøđðħıłþ]/g, (letter) => asciiLetters[letter]!)
    .normalize('NFD')
    .replace(/[^a-z\d ]/g, '');

const stopWord =
  /^(a|an|the|on|in|of|for|to|and|with|from|is|are|do|does|can|how|what|when|why|towards?|via|by|at|we)$/;

function titleWord(title: string): string {
  const words = ascii(title.replace(/\$[^$]*\$/g, ' ').replace(/[-–—:/]/g, ' ')).split(/ +/);
  return words.find((word) => /^[a-z]/.test(word) && !stopWord.test(word))?.slice(0, 30) ?? '';
}

function authorWord(entry: Entry): string {
  const [first] = namesOf(entry.paper.authors);
  if (first === undefined) return '';
  return ascii('literal' in first ? first.literal : first.family)
    .replaceAll(' ', '')
    .slice(0, 30);
}

/** "lovelace2026sparse"; what is not known, or not to be had in ASCII, is left out, but never everything. */
function baseKey(entry: Entry): string {
  const author = authorWord(entry);
  const word = titleWord(entry.title) || (author === '' ? ascii(entry.id).replaceAll(' ', '').slice(0, 40) : '');
  const year = (entry.cited ?? '').slice(0, 4);
  const key = author + year + word;
  // BibTeX wants a letter first.
  return /^[a-z]/.test(key) ? key : `paper${key}`;
}

/**
 * The key its source gave it, in whatever script, unless it holds what ends a key: somebody's documents cite by it. Biber
 * and BibTeX read UTF-8 here, and refuse `"#%'(),={}~` and blanks.
 */
const ownKey = ({ paper }: Entry) =>
  /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.+/&*@!?;-]{0,199}$/u.test(paper.key ?? '') ? paper.key : undefined;

/** 0 → a, 25 → z, 26 → aa. */
function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));
}

/** A citation key for each entry, in order: its own, else made of lower-case ASCII; no two alike. */
export function citationKeys(entries: readonly Entry[]): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return entries.map((entry) => {
    const base = ownKey(entry) ?? baseKey(entry);
    let key = base;
    while (taken.has(key)) {
      const index = next.get(base) ?? 0;
      next.set(base, index + 1);
      key = base + letters(index);
    }
    taken.add(key);
    return key;
  });
}
