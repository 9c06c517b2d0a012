import { TrendingPapersError } from '../paper/errors.js';
import type { Service } from './types.js';

/** An error for what a service does not offer, that names what it does. */
export function unknownRoute(service: Service, what: string): TrendingPapersError {
  const offers = service.routes.map(({ example, gives }) => `  ${service.name}:${example}  ${gives}`).join('\n');
  return new TrendingPapersError('unknown-source', `${service.name}: has no "${what}". It has:\n${offers}`, {
    service: service.name,
    what,
  });
}

/** `search:mixture of experts` → ['search', 'mixture of experts']; without a known verb, the default one. */
export function splitVerb(what: string, verbs: readonly string[], otherwise: string): [verb: string, rest: string] {
  const colon = what.indexOf(':');
  const verb = colon === -1 ? what : what.slice(0, colon);
  if (verbs.includes(verb)) return [verb, colon === -1 ? '' : what.slice(colon + 1).trim()];
  return [otherwise, what];
}

/** An address with its parameters, those without a value left out: a blank key is worse than none. */
export function address(base: string, parameters: Readonly<Record<string, string | number | undefined>> = {}): string {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  return url.href;
}
