import { join } from 'node:path';

/** Where a person's own things are kept. https://specifications.freedesktop.org/basedir-spec/latest/ */
const places = {
  state: { variable: 'XDG_STATE_HOME', fallback: ['.local', 'state'] },
  data: { variable: 'XDG_DATA_HOME', fallback: ['.local', 'share'] },
} as const;

/** Those that last, and those that may go. */
export type Place = keyof typeof places;

export type Env = Readonly<Record<string, string | undefined>>;

/** The path of a file of a person's own; nothing where there is no home. */
export function personalPath(place: Place, file: string, env: Env): string | undefined {
  const { variable, fallback } = places[place];
  const home = env.HOME ?? env.USERPROFILE;
  const base = env[variable] || (home && join(home, ...fallback));
  return base ? join(base, 'trending-papers', file) : undefined;
}
