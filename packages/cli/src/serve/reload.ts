import { createHash } from 'node:crypto';

/** Where the page listens for changes. */
export const reloadPath = '/.reload';

const script = `new EventSource('${reloadPath}').onmessage = () => location.reload();`;
const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * A page that reloads when the folder changes. Its own policy forbids scripts and connections it does not know, so these
 * are named there; only what is served is changed, not the file.
 */
export function withReload(html: string): string {
  return html
    .replace(
      /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)/i,
      (_, start: string, policy: string) =>
        start + allowing(allowing(policy, 'script-src', hash), 'connect-src', "'self'"),
    )
    .replace(/<\/body>|$/, `<script>${script}</script>$&`);
}

/** A policy by which a source is allowed as well. What has no rule of its own falls back to `default-src`. */
function allowing(policy: string, name: string, source: string): string {
  const rules = policy.split(';').map((rule) => rule.trim().split(/\s+/));
  const own = rules.find(([of]) => of === name) ?? rules.find(([of]) => of === 'default-src');
  if (own === undefined) return policy;
  const sources = own.slice(1).filter((each) => each !== "'none'" && each !== source);
  const others = rules.filter(([of]) => of !== name && of !== '');
  return [...others, [name, source, ...sources]].map((rule) => rule.join(' ')).join('; ');
}
