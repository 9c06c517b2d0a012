import type { IssueCode, IssueFacts } from './codes.js';
import type { Issue } from './schema.js';

/** How a room says its issues: for each code that it reports a sentence, made of the facts of the code. */
export type IssueWords<Code extends IssueCode> = { readonly [Each in Code]: (facts: IssueFacts<Each>) => string };

/** Notes a guess, a repair or a loss; it ends up in `issues`. Sentence and facts come of the code. */
export type ReportIssue<Code extends IssueCode> = <Each extends Code>(
  code: Each,
  facts: IssueFacts<Each>,
  where?: string,
) => void;

/** Makes the issues of a room, whose words are given. */
export function issuesIn<Code extends IssueCode>(words: IssueWords<Code>) {
  return <Each extends Code>(code: Each, facts: IssueFacts<Each>, where?: string): Issue => ({
    code,
    message: words[code](facts),
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(where !== undefined && { where }),
  });
}
