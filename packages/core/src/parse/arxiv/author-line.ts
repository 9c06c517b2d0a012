import type { DraftAuthor } from '../draft.js';

/** Authors as arXiv lists them in one line: `A. Bee (Inst, City), C. Dee and E. Eff`. Linear in its length. */
export function authorLine(line: string | undefined): DraftAuthor[] {
  return splitOutside(line ?? '').flatMap((part) => {
    const [, name, affiliation] = /^([^(]*)\((.*)\)\s*$/s.exec(part) ?? [undefined, part, undefined];
    return name?.trim() ? [{ name: name.trim(), affiliation: affiliation?.trim() || undefined }] : [];
  });
}

/** Splits at commas and at "and" that stand in no parenthesis or brace. */
function splitOutside(line: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: mark, index } of line.matchAll(/[(){},]|\sand\s/g)) {
    if (mark === '(' || mark === '{') depth += 1;
    else if (mark === ')' || mark === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      parts.push(line.slice(from, index));
      from = index + mark.length;
    }
  }
  return [...parts, line.slice(from)];
}
