import { version } from '../../terminal/version.js';
import type { Place } from './place.js';

/**
 * A pipeline for GitLab, started by a schedule or by hand. The history is pushed with a token of the project, since the
 * job's own may not write: https://docs.gitlab.com/user/project/settings/project_access_tokens/
 */
export function gitlabPipeline({ out }: Place): string {
  return `# A schedule is made under Build, Pipeline schedules; TRENDING_PAPERS_TOKEN is a project access token that may write.
pages:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web"
  resource_group: trending-papers
  timeout: 20 minutes
  script:
    # When one of several feeds fails, what the others learnt is kept, and the job fails at its end.
    - failed=0
    - npx --yes trending-papers@${version} build || failed=$?
    - "[ -e '${out}' ] || exit $failed"
    - git config user.name 'Trending Papers'
    - git config user.email 'trending-papers@noreply.invalid'
    - git add -- '${out}'
    - git diff --cached --quiet || git commit -m 'Update the papers [skip ci]'
    - git pull --rebase origin "$CI_COMMIT_REF_NAME"
    - git push "https://token:$TRENDING_PAPERS_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "HEAD:$CI_COMMIT_REF_NAME"
    - exit $failed
  pages:
    publish: '${out}'
`;
}
