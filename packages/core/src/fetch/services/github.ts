import { TrendingPapersError } from '../../paper/errors.js';
import { unusableAnswer } from '../client/errors.js';
import { quoted } from '../client/said.js';
import { issueOf } from '../issues.js';
import { list, readJson, record } from '../pages/read.js';
import { asText, listingOf } from '../pages/records.js';
import type { Etiquette, Page, Read, Service, Session } from '../types.js';

const graphql = 'https://api.github.com/graphql';
/** Repositories of one request, which costs one of 5,000 points an hour. https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
const mostRepositories = 100;

function etiquette({ keys }: Session, body: string): Etiquette {
  const secret = { headers: { authorization: `Bearer ${keys.github}` } };
  return { queue: 'github.com', interval: 1_000, fresh: 10 * 60_000, body, secret };
}

/** The question for some repositories, each under a name that says which. Only letters that names have go into it. */
function questionOf(repositories: readonly string[]): string {
  const asked = repositories.map((repository, index) => {
    const [owner, name] = repository.split('/');
    return `r${index}: repository(owner: "${owner}", name: "${name}") { nameWithOwner description stargazerCount }`;
  });
  return JSON.stringify({ query: `{ ${asked.join(' ')} }` });
}

interface Answer {
  listing: Page['listing'];
  missing: string[];
}

/** Errors come with a status of 200: a limit for all of it, or a repository that is not there any more. */
function reader(repositories: readonly string[], session: Session): Read<Answer> {
  return async (body, url) => {
    const json = record(readJson(body, url));
    const errors = list(json.errors).map(record);
    const limit = errors.find(({ type }) => type === 'RATE_LIMITED');
    if (limit)
      throw new TrendingPapersError(
        'rate-limited',
        `GitHub asks for a pause: "${quoted(asText(limit.message)) ?? ''}"`,
        {
          url,
        },
      );
    if (typeof json.data !== 'object' || json.data === null)
      throw unusableAnswer(url, `with the error "${quoted(asText(errors[0]?.message)) ?? ''}"`);
    const data = record(json.data);
    const found = repositories.map((repository, index) => ({ repository, ...record(data[`r${index}`]) }));
    const there: ((typeof found)[number] & Record<string, unknown>)[] = found.filter(
      (each) => 'stargazerCount' in each,
    );
    const drafts = there.map((each) => ({
      title: asText(each.nameWithOwner) ?? each.repository,
      abstract: asText(each.description),
      type: 'software',
      links: { page: `https://github.com/${each.repository}`, code: `https://github.com/${each.repository}` },
      signals: { stars: each.stargazerCount },
    }));
    const listing = await listingOf(session, drafts);
    const missing = found.filter((each) => !('stargazerCount' in each)).map(({ repository }) => repository);
    return { listing, missing };
  };
}

async function* stars(repositories: readonly string[], session: Session): AsyncGenerator<Page> {
  if (!session.keys.github)
    throw new TrendingPapersError(
      'login-required',
      'GitHub tells the stars of many repositories only to who signs in.',
      {
        url: graphql,
      },
    );
  for (let start = 0; start < repositories.length; start += mostRepositories) {
    const some = repositories.slice(start, start + mostRepositories);
    const answer = await session.request(graphql, etiquette(session, questionOf(some)), reader(some, session));
    const issues = answer.missing.map((name) => issueOf('id-not-found', { service: 'GitHub', id: name }, name));
    const listing = { ...answer.listing, issues: [...answer.listing.issues, ...issues] };
    const more = start + mostRepositories < repositories.length;
    yield { listing, url: graphql, entries: some.length, total: repositories.length, more };
  }
}

const repository = String.raw`[\w-]+\/[\w.-]+`;

/** GitHub: the stars of repositories, a hundred in one request. The token is read from `keys.github`. */
export const github: Service = {
  name: 'github',
  title: 'GitHub',
  keys: [
    {
      name: 'github',
      env: 'GITHUB_TOKEN',
      gives: 'any token, without rights, tells the stars of repositories; GitHub Actions has one',
    },
  ],
  routes: [
    {
      example: 'huggingface/transformers pytorch/pytorch',
      gives: 'repositories with their stars',
      extent: 'whole',
      pattern: new RegExp(`^(${repository}(?:[\\s,]+${repository})*)$`),
      pages: ([, names = ''], session) => stars([...new Set(names.split(/[\s,]+/))], session),
    },
  ],
};
