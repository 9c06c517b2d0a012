import { cronScript, cronTable } from './cron.js';
import { dockerfile, dockerScript } from './docker.js';
import { cloudflareWorkflow, netlifyWorkflow } from './elsewhere.js';
import { githubWorkflow } from './github.js';
import { gitlabPipeline } from './gitlab.js';
import type { Place } from './place.js';
import { systemdService, systemdTimer } from './systemd.js';

export interface Host {
  /** The files that make it publish, by their path in the project. */
  readonly files: Readonly<Record<string, (place: Place) => string>>;
  /** What is left to do by hand. */
  readonly next: string;
  /** Whether a repository keeps what one run learnt for the next. */
  readonly inGit?: boolean;
}

/** Where a project is built and published. A new one is a row here, and a file with what it writes. */
export const hosts = {
  github: {
    files: { '.github/workflows/trending-papers.yml': githubWorkflow },
    inGit: true,
    next: 'Next: trending-papers doctor, then push, and choose "GitHub Actions" under Settings, Pages',
  },
  gitlab: {
    files: { '.gitlab-ci.yml': gitlabPipeline },
    inGit: true,
    next: 'Next: trending-papers doctor, then push, set TRENDING_PAPERS_TOKEN for the environment trending-papers-history, and make a pipeline schedule',
  },
  cloudflare: {
    files: { '.github/workflows/trending-papers.yml': cloudflareWorkflow },
    inGit: true,
    next: 'Next: trending-papers doctor, make a Pages project, set its three secrets on GitHub, then push',
  },
  netlify: {
    files: { '.github/workflows/trending-papers.yml': netlifyWorkflow },
    inGit: true,
    next: 'Next: trending-papers doctor, make a site, set NETLIFY_AUTH_TOKEN and NETLIFY_SITE_ID on GitHub, then push',
  },
  cron: {
    files: { 'trending-papers.sh': cronScript, 'trending-papers.crontab': cronTable },
    next: 'Next: trending-papers doctor, then chmod +x trending-papers.sh, and put the lines into crontab -e',
  },
  docker: {
    files: { Dockerfile: dockerfile, 'trending-papers.sh': dockerScript },
    next: 'Next: chmod +x trending-papers.sh, and run it; keys stand in trending-papers.env',
  },
  systemd: {
    files: { 'trending-papers.service': systemdService, 'trending-papers.timer': systemdTimer },
    next: 'Next: trending-papers doctor, then systemctl --user link both files and enable --now the timer',
  },
} satisfies Readonly<Record<string, Host>>;
