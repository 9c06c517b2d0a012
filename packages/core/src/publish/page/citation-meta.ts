import { escapeMarkup } from '../../text/escape/markup.js';
import { kindOf, venueOf } from '../cite/kind.js';
import type { Entry } from '../model/entry.js';

/** Highwire's `citation_*` tags, which Google Scholar and reference managers read. They describe a page of one paper. */
export function citationMeta(entry: Entry): string[] {
  const kind = kindOf(entry);
  const day = entry.cited;
  const fields: [string, string | undefined][] = [
    ['citation_title', entry.titleText],
    ...entry.authors.map((name): [string, string] => ['citation_author', name]),
    ['citation_publication_date', day?.replaceAll('-', '/')],
    ['citation_journal_title', kind === 'article-journal' ? venueOf(entry) : undefined],
    ['citation_conference_title', kind === 'paper-conference' ? venueOf(entry) : undefined],
    ['citation_doi', entry.doi],
    ['citation_arxiv_id', entry.ids.arxiv],
    ['citation_pdf_url', entry.links.pdf],
    ['citation_abstract_html_url', entry.url],
  ];
  return fields.flatMap(([name, content]) =>
    content ? [`<meta name="${name}" content="${escapeMarkup(content)}">`] : [],
  );
}
