import { channelNames } from '../../args/channel.js';
import { version } from '../../terminal/version.js';
import { buildAndKeep } from './keep.js';
import { oddMinute, type Place } from './place.js';

/** The majors of the actions, looked up on 2026-11-28 in their repositories. */
const actions = {
  checkout: 'actions/checkout@v7',
  node: 'actions/setup-node@v7',
  configure: 'actions/configure-pages@v6',
  upload: 'actions/upload-pages-artifact@v5',
  deploy: 'actions/deploy-pages@v5',
  download: 'actions/download-artifact@v8',
} as const;

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

/** When a workflow of GitHub runs, and its first job: it builds and keeps the history. Steps of that job may follow. */
export const building = (place: Place) => `on:
  schedule:
    # UTC. Runs may start late; nothing depends on the minute.
    - cron: '${oddMinute(place.name)} 6 * * 1-5'
  workflow_dispatch:
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
      contents: write # ${place.out}/archive is the history of the papers
    steps:
      - uses: ${actions.checkout}
      - uses: ${actions.node}
        with:
          node-version: 24
      - name: Build, and keep the history
        run: |
${indented(
  buildAndKeep(place, {
    ...bot,
    remote: 'origin',
    branch: '"$GITHUB_REF_NAME"',
    message: 'Update the papers',
  }),
)}
        env:
          S2_API_KEY: \${{ secrets.S2_API_KEY }}
          OPENALEX_API_KEY: \${{ secrets.OPENALEX_API_KEY }}
          CROSSREF_MAILTO: \${{ vars.CROSSREF_MAILTO }}
          TRENDING_PAPERS_USER_AGENT: \${{ vars.TRENDING_PAPERS_USER_AGENT }}`;

/** The site as it was deployed: what is mailed and delivered is read from its feeds. */
const deployed = (out: string) => `      - uses: ${actions.download}
        with:
          name: github-pages
          path: \${{ runner.temp }}
      - name: Take the site that was deployed
        run: |
          mkdir -p '${out}'
          tar -xf "$RUNNER_TEMP/artifact.tar" -C '${out}'
`;

/**
 * A workflow for GitHub: builds on weekdays, by hand and when the config changes, keeps the feed's history in the
 * repository and publishes to Pages. Each job has the rights it needs and no others.
 */
export function githubWorkflow(place: Place): string {
  const { out, hasFeeds } = place;
  return `name: Trending Papers
${building(place)}
      - name: Keep the schedule alive
        # A schedule is switched off after 60 days without a commit, also when every build of them failed.
        if: always()
        run: |
          if [ "$(( $(date +%s) - $(git log -1 --format=%ct) ))" -gt 4320000 ]; then
            git config user.name '${bot.name}'
            git config user.email '${bot.email}'
            git commit --allow-empty -m 'Keep the schedule alive'
            git pull --rebase
            git push
          fi
      - uses: ${actions.upload}
        with:
          path: '${out}'

  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: ${actions.configure}
      - uses: ${actions.deploy}
        id: deployment

  # After the deployment, so that no link in a mail leads nowhere. On when the variable TRENDING_PAPERS_DIGEST is set.
  digest:
    needs: deploy
    if: vars.TRENDING_PAPERS_DIGEST != ''
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write # trending-papers.sent.json remembers what was mailed
    steps:
      - uses: ${actions.checkout}
        with:
          ref: \${{ github.ref_name }}
      - uses: ${actions.node}
        with:
          node-version: 24
${deployed(out)}      - name: Take the list of people from a secret
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
      - name: Keep the record of what was mailed
        if: always()
        run: |
${keep('trending-papers.sent.json', 'Note what was mailed')}

  # Chats that the config names under "deliver". On when the variable TRENDING_PAPERS_DELIVER is set.
  deliver:
    needs: [deploy, digest]
    if: always() && needs.deploy.result == 'success' && vars.TRENDING_PAPERS_DELIVER != ''
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: write # trending-papers.delivered.json remembers what was delivered
    steps:
      - uses: ${actions.checkout}
        with:
          ref: \${{ github.ref_name }}
      - uses: ${actions.node}
        with:
          node-version: 24
${deployed(out)}      - run: npx --yes trending-papers@${version} deliver
        env:
${channelNames.map((channel) => secretOf(`TRENDING_PAPERS_${channel.toUpperCase()}`)).join('\n')}
      - name: Keep the record of what was delivered
        if: always()
        run: |
${keep('trending-papers.delivered.json', 'Note what was delivered')}
`;
}
