import { uuidOf } from '../model/iri.js';

/** Longer names of files are cut: 255 bytes is what file systems take, and nobody reads so far. */
const longest = 80;

/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/**
 * A word for an address and a file on any system: lower-case ASCII, no dots at the ends, no name of a device. What that
 * loses is told apart by eight digits of a hash, so two different texts never share a file.
 *
 * @example
 * slugOf('cs.LG') // 'cs.lg'
 * slugOf('Grüße') // 'gruse-3f9a1c2b'
 */
export function slugOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const slug = plain
    .replace(/[^a-z\d.]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, longest)
    .replace(/[-.]+$/, '');
  const whole = slug !== '' && !reserved.test(slug) && slug === text.toLowerCase().replace(/[ _:/-]+/g, '-');
  // Of a device's name all that is up to the first dot is the name.
  const base = reserved.test(slug) ? slug.replaceAll('.', '-') : slug || 'x';
  return whole ? slug : `${base}-${uuidOf(text).slice(9, 17)}`;
}

/**
 * Ids of which nothing is lost: `arxiv:2403.12345`, `doi:10.1234/a-b`. In any other, two that differ by a sign or by
 * capitals would be one file, so those are told apart by a hash.
 */
const plainId = /^[a-z\d]+:[a-z\d.]+(?:\/[a-z\d.]+(?:-[a-z\d.]+)*)?$/;

/** The file of a paper, by its id. */
export function paperSlug(id: string): string {
  const slug = slugOf(id);
  const hash = uuidOf(id).slice(9, 17);
  return plainId.test(id) || slug.endsWith(hash) ? slug : `${slug}-${hash}`;
}
