import { version } from '../../terminal/version.js';
import type { Place } from './place.js';

/** How a host's runner comes to the repository. */
export interface Repository {
  /** Who commits, as `git config` takes it. */
  readonly name: string;
  readonly email: string;
  /** Where papers are pushed to, as a shell says it. */
  readonly remote: string;
  /** The branch, as a shell says it. */
  readonly branch: string;
  readonly message: string;
}

/**
 * Lines of a shell that build, and keep what was learnt on top of whatever was pushed meanwhile. Where another runner
 * filed papers of the same day the two cannot be put together line by line: its archive is taken, and built into again.
 * Also when one of several feeds failed, for what the others learnt today is known today only; the run still fails.
 */
export function buildAndKeep({ out }: Place, { name, email, remote, branch, message }: Repository): string[] {
  return `git config user.name '${name}'
git config user.email '${email}'
for _ in 1 2 3; do
  failed=0
  npx --yes trending-papers@${version} build || failed=$?
  [ -e '${out}' ] || exit "$failed"
  git add -- '${out}'
  git diff --cached --quiet || git commit -m '${message}'
  git fetch origin ${branch}
  if git rebase FETCH_HEAD && git push ${remote} HEAD:${branch}; then exit "$failed"; fi
  echo 'Others have pushed: today is built into what they have.'
  git rebase --abort || true
  git fetch origin ${branch}
  git reset --hard FETCH_HEAD
done
exit 1`.split('\n');
}

/**
 * What git keeps of the folder that is published: what cannot be made again. Pages and feeds are made of it by each run
 * and go to the host as they are; in a repository every one of them would grow it every day.
 */
export const gitignore = `# Pages and feeds are made anew of the archive by each run, and published without git.
*
!*/
!.gitignore
!**/archive/**
!**/pictures/**
`;
