import { type Boosts, type Caps, rankings, type SignalWeights, type Weights } from '@trending-papers/core/rank';
import type { Kind } from './kind.js';

// What is said of an order of papers: which ranking, and what counts more in it.

type RankingName = keyof typeof rankings;

/** A ranking by name, or weights of one's own; as it was said, too. */
export interface SaidRanking {
  readonly said: string;
  readonly by: RankingName | Weights;
}

const names = Object.keys(rankings) as RankingName[];

const number = (text: string | undefined) =>
  text !== undefined && /^-?\d{0,9}(\.\d{1,9})?$/.test(text) && /\d/.test(text) ? Number(text) : undefined;

const sides = ['level', 'speed', 'acceleration', 'replaces'] as const;

/**
 * `trending`, `upvotes=1,stars.speed=6`, or a ranking with other weights: `trending,halfLife=30`. Whether there is such a
 * signal is known when the papers are.
 */
export const ranking: Kind<SaidRanking> = {
  hint: 'RANKING',
  is: `one of ${names.join(', ')}, or weights such as upvotes=1,stars.speed=6`,
  offers: names,
  read: (text) => {
    const [first = '', ...rest] = text.split(',').map((part) => part.trim());
    const base = names.find((name) => name === first);
    if (base && rest.length === 0) return { said: text, by: base };
    const weights: Weights = base ? { ...rankings[base] } : {};
    for (const part of base ? rest : [first, ...rest]) {
      const [, signal = '', side = 'level', value] = /^([\w-]+)(?:\.(\w+))?=(\S+)$/.exec(part) ?? [];
      const weight = number(value);
      if (weight === undefined || !sides.some((each) => each === side)) return undefined;
      const before = weights[signal];
      const isPlain = side === 'level' && typeof before !== 'object';
      weights[signal] = isPlain ? weight : { ...sidesOf(before), [side]: weight };
    }
    return { said: text, by: weights };
  },
};

function sidesOf(weight: number | SignalWeights | undefined): SignalWeights {
  return typeof weight === 'number' ? { level: weight } : { ...weight };
}

/** What a boost is for, as it is said and as `rank` has it; what a query finds is looked up among the papers. */
const boostKinds = {
  author: 'authors',
  organization: 'organizations',
  venue: 'venues',
  topic: 'topics',
  keyword: 'keywords',
  paper: 'papers',
  query: 'queries',
} as const satisfies Record<string, keyof Boosts>;

export interface SaidBoost {
  readonly kind: (typeof boostKinds)[keyof typeof boostKinds];
  readonly name: string;
  readonly worth: number;
}

/** `author:Ada Lovelace=2`; without a number it is worth 1, as much as 2.7 times the votes. */
export const boost: Kind<SaidBoost> = {
  hint: 'KIND:NAME[=N]',
  is: `what counts more, such as author:Ada Lovelace=2, with one of ${Object.keys(boostKinds).join(', ')} first`,
  offers: Object.keys(boostKinds).map((kind) => `${kind}:`),
  read: (text) => {
    const [, kind = '', name = '', value = '1'] = /^([a-z]+):(.*?)(?:=(-?[\d.]+))?$/.exec(text) ?? [];
    const worth = number(value);
    if (!Object.hasOwn(boostKinds, kind) || !name.trim() || worth === undefined) return undefined;
    return { kind: boostKinds[kind as keyof typeof boostKinds], name: name.trim(), worth };
  },
};

const capKinds = ['author', 'organization', 'repository', 'source'] as const satisfies (keyof Caps)[];

export type SaidCap = readonly [kind: keyof Caps, most: number];

/** `author=2`: no more than two papers of one author stand together. */
export const cap: Kind<SaidCap> = {
  hint: 'KIND=N',
  is: `how many of one kind, such as author=2, with one of ${capKinds.join(', ')} first`,
  offers: capKinds.map((kind) => `${kind}=`),
  read: (text) => {
    const [, name, most = ''] = /^([a-z]+)=(\d{1,9})$/.exec(text) ?? [];
    const kind = capKinds.find((each) => each === name);
    return kind && [kind, Number(most)];
  },
};

/** From 0 to 1. */
export const share: Kind<number> = {
  hint: '0.3',
  is: 'a number from 0 to 1',
  read: (text) => {
    const value = number(text);
    return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
  },
  json: 'decimal',
};

export const score: Kind<number> = { hint: 'SCORE', is: 'a number such as 2.5', read: number, json: 'decimal' };
