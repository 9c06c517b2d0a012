import { version } from '../terminal/version.js';

/**
 * A minute of the hour that is odd, away from the full hour when runners are busy, and another one for another project.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
 */
function oddMinute(name: string): number {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return 7 + 2 * (sum % 24);
}

/** A workflow for GitHub that builds on weekdays, keeps the feed's history in the repository and publishes to Pages. */
export function workflow(name: string): string {
  return `name: Trending Papers
on:
  schedule:
    # UTC. Runs may start late; nothing depends on the minute.
    - cron: '${oddMinute(name)} 6 * * 1-5'
  workflow_dispatch:

# Two runs at once would publish in either's order.
concurrency:
  group: trending-papers
  cancel-in-progress: false

permissions: {}

jobs:
  publish:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: write # public/ holds the history of the papers
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
      - run: npx --yes trending-papers@${version} build
        env:
          S2_API_KEY: \${{ secrets.S2_API_KEY }}
          OPENALEX_API_KEY: \${{ secrets.OPENALEX_API_KEY }}
      - name: Keep the history
        run: |
          git config user.name 'github-actions[bot]'
          git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
          git add public
          git diff --cached --quiet || git commit -m 'Update the papers'
          # A schedule is switched off after 60 days without a commit.
          if [ "$(( $(date +%s) - $(git log -1 --format=%ct) ))" -gt 4320000 ]; then
            git commit --allow-empty -m 'Keep the schedule alive'
          fi
          git push
      - uses: actions/configure-pages@v5
      - uses: actions/upload-pages-artifact@v4
        with:
          path: public
      - uses: actions/deploy-pages@v4
        id: deployment
`;
}
