import { type SignalName, signalNames } from '@trending-papers/core/paper';
import { type Counted, enCounts, type LinkWords, type Words } from '@trending-papers/core/words';

type SignalStrings = { [name in SignalName]: Counted } & { [name in SignalName as `by-${name}`]: string };

/** What the element says in words that core has: ways into a paper, a number of a signal, and sorting by it. */
export type CoreStrings = SignalStrings & LinkWords & Pick<Words, 'undeclared'>;

/** The element's strings for the signals and the links of a language. */
export function coreStrings({
  signals,
  undeclared,
  links = enCounts.links,
}: Pick<Words, 'signals' | 'undeclared' | 'links'>): CoreStrings {
  const strings: Record<string, Counted | string> = {};
  for (const signal of signalNames) {
    const { name: _, most, ...forms } = signals[signal];
    strings[signal] = forms;
    strings[`by-${signal}`] = most;
  }
  return { undeclared, ...links, ...(strings as SignalStrings) };
}
