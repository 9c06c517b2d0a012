/** What the services that papers come from are called. */
export const serviceNames: Readonly<Record<string, string>> = {
  ads: 'NASA ADS',
  alphaxiv: 'alphaXiv',
  arxiv: 'arXiv',
  biorxiv: 'bioRxiv',
  crossref: 'Crossref',
  dblp: 'DBLP',
  doaj: 'DOAJ',
  europepmc: 'Europe PMC',
  github: 'GitHub',
  hal: 'HAL',
  hf: 'Hugging Face',
  hn: 'Hacker News',
  inspire: 'INSPIRE',
  medrxiv: 'medRxiv',
  openalex: 'OpenAlex',
  openreview: 'OpenReview',
  orcid: 'ORCID',
  pwc: 'Papers with Code',
  s2: 'Semantic Scholar',
  zenodo: 'Zenodo',
  zotero: 'Zotero',
};

/**
 * A source as people know it: `hf:daily` is "Hugging Face daily". Of a file nothing but its format is known, which says
 * nothing to a reader: that gives `undefined`.
 *
 * @example
 * saySource('arxiv:cs.LG'); // 'arXiv cs.LG'
 * saySource('hf-daily'); // undefined
 */
export function saySource(name: string): string | undefined {
  const [, service = '', rest = ''] = /^([a-z0-9]+):(.*)$/is.exec(name) ?? [];
  if (service === '') return undefined;
  return Object.hasOwn(serviceNames, service) ? `${serviceNames[service]} ${rest}`.trim() : name;
}
