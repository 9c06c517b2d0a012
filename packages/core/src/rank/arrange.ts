import type { Paper } from '../paper/schema.js';
import { aLimit, checkOption, unknownName } from '../text/options.js';
import { exact } from './term.js';
import type { Ranked } from './types.js';

/** How many papers of one kind may stand together at the top; those beyond follow after all others. */
export interface Caps {
  author?: number | undefined;
  organization?: number | undefined;
  repository?: number | undefined;
  source?: number | undefined;
}

const keysOf = {
  author: ({ authors = [] }: Paper) => authors.map(({ name }) => name),
  organization: ({ organization }: Paper) => [organization],
  repository: ({ links }: Paper) => [links?.code],
  source: ({ sources = [] }: Paper) => sources.map(({ name }) => name),
} satisfies Record<string, (paper: Paper) => (string | undefined)[]>;

/**
 * Puts the papers of those ids first, in that order, and what goes beyond a cap last. Each move is a reason of its own,
 * so that reasons still sum to the score and scores still fall.
 */
export function arranged(ranked: Ranked[], pins: readonly string[], caps: Caps): Ranked[] {
  for (const [kind, most] of Object.entries(caps)) {
    if (!Object.hasOwn(keysOf, kind)) throw unknownName('cap', kind, Object.keys(keysOf));
    checkOption(`caps.${kind}`, most, aLimit);
  }
  const counts = new Map<string, number>();
  const isBeyond = ({ paper }: Ranked) => {
    const keys = new Map(
      Object.entries(caps).flatMap(([kind, most]) =>
        keysOf[kind as keyof Caps](paper).flatMap((name) =>
          name ? [[`${kind} ${name.toLowerCase()}`, most as number] as const] : [],
        ),
      ),
    );
    if ([...keys].some(([key, most]) => (counts.get(key) ?? 0) >= most)) return true;
    for (const key of keys.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
    return false;
  };
  const pinned = [...new Set(pins)].flatMap((id) => ranked.filter(({ paper }) => paper.id === id));
  const rest = ranked.filter((each) => !pinned.includes(each));
  const [within, beyond]: [Ranked[], Ranked[]] = [[], []];
  for (const each of rest) (isBeyond(each) ? beyond : within).push(each);
  const top = rest[0]?.score ?? 0;
  const bottom = within.at(-1)?.score ?? 0;
  return [
    ...pinned.map((each, index) => moved(each, 'pin', top + pinned.length - index)),
    ...within,
    ...beyond.map((each) => moved(each, 'cap', Math.min(each.score, bottom))),
  ].map((each, index) => ({ ...each, rank: index + 1 }));
}

function moved(each: Ranked, signal: string, to: number): Ranked {
  const reasons = [...each.reasons, { signal, contribution: exact(to - each.score) }];
  return { ...each, reasons, score: reasons.reduce((sum, { contribution }) => sum + contribution, 0) };
}
