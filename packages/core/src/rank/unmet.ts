import type { Issue, Paper } from '../paper/schema.js';
import { nearest } from '../text/nearest.js';
import { type Boosts, boostedNames, matchesOf } from './boosts.js';
import { issueOf } from './issues.js';
import type { Profile } from './types.js';

/** What somebody asked of a ranking that a paper has to meet. */
export interface Asked {
  boosts?: Boosts | undefined;
  pins: readonly string[];
  profile?: Profile | undefined;
}

/** What was asked for and none of the papers meets: a name that is mistyped looks as if nobody had asked. */
export function unmetIn(papers: readonly Paper[], { boosts = {}, pins, profile }: Asked): Issue[] {
  const issues: Issue[] = [];
  const all = matchesOf(boosts);
  const left = all.filter(({ matches }) => !papers.some(matches));
  if (left.length) {
    const [{ kind, name }] = left as [(typeof left)[number]];
    const meant = nearest(name, boostedNames(kind, papers));
    const names = left.map((each) => each.name).join(', ');
    issues.push(issueOf('boosts-unmatched', { names, left: left.length, of: all.length, ...(meant && { meant }) }));
  }
  const ids = new Set(papers.map(({ id }) => id));
  const missing = pins.filter((id) => !ids.has(id));
  if (missing.length)
    issues.push(issueOf('pins-unmatched', { names: missing.join(', '), left: missing.length, of: pins.length }));
  if (profile && papers.length && !papers.some((paper) => profile(paper).length))
    issues.push(issueOf('taste-unmatched', { papers: papers.length }));
  return issues;
}
