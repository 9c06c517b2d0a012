import { actions } from './actions.js';
import { building, takeSite } from './github.js';
import type { Place } from './place.js';

interface Upload {
  /** What it is called. */
  readonly title: string;
  /** The command that uploads a folder. */
  readonly run: (out: string) => string;
  /** Names of the secrets that it reads. */
  readonly secrets: readonly string[];
  /** A remark on what it costs or needs. */
  readonly about: string;
}

/** Hosts that take a folder from a job that ran elsewhere. The majors are those whose options are written here. */
const uploads = {
  cloudflare: {
    title: 'Cloudflare Pages',
    run: (out) => `npx --yes wrangler@4 pages deploy '${out}' --project-name "$CLOUDFLARE_PROJECT"`,
    secrets: ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID', 'CLOUDFLARE_PROJECT'],
    about: 'Of free plans 20,000 files: papers have a page each, so keep fewer with "keep" in the config.',
  },
  netlify: {
    title: 'Netlify',
    run: (out) => `npx --yes netlify-cli@26.1.0 deploy --prod --no-build --dir='${out}'`,
    secrets: ['NETLIFY_AUTH_TOKEN', 'NETLIFY_SITE_ID'],
    about: 'A deployment costs credits: on a free plan look at what a daily one uses up.',
  },
} satisfies Readonly<Record<string, Upload>>;

/** A workflow of GitHub that builds, keeps the history in the repository, and uploads the folder to another host. */
const workflow =
  ({ title, run, secrets, about }: Upload) =>
  (place: Place): string =>
    `name: Trending Papers
# ${about}
${building(place)}
  upload:
    needs: [build, keep]
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions: {}
    steps:
      - uses: ${actions.node}
        with:
          node-version: 24
${takeSite(place.out)}      - name: Upload to ${title}
        run: ${run(place.out)}
        env:
${secrets.map((secret) => `          ${secret}: \${{ secrets.${secret} }}`).join('\n')}
`;

export const cloudflareWorkflow = workflow(uploads.cloudflare);
export const netlifyWorkflow = workflow(uploads.netlify);
