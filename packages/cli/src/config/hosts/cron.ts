import { version } from '../../terminal/version.js';
import { oddMinute, type Place } from './place.js';

/** A line for crontab, whose environment is nearly empty and whose percent signs are line ends. */
export function cronTable({ name }: Place): string {
  return `# crontab -e, and put these lines in. cron mails what is written unless it goes to a log.
PATH=/usr/local/bin:/usr/bin:/bin
${oddMinute(name)} 6 * * 1-5 "$HOME/${name}/trending-papers.sh" >>"$HOME/${name}/trending-papers.log" 2>&1
`;
}

/** What the line runs: one at a time, with the keys of a file that only its owner reads. */
export function cronScript(_: Place): string {
  return `#!/bin/sh
set -eu
cd "$(dirname "$0")"
if [ -e trending-papers.env ]; then
  set -a
  . ./trending-papers.env
  set +a
fi
exec npx --yes trending-papers@${version} build
`;
}
