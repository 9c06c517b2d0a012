import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/paper/index.js';
import { hasCorpus, needsCorpus } from '../../corpus.js';
import { bare, listingOf, readSource, sourceFiles, summaryOf } from '../corpus-files.js';

/** What each file gives, where that is not a listing of papers without any issue. */
const exceptions: Record<string, string> = {
  'arxivpy__id_0000.0000_s0_m100_8b51d9633a68.xml': '0 papers, 1 not-found',
  'arxivpy__id_0808.05394_s0_m100_7b0c7d0a7cdd.xml': '0 papers, 1 not-found',
  'arxivpy__id_abc_s0_m100_b79c8dcf6bc3.xml': 'error-answer',
  // Two papers of April 2007 have two DOIs each: article and erratum.
  'reconstructed__atom.xml': '200 papers, 2 extra-doi',
  'reconstructed__rss2.xml': '200 papers, 2 extra-doi',
  'wanng__arxiv-metadata-oai-snapshot.json': '200 papers, 2 extra-doi',
  // Two versions of one paper.
  'docmeta__docmeta_bulk.json': '2 papers, 1 paper-repeated',
  'hepcrawl__sample_arxiv_record0.xml': '1 papers, 1 extra-doi',
  'sickle_generic__ListRecords3.xml': '1 papers, 1 deleted-record',
  'sickle_generic__ListRecords4.xml': '1 papers, 1 deleted-record',
  'sickle_generic__noRecordsMatch.xml': '0 papers, 1 no-records',
  'sickle_generic__ListIdentifiers2.xml': 'not-a-listing',
  'sickle_generic__ListSets.xml': 'not-a-listing',
  'sickle_generic__badArgument.xml': 'error-answer',
  'sickle_generic__cannotDisseminateFormat.xml': 'error-answer',
  'sickle_generic__undefinedError.xml': 'error-answer',
  // One entry ends in "et al. (20 additional authors not shown)".
  'rendered-from-arxiv-browse-templates__recent.html': '50 papers, 1 authors-cut',
  // The full text of a paper, not its metadata.
  'docmeta__fulltext.json': 'unknown-format',
};

const folders = hasCorpus
  ? [
      ...sourceFiles('arxiv-api', /\.xml$/).map((name) => ['arxiv-api', name] as const),
      ...sourceFiles('arxiv-feed', /\.xml$/).map((name) => ['arxiv-feed', name] as const),
      ...sourceFiles('arxiv-list-html', /\.html$/).map((name) => ['arxiv-list-html', name] as const),
      ...sourceFiles('arxiv-oai', /\.xml$/).map((name) => ['arxiv-oai', name] as const),
      ...sourceFiles('arxiv-kaggle', /\.json$/).map((name) => ['arxiv-kaggle', name] as const),
      ...sourceFiles('arxiv-abs', /\.json$/).map((name) => ['arxiv-abs', name] as const),
    ]
  : [];

const json = (folder: string, name: string) => JSON.parse(readSource(folder, name).toString('utf8'));

/** The surname of each author, bare: what all ways of writing a name have in common. */
const surnames = ({ authors }: Paper) => authors.map(({ name }) => bare(name.split(' ').at(-1)));

describe.skipIf(!hasCorpus)(`arXiv's real files${needsCorpus}`, () => {
  it.each(folders)('%s/%s', async (folder, name) => {
    const summary = await summaryOf(folder, name);
    if (name in exceptions) expect(summary).toBe(exceptions[name]);
    else expect(summary).toMatch(/^[1-9]\d* papers$/);
  });

  it('continues an API answer where it ends', async () => {
    const { next, papers } = await listingOf('arxiv-api', 'arxivpy__q_testing_s30_m10_f2e39f0143dc.xml');
    expect(papers).toHaveLength(10);
    expect(new URL(next ?? '').searchParams.get('start')).toBe('40');
  });
});

interface FeedTwin {
  id: string;
  version: number;
  announce_type: string;
  title: string;
  categories: string[];
  doi: string | null;
  journal_ref: string | null;
}

describe.skipIf(!hasCorpus)(`the twins of arXiv's daily feeds${needsCorpus}`, () => {
  const twins: FeedTwin[] = hasCorpus ? json('arxiv-feed', 'reconstructed__expected.json') : [];

  it.each(['reconstructed__rss2.xml', 'reconstructed__atom.xml'])('%s has the same papers', async (name) => {
    const { papers } = await listingOf('arxiv-feed', name);
    const read = papers.map(({ ids, version, topics, venue }) => [ids.arxiv, version, topics, bare(venue)]);
    // The authors of two papers list a category twice or with classes; each is a topic once.
    expect(read).toEqual(twins.map((twin) => [twin.id, twin.version, twin.categories, bare(twin.journal_ref ?? '')]));
  });

  it.each(['reconstructed__rss2.xml', 'reconstructed__atom.xml'])('%s says how each was announced', async (name) => {
    const { papers } = await listingOf('arxiv-feed', name);
    const kinds = papers.map(({ listed, published, updated }) => {
      if (published === listed) return 'new';
      return updated === listed ? 'replace' : 'cross';
    });
    expect(kinds).toEqual(
      twins.map(({ announce_type: type }) => type.replace(/^(?:replace-cross|absonly)$/, 'replace')),
    );
  });

  it('has the first of the DOIs', async () => {
    const { papers } = await listingOf('arxiv-feed', 'reconstructed__rss2.xml');
    const first = (doi: string | null) => doi?.split(/[\s,;]+/)[0]?.toLowerCase();
    expect(papers.map(({ ids }) => ids.doi)).toEqual(twins.map(({ doi }) => first(doi)));
  });

  it('has the authors that the snapshot of the same papers has', async () => {
    const feed = await listingOf('arxiv-feed', 'reconstructed__rss2.xml');
    const { papers } = await listingOf('arxiv-kaggle', 'wanng__arxiv-metadata-oai-snapshot.json');
    const parsed = new Map(papers.map((paper) => [paper.id, paper]));
    const both = feed.papers.flatMap((paper) => {
      const twin = parsed.get(paper.id);
      return twin === undefined ? [] : [{ id: paper.id, read: surnames(paper), expected: surnames(twin) }];
    });
    expect(both.length).toBeGreaterThan(100);
    expect(both.filter(({ read, expected }) => read.join() !== expected.join())).toEqual([]);
  });
});

/** The pages turn TeX's Greek letters into Unicode; the snapshot has them in TeX. */
const withoutGreek = (text: string | undefined) => text?.replace(/\\[A-Za-z]+|\p{Script=Greek}/gu, '');

interface ListTwin {
  id: string;
  title: string;
  categories: string;
  comments: string | null;
}

describe.skipIf(!hasCorpus)(`the twins of arXiv's list pages${needsCorpus}`, () => {
  const twins = new Map<string | undefined, ListTwin>(
    hasCorpus ? json('arxiv-list-html', 'expected-metadata.json').map((twin: ListTwin) => [twin.id, twin]) : [],
  );

  it.each(sourceFilesOrNone())('%s', async (name) => {
    const { papers } = await listingOf('arxiv-list-html', name);
    for (const { ids, title, topics, comment } of papers) {
      const twin = twins.get(ids.arxiv);
      expect({ id: ids.arxiv, title: bare(withoutGreek(title)), topics, comment: bare(comment) }).toEqual({
        id: twin?.id,
        title: bare(withoutGreek(twin?.title)),
        topics: twin?.categories.split(' '),
        comment: bare(twin?.comments ?? ''),
      });
    }
  });

  function sourceFilesOrNone(): string[] {
    return hasCorpus ? sourceFiles('arxiv-list-html', /\.html$/) : [];
  }
});

interface HepTwin {
  preprint_date: string;
  titles: { title: string }[];
  authors: { full_name: string }[];
  abstracts: { value: string }[];
  arxiv_eprints: { value: string; categories: string[] }[];
  dois?: { value: string }[];
}

interface AdsTwin {
  title: { textEnglish: string };
  abstract: { textEnglish: string };
  authors: { name: { pubraw: string } }[];
  pubDate: { electrDate: string };
}

describe.skipIf(!hasCorpus)(`the twins of arXiv's OAI records${needsCorpus}`, () => {
  it.each([
    ['hepcrawl__arxiv-physics-hep-th.xml', 'hepcrawl__arxiv_expected.json'],
    ['hepcrawl__arxiv-single.xml', 'hepcrawl__arxiv_expected_single.json'],
  ])('%s', async (name, expected) => {
    const twins = new Map<string | undefined, HepTwin>(
      json('arxiv-oai', expected).map((twin: HepTwin) => [twin.arxiv_eprints[0]?.value, twin]),
    );
    const { papers } = await listingOf('arxiv-oai', name);
    for (const paper of papers) {
      const twin = twins.get(paper.ids.arxiv);
      expect(paper.published).toBe(twin?.preprint_date);
      // The twin has the categories sorted; the record has the primary one first, and MSC classes follow.
      expect(paper.topics).toEqual(expect.arrayContaining(twin?.arxiv_eprints[0]?.categories ?? ['none']));
      expect(bare(paper.title)).toBe(bare(twin?.titles[0]?.title));
      expect(bare(paper.abstract)).toBe(bare(twin?.abstracts[0]?.value));
      // The twin adds the stops that initials lack.
      expect(paper.authors.map(({ family, given }) => bare(`${family}, ${given}`)).sort()).toEqual(
        twin?.authors.map(({ full_name: name }) => bare(name)).sort(),
      );
      expect(paper.ids.doi).toBe(twin?.dois?.[0]?.value.toLowerCase());
    }
  });

  it.each(['1711_04702', '1711_05739'])('adsingest__arxiv_%s.xml', async (id) => {
    const twin: AdsTwin = json('arxiv-oai', `adsingest_expected__arxiv_${id}.json`);
    const { papers } = await listingOf('arxiv-oai', `adsingest__arxiv_${id}.xml`);
    expect(bare(papers[0]?.title)).toBe(bare(twin.title.textEnglish));
    expect(bare(papers[0]?.abstract)).toBe(bare(twin.abstract.textEnglish));
    expect(papers[0]?.published).toBe(twin.pubDate.electrDate);
    expect(papers[0]?.authors.map(({ family, given }) => `${family}, ${given}`)).toEqual(
      twin.authors.map(({ name }) => name.pubraw),
    );
  });
});
