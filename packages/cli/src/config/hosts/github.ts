import { channelNames } from '../../args/channel.js';
import { version } from '../../terminal/version.js';
import { actions } from './actions.js';
import { build, historyFile, keepHistory } from './keep.js';
import { oddMinute, type Place } from './place.js';

const bot = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' };

const indented = (lines: readonly string[]) => lines.map((line) => `          ${line}`).join('\n');

/** Commits a path, and pushes on top of whatever was pushed meanwhile. */
const keep = (path: string, message: string) => `          git config user.name '${bot.name}'
          git config user.email '${bot.email}'
          [ -e '${path}' ] || exit 0
          git add -- '${path}'
          git diff --cached --quiet || git commit -m '${message}'
          git pull --rebase
          git push`;

/** A variable of a step, from the secret of the same name. */
const secretOf = (name: string) => `          ${name}: \${{ secrets.${name} }}`;

/** The repository as it is now, without a right to write it, and Node. */
const readOnly = `      - uses: ${actions.checkout}
        with:
          persist-credentials: false
          ref: \${{ github.ref_name }}
      - uses: ${actions.node}
        with:
          node-version: 24`;

/**
 * When a workflow of GitHub runs, and its first two jobs. What fetches and runs a package may read; what may write to the
 * repository runs git alone, on what the other left as an artifact.
 */
export const building = (place: Place) => `on:
  schedule:
    # UTC. Runs may start late; nothing depends on the minute.
    - cron: '${oddMinute(place.name)} 6 * * 1-5'
  workflow_dispatch:
    inputs:
      turn:
        description: How often this run was begun again, since others pushed meanwhile
        default: '0'
  push:
    paths: [trending-papers.config.json]

# Two runs at once would publish in either's order.
concurrency:
  group: trending-papers
  cancel-in-progress: false

permissions: {}

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
    outputs:
      commit: \${{ steps.from.outputs.commit }}
      made: \${{ steps.made.outcome }}
    steps:
${readOnly}
      - name: Note what it is built from
        id: from
        run: echo "commit=$(git rev-parse HEAD)" >>"$GITHUB_OUTPUT"
      - name: Build
        run: |
${indented(build(place))}
        env:
          S2_API_KEY: \${{ secrets.S2_API_KEY }}
          OPENALEX_API_KEY: \${{ secrets.OPENALEX_API_KEY }}
          CROSSREF_MAILTO: \${{ vars.CROSSREF_MAILTO }}
          TRENDING_PAPERS_USER_AGENT: \${{ vars.TRENDING_PAPERS_USER_AGENT }}
      - uses: ${actions.uploadFile}
        id: made
        if: always() && hashFiles('${historyFile}') != ''
        with:
          name: history
          path: ${historyFile}
          retention-days: 1
      - uses: ${actions.upload}
        with:
          path: '${place.out}'

  keep:
    needs: build
    # Also when one of several feeds failed: what the others learnt today is known today only.
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: write # ${place.out}/archive is the history of the papers
      actions: write # begins another run where somebody pushed papers of the same day
    steps:
      - uses: ${actions.checkout}
        with:
          ref: \${{ needs.build.outputs.commit || github.ref_name }}
      - uses: ${actions.download}
        if: needs.build.outputs.made == 'success'
        with:
          name: history
      - name: Keep the history
        if: needs.build.outputs.made == 'success'
        run: |
${indented(
  keepHistory(place, {
    ...bot,
    remote: 'origin',
    branch: '"$GITHUB_REF_NAME"',
    message: 'Update the papers',
    again: '[ "$TURN" -ge 3 ] || gh workflow run trending-papers.yml --ref "$GITHUB_REF_NAME" -f turn="$((TURN + 1))"',
  }),
)}
        env:
          GH_TOKEN: \${{ github.token }}
          TURN: \${{ inputs.turn || '0' }}
      - name: Keep the schedule alive
        # A schedule is switched off after 60 days without a commit, also when every build of them failed.
        if: always()
        run: |
          if [ "$(( $(date +%s) - $(git log -1 --format=%ct) ))" -gt 4320000 ]; then
            git config user.name '${bot.name}'
            git config user.email '${bot.email}'
            git commit --allow-empty -m 'Keep the schedule alive'
            git pull --rebase origin "$GITHUB_REF_NAME"
            git push origin HEAD:"$GITHUB_REF_NAME"
          fi
`;

/** The site as it was built: what is uploaded elsewhere, and what is mailed and delivered is read from its feeds. */
export const takeSite = (out: string) => `      - uses: ${actions.download}
        with:
          name: github-pages
          path: \${{ runner.temp }}
      - name: Take the site that was built
        run: |
          mkdir -p '${out}'
          tar -xf "$RUNNER_TEMP/artifact.tar" -C '${out}'
`;

/** The step that hands over the record of who was reached. */
const handingOver = (job: string, file: string) => `      - uses: ${actions.uploadFile}
        id: made
        # Also when somebody was not reached: who was must not be reached twice.
        if: always() && hashFiles('${file}') != ''
        with:
          name: ${job}
          path: ${file}
          retention-days: 1`;

/** A job that keeps the record that another one left as an artifact, and runs nothing but git: one after the other. */
const keeping = (job: string, file: string, message: string, after = '') => `
  keep-${job}:
    needs: [${job}${after && `, ${after}`}]
    if: always() && needs.${job}.outputs.made == 'success'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: write # ${file} is kept in the repository
    steps:
      - uses: ${actions.checkout}
        with:
          ref: \${{ github.ref_name }}
      - uses: ${actions.download}
        with:
          name: ${job}
      - name: Keep the record
        run: |
${keep(file, message)}`;

/**
 * A workflow for GitHub: builds on weekdays, by hand and when the config changes, keeps the feed's history in the
 * repository and publishes to Pages. Each job has the rights it needs and no others: what knows the addresses of people
 * and channels may not write, and what keeps the record of them runs nothing but git.
 */
export function githubWorkflow(place: Place): string {
  const { out, hasFeeds } = place;
  const [sent, delivered] = ['trending-papers.sent.json', 'trending-papers.delivered.json'] as const;
  return `name: Trending Papers
${building(place)}
  deploy:
    needs: [build, keep]
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: ${actions.deploy}
        id: deployment

  # After the deployment, so that no link in a mail leads nowhere. On when the variable TRENDING_PAPERS_DIGEST is set.
  digest:
    needs: deploy
    if: vars.TRENDING_PAPERS_DIGEST != ''
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
    outputs:
      made: \${{ steps.made.outcome }}
    steps:
${readOnly}
${takeSite(out)}      - name: Take the list of people from a secret
        # Into a file of this run alone: the repository may be one that everybody reads. A secret holds 48 kB, some 300 people.
        run: |
          [ -n "$LIST" ] || exit 0
          (umask 077 && printf '%s' "$LIST" >"$RUNNER_TEMP/subscribers.json")
          echo "LISTED=--subscribers $RUNNER_TEMP/subscribers.json" >>"$GITHUB_ENV"
        env:
          LIST: \${{ secrets.TRENDING_PAPERS_SUBSCRIBERS }}
      # shellcheck disable=SC2086
      - run: npx --yes trending-papers@${version} digest${hasFeeds ? '' : ` '${out}/feed.json'`} --send $LISTED
        env:
          TRENDING_PAPERS_SMTP: \${{ secrets.TRENDING_PAPERS_SMTP }}
          TRENDING_PAPERS_UNSUBSCRIBE_SECRET: \${{ secrets.TRENDING_PAPERS_UNSUBSCRIBE_SECRET }}
${handingOver('digest', sent)}
${keeping('digest', sent, 'Note what was mailed')}

  # Chats that the config names under "deliver". On when the variable TRENDING_PAPERS_DELIVER is set.
  deliver:
    needs: [deploy, digest]
    if: always() && needs.deploy.result == 'success' && vars.TRENDING_PAPERS_DELIVER != ''
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
    outputs:
      made: \${{ steps.made.outcome }}
    steps:
${readOnly}
${takeSite(out)}      - run: npx --yes trending-papers@${version} deliver
        env:
${channelNames.map((channel) => secretOf(`TRENDING_PAPERS_${channel.toUpperCase()}`)).join('\n')}
${handingOver('deliver', delivered)}
${keeping('deliver', delivered, 'Note what was delivered', 'keep-digest')}
`;
}
