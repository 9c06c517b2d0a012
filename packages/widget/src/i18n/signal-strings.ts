import { type SignalName, signalNames } from '@trending-papers/core';
import type { Counted, Words } from '@trending-papers/core/words';

/** What the element says of signals, out of the words that core has for them: a number of one, and sorting by it. */
export type SignalStrings = { [name in SignalName]: Counted } & { [name in SignalName as `by-${name}`]: string } & {
  undeclared: string;
};

/** The element's strings for the signals of a language. */
export function signalStrings({ signals, undeclared }: Pick<Words, 'signals' | 'undeclared'>): SignalStrings {
  const strings: Record<string, Counted | string> = { undeclared };
  for (const signal of signalNames) {
    const { name: _, most, ...forms } = signals[signal];
    strings[signal] = forms;
    strings[`by-${signal}`] = most;
  }
  return strings as SignalStrings;
}
