import type { Issue, IssueCode, IssueFacts } from '@trending-papers/core/paper';

/** Told of state that is not as the run before left it, and of what was done about it. */
export type Tell = (issue: Issue) => void;

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

/** What a site's state is found to be when a run begins; which facts a code has is declared in core's table of codes. */
const words: { readonly [Code in SiteCode]: (facts: IssueFacts<Code>) => string } = {
  'kept-bounded': ({ path, dropped, most }) =>
    `${path} holds ${most} at most: ${dropped} that nothing shows any more ${dropped === 1 ? 'is' : 'are'} gone from it.`,
  'lines-lost': ({ path, missing, back, of, files }) => {
    const where = files === undefined ? path : `${path}, ${files} files`;
    const lost = missing - back;
    const rest = lost > 0 ? `, ${lost} lost: bring what is gone back from a copy, and the next run takes it in` : '';
    return `${where}: ${missing} of ${count(of, 'line')} that an earlier run filed ${missing === 1 ? 'is' : 'are'} gone; ${back} taken back from the feed${rest}.`;
  },
  'lines-unreadable': ({ path, lines }) => `${path}: ${count(lines, 'line')} cannot be read, and stay as they are.`,
  'state-changed': ({ path, back }) =>
    `${path} is not as the run before left it: what it holds counts${back > 0 ? `, and ${count(back, 'paper')} of the feed that the archive does not know ${back === 1 ? 'is' : 'are'} taken in` : ''}.`,
  'state-damaged': ({ path, state, outcome }) => `${path} ${state}: ${outcome}.`,
};

type SiteCode = Extract<
  IssueCode,
  'kept-bounded' | 'lines-lost' | 'lines-unreadable' | 'state-changed' | 'state-damaged'
>;

export function issueOf<Code extends SiteCode>(code: Code, facts: IssueFacts<Code>): Issue {
  return { code, message: words[code](facts), facts: { ...facts } };
}

/** Whether something is gone that nothing could be made of again. */
export function isLoss({ code, facts }: Issue): boolean {
  return code === 'lines-lost' && Number(facts?.back) < Number(facts?.missing);
}
