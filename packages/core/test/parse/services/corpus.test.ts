import { describe, expect, it } from 'vitest';
import { hasCorpus, needsCorpus } from '../../corpus.js';
import { bare, listingOf, readSource, sourceFiles, summaryOf } from '../corpus-files.js';

/** The answers of each service; the rest of the folders are twins, XML of Crossref's deposits and formatted citations. */
const answers: readonly (readonly [folder: string, names: RegExp])[] = [
  ['semantic-scholar', /\.json$/],
  ['openalex', /\.(?:json|html)$/],
  ['crossref', /^(?!adsingest|.*expected).*\.json$|funders_bad_id/],
  ['pubmed', /\.xml$/],
  ['acl', /\.xml$/],
  ['pwc', /\.json$/],
];

/** What a file gives where that is not papers without any issue, by the beginning of its name, and why. */
const exceptions: readonly (readonly [name: RegExp, summary: RegExp])[] = [
  // Nothing was found.
  [/test_s2_title_search_empty_data|test_empty_paginated_results|test_prefixes_mixed_ids/, /^0 papers$/],
  [/test_bad_dois_0|test_not_found_0|funders_bad_id|\[not-in-openalex\]/, /^not-found$/],
  // One of four identifiers is unknown: null stands in its place.
  [/test_get_papers_not_found_warning/, /^3 papers, 1 not-found$/],
  // The service refused.
  [/test_bad_query_parameters|filter_fails/, /^error-answer$/],
  [/test_debug_0/, /^forbidden$/],
  // Only some fields were asked for, and titles were not among them.
  [/test_get_papers_0|bulk_retrieval|publication_types|paper_venue|paper_year/, /^0 papers, \d+ title-missing$/],
  [/does_openalex_work/, /^unknown-format$/],
  // Authors, journals, licences and types instead of papers.
  [/test_get_authors|test_search_author/, /^unknown-format$/],
  [/test_journals|test_licenses|test_types/, /^not-a-listing$/],
  // A citation in spite of its name.
  [/content_negotiation_style_3/, /^unknown-format$/],
  // 351 rows are models without a paper; one address is no address.
  [/tables_squad/, /^49 papers, 1 link-unsafe, 1 paper-repeated, 351 title-missing$/],
];

const files = hasCorpus
  ? answers.flatMap(([folder, names]) => sourceFiles(folder, names).map((name) => [folder, name] as const))
  : [];

describe.skipIf(!hasCorpus)(`real answers of the services${needsCorpus}`, () => {
  it.each(files)('%s/%s', async (folder, name) => {
    const exception = exceptions.find(([pattern]) => pattern.test(name));
    expect(await summaryOf(folder, name)).toMatch(exception?.[1] ?? /^[1-9]\d* papers$/);
  });

  it('reads every work that Crossref calls one', async () => {
    const counts = await Promise.all(
      sourceFiles('crossref', /^habanero__.*works.*\.json$|random_dois|cursor_max/).map(async (name) => {
        const { message } = JSON.parse(readSource('crossref', name).toString('utf8'));
        const { papers } = await listingOf('crossref', name);
        return [papers.length, message.items?.length ?? 1];
      }),
    );
    expect(counts.map(([read]) => read)).toEqual(counts.map(([, there]) => there));
  });

  it('keeps the bracketed DOI that common patterns cut', async () => {
    const { papers } = await listingOf('crossref', 'hepcrawl__s1463-4988(99)00060-3.json');
    expect(papers[0]?.ids.doi).toBe('10.1016/s1463-4988(99)00060-3');
  });

  it("joins the Anthology's mixed content without blanks", async () => {
    const { papers } = await listingOf('acl', 'toy__L06.xml');
    expect(papers.map(({ title }) => title)).toContain(
      'DanPASS - A Danish Phonetically Annotated Spontaneous Speech Corpus',
    );
  });
});

interface HepTwin {
  dois?: string;
  title?: string;
  year?: string;
  authors: string[];
}

/** The few plain keys of the twins' YAML: a reader of all YAML would be a dependency for three files. */
function twinOf(yaml: string): HepTwin {
  const first = (key: string) => new RegExp(`^(?:- )?${key}: '?([^'\\n]+)'?$`, 'm').exec(yaml)?.[1];
  const authors = [...yaml.matchAll(/full_name: (.+)$/gm)].map((match) => match[1] ?? '');
  return { dois: first('doi'), title: first('title'), year: first('year'), authors };
}

describe.skipIf(!hasCorpus)(`the twins of Crossref works${needsCorpus}`, () => {
  it.each(['9781316535783.011', 'PhysRevB.33.3547.2', 'tasc.2017.2776938'])('hepcrawl__%s', async (name) => {
    const twin = twinOf(readSource('crossref', `hepcrawl__${name}_expected.yml`).toString('utf8'));
    const { papers } = await listingOf('crossref', `hepcrawl__${name}.json`);
    const [paper] = papers;
    expect(paper?.ids.doi).toBe(twin.dois);
    expect(bare(paper?.title)).toBe(bare(twin.title));
    expect(paper?.authors.map(({ family, given }) => `${family}, ${given}`)).toEqual(twin.authors);
    if (twin.year !== undefined) expect(paper?.published?.slice(0, 4)).toBe(twin.year);
  });
});
