// Every format that `parse` reads: its name, with _ for each hyphen, and the file that detects and reads it. One line
// each, in any order: detection asks the formats that know themselves first and those that call themselves `general`
// last. What a format needs beyond htmlparser2 and zod it loads inside its own `parse`.

export * as arxiv_api from './arxiv/api.js';
export * as arxiv_daily from './arxiv/daily.js';
export * as arxiv_docmeta from './arxiv/docmeta.js';
export * as arxiv_kaggle from './arxiv/kaggle.js';
export * as arxiv_list from './arxiv/list.js';
export * as arxiv_oai from './arxiv/oai.js';
export * as hf_daily from './huggingface/daily.js';
export * as hf_paper from './huggingface/detail.js';
export * as hf_mail from './huggingface/mail.js';
export * as hf_page from './huggingface/page.js';
export * as hf_search from './huggingface/search-hits.js';
export * as hf_text from './huggingface/text.js';
export * as atom from './interchange/atom.js';
export * as bibtex from './interchange/bibtex.js';
export * as csl_json from './interchange/csl-json.js';
export * as csv from './interchange/csv.js';
export * as isi from './interchange/isi.js';
export * as json from './interchange/json.js';
export * as json_feed from './interchange/json-feed.js';
export * as nbib from './interchange/nbib.js';
export * as papers_json from './interchange/papers-json.js';
export * as papers_ndjson from './interchange/papers-ndjson.js';
export * as ris from './interchange/ris.js';
export * as rss from './interchange/rss.js';
export * as rss_rdf from './interchange/rss-rdf.js';
export * as acl from './services/acl.js';
export * as biorxiv from './services/biorxiv.js';
export * as crossref from './services/crossref.js';
export * as datacite from './services/datacite.js';
export * as dblp from './services/dblp.js';
export * as europe_pmc from './services/europe-pmc.js';
export * as openalex from './services/openalex.js';
export * as openreview from './services/openreview.js';
export * as papers_with_code from './services/papers-with-code.js';
export * as papers_with_code_tables from './services/papers-with-code-tables.js';
export * as pubmed from './services/pubmed.js';
export * as semantic_scholar from './services/semantic-scholar.js';
