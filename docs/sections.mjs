import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Words of markup: tags go, a few entities become their signs. */
const textOf = (html) =>
  html
    .replaceAll(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\u200b', '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * The sections of the built pages below a folder: `{ title, text, address }`, the address from the root of the site on. A section's
 * title begins with that of its page.
 */
export function sectionsOf(site) {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && name !== '404.html')
    .sort()
    .flatMap((name) => sectionsOfPage(readFileSync(join(site, name), 'utf8'), `/${name.split(sep).join('/')}`));
}

function sectionsOfPage(html, address) {
  const body = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  const parts = body.split(/(?=<h[1-3] id=")/).slice(1);
  const page = textOf(/<h1 id="[^"]*"[^>]*>([\s\S]*?)<\/h1>/.exec(body)?.[1] ?? '').replaceAll(/\s*#?$/g, '');
  return parts.map((part) => {
    const [whole, id, heading] = /^<h[1-3] id="([^"]*)"[^>]*>([\s\S]*?)<\/h[1-3]>/.exec(part) ?? ['', '', ''];
    const title = textOf(heading.replaceAll(/<a class="header-anchor"[\s\S]*?<\/a>/g, ''));
    return {
      title: title === page || !page ? title : `${page}: ${title}`,
      text: textOf(part.slice(whole.length)),
      address: `${address}#${id}`,
    };
  });
}
