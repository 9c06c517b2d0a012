// Every format that `parse` reads: its name, and the file that detects and reads it. One line each, in any order:
// detection asks the formats that know themselves first and those that call themselves `general` last.
// What a format needs beyond htmlparser2 and zod it loads inside its own `parse`.

export * as 'arxiv-api' from './arxiv/api.js';
export * as 'arxiv-daily' from './arxiv/daily.js';
export * as 'arxiv-docmeta' from './arxiv/docmeta.js';
export * as 'arxiv-kaggle' from './arxiv/kaggle.js';
export * as 'arxiv-list' from './arxiv/list.js';
export * as 'arxiv-oai' from './arxiv/oai.js';
export * as 'hf-daily' from './huggingface/daily.js';
export * as 'hf-paper' from './huggingface/detail.js';
export * as 'hf-mail' from './huggingface/mail.js';
export * as 'hf-page' from './huggingface/page.js';
export * as 'hf-search' from './huggingface/search-hits.js';
export * as 'hf-text' from './huggingface/text.js';
export * as atom from './interchange/atom.js';
export * as bibtex from './interchange/bibtex.js';
export * as 'csl-json' from './interchange/csl-json.js';
export * as csv from './interchange/csv.js';
export * as isi from './interchange/isi.js';
export * as 'json-feed' from './interchange/json-feed.js';
export * as nbib from './interchange/nbib.js';
export * as 'papers-json' from './interchange/papers-json.js';
export * as 'papers-ndjson' from './interchange/papers-ndjson.js';
export * as ris from './interchange/ris.js';
export * as rss from './interchange/rss.js';
export * as 'rss-rdf' from './interchange/rss-rdf.js';
export * as acl from './services/acl.js';
export * as biorxiv from './services/biorxiv.js';
export * as crossref from './services/crossref.js';
export * as datacite from './services/datacite.js';
export * as dblp from './services/dblp.js';
export * as 'europe-pmc' from './services/europe-pmc.js';
export * as openalex from './services/openalex.js';
export * as openreview from './services/openreview.js';
export * as 'papers-with-code' from './services/papers-with-code.js';
export * as 'papers-with-code-tables' from './services/papers-with-code-tables.js';
export * as pubmed from './services/pubmed.js';
export * as 'semantic-scholar' from './services/semantic-scholar.js';
