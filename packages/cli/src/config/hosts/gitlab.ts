import { buildAndKeep } from './keep.js';
import type { Place } from './place.js';

/**
 * A pipeline for GitLab, started by a schedule or by hand. The history is pushed with a token of the project, since the
 * job's own may not write: https://docs.gitlab.com/user/project/settings/project_access_tokens/
 */
export function gitlabPipeline(place: Place): string {
  const lines = buildAndKeep(place, {
    name: 'Trending Papers',
    email: 'trending-papers@noreply.invalid',
    remote: '"https://token:$TRENDING_PAPERS_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"',
    branch: '"$CI_COMMIT_REF_NAME"',
    message: 'Update the papers [skip ci]',
  });
  return `# A schedule is made under Build, Pipeline schedules; TRENDING_PAPERS_TOKEN is a project access token that may write.
pages:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web"
  resource_group: trending-papers
  timeout: 20 minutes
  script:
    - |
${lines.map((line) => `      ${line}`).join('\n')}
  pages:
    publish: '${place.out}'
`;
}
