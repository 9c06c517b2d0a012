/** What the files of a host are made for. */
export interface Place {
  /** The name of the project: runs of two projects should not begin in the same minute. */
  readonly name: string;
  /** The folder that is published, below the project. */
  readonly out: string;
  /** Whether several feeds are published below that folder. */
  readonly hasFeeds: boolean;
}

/**
 * A minute of the hour that is odd, away from the full hour when runners are busy, and another one for another project.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
 */
export function oddMinute(name: string): number {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return 7 + 2 * (sum % 24);
}
