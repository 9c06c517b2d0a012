import { Parser } from 'htmlparser2';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!);
}

/**
 * The same document well-formed: elements closed in order, stray ampersands and brackets escaped, attributes quoted.
 * Comments, the document type and its entities are left out. Linear in the text.
 */
export function repairXml(text: string): string {
  const out: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const written = Object.entries(attributes)
          .filter(([key]) => /^[\w:.-]+$/.test(key))
          .map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
        out.push(`<${name}${written.join('')}>`);
      },
      ontext: (data) => out.push(escapeXml(data)),
      onclosetag: (name) => out.push(`</${name}>`),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return out.join('').trim();
}
