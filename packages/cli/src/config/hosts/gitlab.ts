import { build, historyFile, keepHistory } from './keep.js';
import type { Place } from './place.js';

const indented = (lines: readonly string[]) => lines.map((line) => `      ${line}`).join('\n');

/**
 * A pipeline for GitLab, started by a schedule or by hand. What fetches and runs a package has no right to write: another
 * job pushes the history, with a token of the project that a variable may hold for that job's environment alone, since a
 * job's own token may not write: https://docs.gitlab.com/user/project/settings/project_access_tokens/ and
 * https://docs.gitlab.com/ci/environments/#limit-the-environment-scope-of-a-cicd-variable
 */
export function gitlabPipeline(place: Place): string {
  const keep = keepHistory(place, {
    name: 'Trending Papers',
    email: 'trending-papers@noreply.invalid',
    remote: '"https://token:$TRENDING_PAPERS_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"',
    branch: '"$CI_COMMIT_REF_NAME"',
    message: 'Update the papers [skip ci]',
    // https://docs.gitlab.com/ci/jobs/ci_job_token/ may begin a pipeline of its own project.
    again:
      '[ "$CI_PIPELINE_SOURCE" = pipeline ] || curl -sS --fail-with-body -F token="$CI_JOB_TOKEN" ' +
      '-F ref="$CI_COMMIT_REF_NAME" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/trigger/pipeline"',
  });
  return `# A schedule is made under Build, Pipeline schedules; TRENDING_PAPERS_TOKEN is a project access token that may write.
# Give that variable the environment scope "trending-papers-history": then only the job "keep" has it.
stages: [build, test, deploy]

.when: &when
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web" || $CI_PIPELINE_SOURCE == "pipeline"

build:
  <<: *when
  stage: build
  image: node:24
  resource_group: trending-papers
  timeout: 20 minutes
  script:
    - |
${indented(build(place))}
  artifacts:
    # Also when one of several feeds failed: what the others learnt today is known today only.
    when: always
    expire_in: 1 day
    paths: ['${place.out}', ${historyFile}]

keep:
  stage: test
  image: node:24
  needs: [build]
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web" || $CI_PIPELINE_SOURCE == "pipeline"
      when: always
  environment:
    name: trending-papers-history
    action: access
  timeout: 10 minutes
  script:
    - |
      [ -e ${historyFile} ] || exit 0
${indented(keep)}

pages:
  <<: *when
  stage: deploy
  image: node:24
  needs: [build, keep]
  variables:
    GIT_STRATEGY: none
  script: ['true']
  pages:
    publish: '${place.out}'
`;
}
