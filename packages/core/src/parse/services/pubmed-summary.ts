import type { Listing } from '../../paper/schema.js';
import { at, listAt, numberAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { cslType } from './work-types.js';

/** Summaries of NCBI's E-utilities as JSON: https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.ESummary */
export function detect({ head, json }: Probe): boolean {
  return (
    head.startsWith('{') && textAt(json, 'header', 'type') === 'esummary' && listAt(json, 'result', 'uids').length > 0
  );
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const uids = textsAt(json, ['result', 'uids']);
  return {
    title: 'PubMed',
    homepage: 'https://pubmed.ncbi.nlm.nih.gov/',
    papers: collect('uids', uids, report, (uid, where) => {
      const record = at(json, 'result', uid);
      if (textAt(record, 'error')) report('not-found', { service: 'PubMed', said: textAt(record, 'error') }, where);
      return textAt(record, 'error') ? undefined : draftOf(record, uid);
    }),
  };
}

function draftOf(record: unknown, uid: string): Draft {
  const ids = listAt(record, 'articleids');
  const idOf = (type: string) =>
    textAt(
      ids.find((id) => textAt(id, 'idtype') === type),
      'value',
    );
  return {
    markup: 'html',
    title: textAt(record, 'title')
      ?.replace(/\.$/, '')
      .replace(/^\[([^[\]]+)\]$/, '$1'),
    authors: listAt(record, 'authors').map((author) => {
      const name = textAt(author, 'name') ?? '';
      const isGroup = textAt(author, 'authtype') === 'CollectiveName';
      const [, family, given] = isGroup ? [] : (/^(.+) ([A-Z]{1,4})$/.exec(name) ?? []);
      return family === undefined ? { name, ...(isGroup ? { corporate: true } : {}) } : { family, given };
    }),
    published: textAt(record, 'epubdate') ?? textAt(record, 'pubdate'),
    ids: {
      pmid: idOf('pubmed') ?? uid,
      pmcid: idOf('pmc'),
      doi: idOf('doi') ?? textAt(record, 'elocationid')?.replace(/^doi:\s*/i, ''),
    },
    venue: textAt(record, 'fulljournalname') ?? textAt(record, 'source'),
    volume: textAt(record, 'volume'),
    issue: textAt(record, 'issue'),
    pages: textAt(record, 'pages'),
    issn: [textAt(record, 'issn'), textAt(record, 'essn')].flatMap((issn) => issn ?? []),
    language: textAt(record, 'lang'),
    type: cslType(...textsAt(record, ['pubtype'])),
    signals: { citations: numberAt(record, 'pmcrefcount') },
  };
}
