import { ByteWriter } from '../store/bytes.js';
import { noDate } from '../store/columns.js';
import type { Store } from '../store/store.js';
import { spellingList } from '../words/spelling.js';
import { compareBytes, writeWord } from './dictionary-file.js';
import { bareId, hashOfText, type IdFile, lastDay, minutesADay, type TitleFile } from './format.js';
import type { Numbering } from './numbering.js';

/** The words a query may mean by others, by their first byte, each with how much it is used. */
export function commonWordFiles(store: Store): Map<number, Uint8Array<ArrayBuffer>> {
  const { words, uses } = store.vocabulary;
  const entries = spellingList(store.vocabulary)
    .byLength.flatMap((list) => [...list.words])
    .sort((a, b) => compareBytes(words.bytesOf(a), words.bytesOf(b)));
  const files = new Map<number, ByteWriter>();
  // Words of different first bytes share nothing, so each file begins with a whole one.
  let before: Uint8Array = new Uint8Array(0);
  for (const entry of entries) {
    const word = words.bytesOf(entry);
    const writer = files.get(word[0]!) ?? new ByteWriter();
    files.set(word[0]!, writer);
    writeWord(writer, word, before);
    writer.write(uses[entry]!);
    before = word;
  }
  return new Map([...files].map(([first, writer]) => [first, writer.done()]));
}

/** The days that have papers, newest first, and how many papers each has. */
export function daysFile(dates: Int32Array): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const dayOf = (at: number): number => Math.floor(dates[at]! / minutesADay);
  let before = lastDay;
  for (let at = 0; at < dates.length && dates[at] !== noDate; ) {
    const day = dayOf(at);
    const start = at;
    while (at < dates.length && dates[at] !== noDate && dayOf(at) === day) at++;
    writer.write(before - day);
    writer.write(at - start);
    before = day;
  }
  return writer.done();
}

/** Where the paper of each identifier is: in the file of its bare part's hash, by the hash of the whole. */
export function* idFiles(store: Store, { size, ids }: Numbering, files: number): Iterable<IdFile> {
  const texts = (number: number): string => store.ids.text(ids[number]!);
  const file = Uint32Array.from({ length: size }, (_, number) => hashOfText(bareId(texts(number))) % files);
  const order = Uint32Array.from({ length: size }, (_, number) => number).sort((a, b) => file[a]! - file[b]! || a - b);
  let at = 0;
  for (let number = 0; number < files; number++) {
    const start = at;
    while (at < size && file[order[at]!] === number) at++;
    const papers = order.slice(start, at);
    yield { hashes: papers.map((paper) => hashOfText(texts(paper))), papers };
  }
}

/** Which papers are called so, whole or by the name that their titles begin with: by the hash, in the file of it. */
export function* titleFiles({ size, placeOf }: Numbering, files: number): Iterable<TitleFile> {
  const hashes: number[][] = Array.from({ length: files }, () => []);
  const places: number[][] = Array.from({ length: files }, () => []);
  const put = (hash: number, place: number): void => {
    hashes[hash % files]!.push(hash);
    places[hash % files]!.push(place);
  };
  for (let number = 0; number < size; number++) {
    const {
      segment: { titles },
      doc,
    } = placeOf(number);
    put(titles.whole[doc]!, number * 2);
    if (titles.heads[doc] !== 0 && titles.heads[doc] !== titles.whole[doc]) put(titles.heads[doc]!, number * 2 + 1);
  }
  for (let file = 0; file < files; file++)
    yield { hashes: Uint32Array.from(hashes[file]!), places: Uint32Array.from(places[file]!) };
}
