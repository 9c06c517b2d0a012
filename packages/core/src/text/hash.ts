// Texts as short names that are the same everywhere; not for secrets.

import { fnvBasis, fnvMix } from './fnv.js';

const inHex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

/**
 * 128 bits in hexadecimal: MurmurHash3_x86_128 (https://github.com/aappleby/smhasher) of UTF-16, with a last block that is
 * not full mixed like all others. Among a thousand million titles the chance that any two share it is about 10^-21. Not
 * for secrets.
 */
export function hash128(text: string): string {
  const state = [0, 0, 0, 0];
  for (let at = 0, lane = 0; at < text.length; at += 2, lane = (lane + 1) & 3) {
    const word = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
    const mixed = Math.imul(rotate(Math.imul(word, factors[lane]!), 15 + lane), factors[(lane + 1) & 3]!);
    const turned = rotate(state[lane]! ^ mixed, turns[lane]!) + state[(lane + 1) & 3]!;
    state[lane] = (Math.imul(turned, 5) + sums[lane]!) | 0;
  }
  const spread = across(state.map((word) => word ^ (2 * text.length))).map(finish);
  return across(spread).map(inHex).join('');
}

const factors = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
const turns = [19, 17, 15, 13];
const sums = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17];

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** Each word of the state changed by all the others. */
function across([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number[] {
  const first = (a + b + c + d) | 0;
  return [first, (b + first) | 0, (c + first) | 0, (d + first) | 0];
}

/** Every bit of a word changed by every other. */
function finish(word: number): number {
  let value = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}

/** 64 bits in hexadecimal: two runs of FNV-1a with different offsets, mixed. */
export function hash64(text: string): string {
  const half = (offset: number) => {
    let value = offset;
    for (let at = 0; at < text.length; at += 1) value = fnvMix(value, text.charCodeAt(at));
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    return inHex(value ^ (value >>> 13));
  };
  return half(fnvBasis) + half(0x9e3779b9);
}
