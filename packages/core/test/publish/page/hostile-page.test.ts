import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, it } from 'vitest';
import { toHtml } from '../../../src/publish/index.js';
import { cleanLine } from '../../../src/text/clean.js';
import { papers, runs, text } from '../hostile.js';

const known = new Set(
  'html head meta title link style script body header h1 h2 p b small strong main footer a ol ul li article details summary time span math mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder'.split(
    ' ',
  ),
);

/** What is in a page that the template does not have: elements, handlers, scripts, addresses. */
function foreign(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!known.has(name)) found.push(`<${name}>`);
      if (name === 'script' && attributes.type !== 'application/ld+json') found.push('a script');
      found.push(...Object.keys(attributes).filter((key) => key.startsWith('on') || key === 'src' || key === 'style'));
      if (name === 'a' && !/^(https?:\/\/|(?:feed\.xml|atom\.xml|feed\.json)$)/.test(attributes.href ?? ''))
        found.push('href');
    },
  });
  parser.end(html);
  return found;
}

it('of hostile papers nothing becomes markup, and every one is there', () => {
  fc.assert(
    fc.property(papers, text, (papers, title) => {
      const html = toHtml(papers, { title, description: title });
      expect(foreign(html)).toEqual([]);
      const ids = new Set(papers.map(({ id }) => cleanLine(id)));
      expect(html.match(/<article>/g)?.length ?? 0).toBe(ids.size);
      const data = /<script type="application\/ld\+json">(.*)<\/script>/.exec(html)?.[1] ?? '';
      expect(JSON.parse(data).mainEntity.numberOfItems).toBe(ids.size);
    }),
    runs(150),
  );
});
