import { TrendingPapersError } from '../paper/errors.js';
import { withoutLogin } from '../text/login.js';
import { nearest } from '../text/nearest.js';
import { aText, checkArgument } from '../text/options.js';
import { services } from './services/table.js';
import { web } from './services/web.js';
import type { Route, Service } from './types.js';

/** Where a source leads: its service, the kind of listing, and what of it was asked. */
export interface Destination {
  service: Service;
  route: Route;
  found: RegExpExecArray;
}

/** Whether a text names a source that `fetchListing` knows, rather than, say, a file. */
export function isSource(text: string): boolean {
  checkArgument('The text', text, aText);
  return /^https?:\/\//i.test(text) || services.some(({ name }) => text.toLowerCase().startsWith(`${name}:`));
}

/** @throws TrendingPapersError `unknown-source`, with what there is instead. */
export function findRoute(source: string): Destination {
  checkArgument('The source', source, aText);
  if (/^https?:\/\//i.test(source) && URL.canParse(source)) return onlyRoute(web, webAddress(source));
  const colon = source.indexOf(':');
  const name = source.slice(0, colon).toLowerCase();
  const service = colon > 0 ? services.find((each) => each.name === name) : undefined;
  if (!service) throw unknownSource(source, name);
  return onlyRoute(service, source.slice(colon + 1).trim());
}

/** @throws TrendingPapersError `unusable-url` for one with a name or a password, which messages and logs would show. */
function webAddress(source: string): string {
  const url = new URL(source);
  if (!url.username && !url.password) return url.href;
  const message = `The address of ${url.host} holds a name or a password, and fetch takes none. Give it without them.`;
  throw new TrendingPapersError('unusable-url', message, { url: url.origin });
}

function unknownSource(given: string, name: string): TrendingPapersError {
  const source = withoutLogin(given);
  const names = services.map((each) => each.name);
  const meant = nearest(name, names);
  const hint = meant ? ` Did you mean "${meant}:${source.slice(name.length + 1)}"?` : '';
  const offers = names.map((each) => `${each}:`).join(' ');
  const message = `"${source}" is no source.${hint} Name a web address, or one of ${offers}`;
  return new TrendingPapersError('unknown-source', message, { source, ...(meant && { meant }) });
}

function onlyRoute(service: Service, what: string): Destination {
  for (const route of service.routes) {
    const found = route.pattern.exec(what);
    if (found) return { service, route, found };
  }
  const offers = service.routes.map(({ example, gives }) => `  ${service.name}:${example}  ${gives}`).join('\n');
  throw new TrendingPapersError('unknown-source', `${service.name}: has no "${what}". It has:\n${offers}`, {
    source: `${service.name}:${what}`,
  });
}
