import { createHash } from 'node:crypto';

/** Where the page listens for changes. */
export const reloadPath = '/.reload';

const script = `new EventSource('${reloadPath}').onmessage = () => location.reload();`;
const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * A page that reloads when the folder changes. Its own policy forbids scripts it does not know, so this one is named
 * there; only what is served is changed, not the file.
 */
export function withReload(html: string): string {
  return html
    .replace(/(<meta http-equiv="Content-Security-Policy" content="[^"]*?)(script-src )/i, `$1$2${hash} `)
    .replace(/<\/body>|$/, `<script>${script}</script>$&`);
}
