import type { Listing } from '../../paper/schema.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { findAll, readHtml } from '../xml.js';

/** The page of one paper, with the tags that Google Scholar asks publishers for: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
export function detect({ head, text }: Probe): boolean {
  return head.startsWith('<') && /<meta\s[^>]{0,300}citation_title/i.test(text.slice(0, 300_000));
}

export function parse({ text, url }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const metas = findAll(readHtml(text), ({ name }) => name === 'meta').map(({ attributes }) => ({
    name: (attributes.name ?? attributes.property ?? '').toLowerCase(),
    content: (attributes.content ?? '').trim(),
  }));
  const paper = toPaper(draftOf(metas, url), report, 'page');
  return { title: paper?.title ?? 'Page of a paper', papers: paper ? [{ ...paper, position: 1 }] : [] };
}

type Meta = { readonly name: string; readonly content: string };

function draftOf(metas: readonly Meta[], url: string | undefined): Draft {
  const all = (...names: string[]) => {
    for (const name of names) {
      const values = metas.flatMap((meta) => (meta.name === name && meta.content !== '' ? [meta.content] : []));
      if (values.length > 0) return values;
    }
    return [];
  };
  const first = (...names: string[]) => all(...names)[0];
  return {
    markup: 'html',
    title: first('citation_title'),
    abstract: first('citation_abstract', 'dc.description', 'dcterms.abstract', 'description', 'og:description'),
    authors: authorsOf(metas),
    published: earliest(
      all('citation_online_date'),
      all(
        'citation_publication_date',
        'citation_date',
        'citation_cover_date',
        'dc.date',
        'prism.publicationdate',
        'citation_year',
      ),
    ),
    ids: {
      doi:
        first('citation_doi', 'prism.doi', 'dc.identifier.doi') ??
        all('dc.identifier').find((id) => /\b10\.\d{4,9}\//.test(id)),
      arxiv: first('citation_arxiv_id'),
      pmid: first('citation_pmid'),
      pmcid: first('citation_pmcid'),
    },
    links: {
      page: first('citation_abstract_html_url', 'citation_public_url', 'og:url') ?? url,
      pdf: first('citation_pdf_url'),
    },
    topics: all('citation_keywords', 'citation_keyword', 'dc.subject').flatMap((words) => words.split(/[;,]/)),
    venue: first(
      'citation_journal_title',
      'citation_conference_title',
      'citation_conference',
      'citation_inbook_title',
      'prism.publicationname',
    ),
    type: typeOf(metas),
  };
}

/** Authors in their order, each with the tags of an institution and an ORCID that stand behind it. */
function authorsOf(metas: readonly Meta[]): DraftAuthor[] {
  const authors: DraftAuthor[] = [];
  for (const { name, content } of metas) {
    const last = authors.at(-1);
    if (name === 'citation_author') authors.push({ name: content });
    else if (name === 'citation_authors') authors.push(...content.split(';').map((each) => ({ name: each.trim() })));
    else if (last && name === 'citation_author_institution')
      last.affiliation = last.affiliation ? `${last.affiliation}; ${content}` : content;
    else if (last && name === 'citation_author_orcid') last.orcid = content;
  }
  if (authors.length > 0) return authors;
  return metas.flatMap(({ name, content }) => (name === 'dc.creator' ? [{ name: content }] : []));
}

/** First made public: online before print. */
function earliest(...lists: readonly (readonly string[])[]): string | undefined {
  return lists.map(([date]) => date?.replaceAll('/', '-')).find(Boolean);
}

function typeOf(metas: readonly Meta[]): string | undefined {
  const has = (pattern: RegExp) => metas.some(({ name, content }) => pattern.test(name) && content !== '');
  if (has(/^citation_(?:conference|conference_title)$/)) return 'paper-conference';
  if (has(/^citation_dissertation_institution$/)) return 'thesis';
  return has(/^citation_journal_title$/) ? 'article-journal' : undefined;
}
