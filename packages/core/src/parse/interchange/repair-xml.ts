import { Parser } from 'htmlparser2';
import { TrendingPapersError } from '../../paper/errors.js';
import { escapeMarkup } from '../../text/escape/markup.js';

/** The deepest feeds, with XHTML in them, have some 20 levels. */
const maxDepth = 256;

/**
 * The same document well-formed: elements closed in order, stray ampersands and brackets escaped, attributes quoted.
 * Comments, the document type and its entities are left out. Linear in the text.
 *
 * @throws TrendingPapersError `too-deep` for what no feed is.
 */
export function repairXml(text: string): string {
  const out: string[] = [];
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > maxDepth)
          throw new TrendingPapersError('too-deep', `No feed is nested ${maxDepth} levels deep.`, { limit: maxDepth });
        const written = Object.entries(attributes)
          .filter(([key]) => /^[\w:.-]+$/.test(key))
          .map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
        out.push(`<${name}${written.join('')}>`);
      },
      ontext: (data) => out.push(escapeMarkup(data)),
      onclosetag(name) {
        depth -= 1;
        out.push(`</${name}>`);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return out.join('').trim();
}
