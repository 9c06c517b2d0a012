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
  /** The command that begins another run, unless that was done often enough. */
  readonly again: string;
}

/** What a run learnt that cannot be made again, on its way from the job that builds to the one that may write. */
export const historyFile = 'trending-papers-history.tar';

/**
 * Lines of a shell that build, and pack what git is to keep. They need no right to write. Also when one of several feeds
 * failed, for what the others learnt today is known today only; the run still fails.
 */
export function build({ out }: Place): string[] {
  return `failed=0
npx --yes trending-papers@${version} build || failed=$?
[ -e '${out}' ] || exit "$failed"
git add -- '${out}'
git ls-files -z -- '${out}' | tar --null --files-from=- -cf ${historyFile}
exit "$failed"`.split('\n');
}

/**
 * Lines of a shell that keep what was packed, on top of whatever was pushed meanwhile, and run nothing but git and tar:
 * nothing outside of the folder that is published comes in by it. Where another runner filed papers of the same day the
 * two cannot be put together line by line: another run is begun, which builds into what the other one filed.
 */
export function keepHistory({ out }: Place, { name, email, remote, branch, message, again }: Repository): string[] {
  return `git config user.name '${name}'
git config user.email '${email}'
git rm -rq --ignore-unmatch -- '${out}'
rm -rf -- '${out}'
tar -xf ${historyFile} -- '${out}'
git add -f -- '${out}'
git diff --cached --quiet || git commit -m '${message}'
for _ in 1 2 3; do
  git fetch origin ${branch}
  git rebase FETCH_HEAD || break
  if git push ${remote} HEAD:${branch}; then exit 0; fi
done
echo 'Others have filed papers of the same day: another run builds into what they have.'
${again}
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
