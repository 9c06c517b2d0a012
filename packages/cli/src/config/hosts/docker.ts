import { version } from '../../terminal/version.js';
import { oddMinute, type Place } from './place.js';

/** An image of one run: the folder of the config is mounted, and keys come from the environment. */
export function dockerfile(): string {
  return `FROM node:24-slim
RUN npm install --global trending-papers@${version}
# Whoever runs it may be anyone: nothing is written but in the folder that is mounted.
USER node
ENV HOME=/tmp
WORKDIR /papers
ENTRYPOINT ["trending-papers"]
CMD ["build"]
`;
}

/** How the image is run once, and by a timer of the machine. */
export function dockerScript({ name }: Place): string {
  return `#!/bin/sh
# Builds once. From cron on weekdays: ${oddMinute(name)} 6 * * 1-5 /path/to/trending-papers.sh
set -eu
cd "$(dirname "$0")"
docker build --quiet --tag trending-papers .
# Keys stand in the file, one NAME=value a line, which only its owner reads.
[ -e trending-papers.env ] || (umask 077 && : > trending-papers.env)
exec docker run --rm --init --user "$(id -u):$(id -g)" --env-file trending-papers.env \\
  --volume "$PWD:/papers" trending-papers "$@"
`;
}
