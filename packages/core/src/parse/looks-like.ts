import type { Probe } from './format.js';
import { jsonKinds, type Kind, lineKinds, textKinds, xmlKinds } from './likenesses.js';
import { rootTag } from './xml.js';

// What an input is that no format knows: for refusing it with a name.

/** Far enough to see what a text is. */
const looked = 20_000;

/** The first kind all of whose signs are in a text. */
const find = (kinds: readonly Kind[], text: string) =>
  kinds.find(([, signs]) => [signs].flat().every((sign: RegExp) => sign.test(text)));

/** What a text looks like that is no listing. */
export function looksLike(text: string): string | undefined {
  return find(textKinds, text)?.[0];
}

export interface Likeness {
  readonly kind: string;
  readonly advice: string;
  /** The formats that come nearest. */
  readonly nearest?: readonly string[];
}

const like = ([kind, , advice, nearest]: Kind): Likeness => ({ kind, advice, ...(nearest && { nearest }) });

/** What an input is that no format knows, and what to do with it. */
export function likenessOf({ head, text, json }: Probe): Likeness {
  const line = head.trim();
  const reference = line.length <= 500 && !line.includes('\n') ? find(lineKinds, line) : undefined;
  if (reference) return like(reference);
  if (head.startsWith('<')) return likeMarkup(head);
  if (json !== undefined) return likeJson(json);
  if (/^(?:\{\s*["'}]|\[\s*[[{"])/.test(head))
    return { kind: 'JSON that is cut off or damaged', advice: 'Fetch it again: it cannot be parsed.' };
  const kind = find(textKinds, text.slice(0, looked));
  if (kind) return like(kind);
  if (/^[^\n]{3,400}[,;\t|][^\n]{3,400}\n[^\n]+[,;\t|]/.test(head))
    return {
      kind: 'a table',
      advice: 'Its first line must name the columns: title, and authors, doi, year or url.',
      nearest: ['csv'],
    };
  return {
    kind: 'prose',
    advice:
      'A listing has links or numbers of papers, or titles each with an abstract; save the page as HTML, or export RIS or BibTeX.',
    nearest: ['paper-list', 'hf-text', 'references'],
  };
}

function likeMarkup(head: string): Likeness {
  const root = rootTag(head)?.name ?? '';
  const kind = find(xmlKinds, root);
  if (kind) return like(kind);
  return {
    kind: root === '' ? 'markup' : `XML whose root is <${root}>`,
    advice: 'Export it as RIS, BibTeX or EndNote XML, or ask its service for Atom or JSON.',
    nearest: ['endnote-xml', 'mods', 'atom'],
  };
}

function likeJson(json: unknown): Likeness {
  const first: unknown = Array.isArray(json) ? json[0] : json;
  const keys = typeof first === 'object' && first !== null ? Object.keys(first) : [];
  const kind = find(jsonKinds, keys.slice(0, 40).join(','));
  if (kind) return like(kind);
  return {
    kind: keys.length === 0 ? 'JSON without records' : `JSON with ${keys.slice(0, 6).join(', ')}`,
    advice: 'Records need a title and another field of a paper: authors, doi, url, date.',
    nearest: ['json', 'csl-json', 'papers-json'],
  };
}
