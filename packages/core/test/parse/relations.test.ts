import { describe, expect, it } from 'vitest';
import { mergeListings } from '../../src/paper/merge.js';
import type { Listing } from '../../src/paper/schema.js';
import { parse } from '../../src/parse/index.js';

const now = new Date('2026-05-04T06:00:00Z');

const related = async (input: unknown) => {
  const { papers } = await parse(input as string, { now });
  return papers.map(({ relations }) => relations?.map(({ type, id }) => `${type} ${id}`));
};

const crossref = (work: object) => ({
  status: 'ok',
  'message-type': 'work',
  message: { DOI: '10.5555/moss.1', title: ['Moss on Cold Roofs'], type: 'journal-article', ...work },
});

const datacite = (relatedIdentifiers: object[]) => ({
  data: [
    {
      id: '10.5555/moss.data',
      type: 'dois',
      attributes: { doi: '10.5555/moss.data', titles: [{ title: 'Counts of Moss' }], relatedIdentifiers },
    },
  ],
});

describe('works that a record names as related', () => {
  it.each([
    ['a preprint', 'has-preprint', '10.5555/PRE.9', 'has-preprint doi:10.5555/pre.9'],
    ['the article of a preprint', 'is-preprint-of', '10.5555/art.9', 'is-preprint-of doi:10.5555/art.9'],
    ['a version', 'is-version-of', '10.5555/v.1', 'is-version-of doi:10.5555/v.1'],
    ['a comment', 'is-comment-on', '10.5555/c.1', 'is-comment-on doi:10.5555/c.1'],
  ])('are kept of Crossref: %s', async (_, type, id, expected) => {
    const answer = crossref({ relation: { [type]: [{ 'id-type': 'doi', id, 'asserted-by': 'subject' }] } });
    expect(await related(answer)).toEqual([[expected]]);
  });

  it('are kept of Crossmark: what the work corrects, and what withdrew it, which is told', async () => {
    const answer = crossref({
      'update-to': [{ DOI: '10.5555/old.1', type: 'corrigendum', label: 'Corrigendum' }],
      'updated-by': [{ DOI: '10.5555/notice.1', type: 'retraction', label: 'Retraction' }],
    });
    const { papers, issues } = await parse(answer, { now });
    expect(papers[0]?.relations).toEqual([
      { type: 'is-correction-of', id: 'doi:10.5555/old.1' },
      { type: 'has-retraction', id: 'doi:10.5555/notice.1' },
    ]);
    expect(issues).toEqual([
      {
        code: 'retracted',
        message: 'It was retracted: doi:10.5555/notice.1 says why.',
        facts: { notice: 'doi:10.5555/notice.1' },
        where: 'items[0]',
      },
    ]);
  });

  it('are kept of DataCite, by any identifier, and neither citations nor parts', async () => {
    const answer = datacite([
      { relationType: 'IsSupplementTo', relatedIdentifier: '10.5555/moss.1', relatedIdentifierType: 'DOI' },
      { relationType: 'IsVersionOf', relatedIdentifier: '2605.01234', relatedIdentifierType: 'arXiv' },
      { relationType: 'IsSupplementTo', relatedIdentifier: 'https://doi.org/10.5555/moss.1' },
      { relationType: 'Cites', relatedIdentifier: '10.5555/other', relatedIdentifierType: 'DOI' },
      { relationType: 'IsPartOf', relatedIdentifier: '0000-0000', relatedIdentifierType: 'ISSN' },
      { relationType: 'IsVersionOf', relatedIdentifier: 'no identifier at all' },
    ]);
    expect(await related(answer)).toEqual([['is-supplement-to doi:10.5555/moss.1', 'is-version-of arxiv:2605.01234']]);
  });

  it('are kept of PubMed, as XML and as MEDLINE', async () => {
    const xml = `<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>31000001</PMID><Article>
      <ArticleTitle>Erratum to moss.</ArticleTitle></Article><CommentsCorrectionsList>
      <CommentsCorrections RefType="ErratumFor"><RefSource>J Moss</RefSource><PMID>30000009</PMID></CommentsCorrections>
      <CommentsCorrections RefType="Cites"><PMID>30000010</PMID></CommentsCorrections>
      </CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
    const medline = `PMID- 31000002\nTI  - Moss, revisited.\nUIN - J Moss. 2026;4:1-9. PMID: 30000011\nCIN - J Moss. 2026. PMID: 30000012\n`;
    expect(await related(xml)).toEqual([['is-correction-of pmid:30000009']]);
    expect(await related(medline)).toEqual([['has-comment pmid:30000012', 'has-version pmid:30000011']]);
  });

  it('are kept of JATS, UNIXREF, Europe PMC and bioRxiv', async () => {
    const jats = `<article article-type="correction"><front><article-meta><title-group><article-title>Correction: Moss</article-title>
      </title-group><related-article related-article-type="corrected-article" ext-link-type="doi" xlink:href="10.5555/moss.3"/>
      </article-meta></front></article>`;
    const unixref = `<doi_records><doi_record><crossref><posted_content><titles><title>Moss before print</title></titles>
      <posted_date><year>2026</year></posted_date><rel:program><rel:related_item><rel:intra_work_relation
      relationship-type="isPreprintOf" identifier-type="doi">10.5555/moss.4</rel:intra_work_relation></rel:related_item>
      </rel:program><doi_data><doi>10.5555/pre.4</doi></doi_data></posted_content></crossref></doi_record></doi_records>`;
    const europe = {
      version: '6.9',
      hitCount: 1,
      request: {},
      resultList: {
        result: [
          {
            id: '31000003',
            source: 'MED',
            title: 'Moss again',
            commentCorrectionList: {
              commentCorrection: [
                { id: '30000013', source: 'MED', type: 'Retraction in' },
                { id: 'PPR77', source: 'PPR', type: 'Preprint of' },
              ],
            },
          },
        ],
      },
    };
    const biorxiv = {
      messages: [{ status: 'ok', cursor: 0, count: 1, total: 1 }],
      collection: [
        { doi: '10.1101/2026.05.01.000001', title: 'Moss at night', server: 'bioRxiv', published: '10.5555/moss.5' },
      ],
    };
    expect(await related(jats)).toEqual([['is-correction-of doi:10.5555/moss.3']]);
    expect(await related(unixref)).toEqual([['is-preprint-of doi:10.5555/moss.4']]);
    expect(await related(europe)).toEqual([['has-retraction pmid:30000013']]);
    expect(await related(biorxiv)).toEqual([['is-preprint-of doi:10.5555/moss.5']]);
  });

  it('come back from our own JSON, and a kind that nobody knows costs itself alone', async () => {
    const [paper] = (await parse(crossref({ relation: { 'has-preprint': [{ id: '10.5555/p.1' }] } }), { now })).papers;
    const edited = { ...paper, relations: [...paper!.relations!, { type: 'is-friend-of', id: 'doi:10.5555/x.1' }] };
    const again = await parse({ title: 'Papers', papers: [edited] }, { now });
    expect(again.papers[0]?.relations).toEqual(paper?.relations);
    expect(again.issues.map(({ code }) => code)).toEqual(['bad-field']);
  });
});

describe('merged, relations', () => {
  const read = async (...works: object[]): Promise<Listing> => {
    const listings = await Promise.all(works.map((work) => parse(crossref(work), { now })));
    return { title: 'Crossref', papers: listings.flatMap(({ papers }) => papers), issues: [] };
  };

  it('lead to no paper itself: of a preprint and its article that are one, none is left', async () => {
    const both = await read(
      { DOI: '10.1101/2026.05.01.000007', relation: { 'is-preprint-of': [{ id: '10.5555/moss.7' }] } },
      { DOI: '10.5555/moss.7', relation: { 'has-comment': [{ id: '10.5555/note.7' }] } },
    );
    const { papers } = mergeListings(undefined, both, { now });
    expect(papers.map(({ id, relations }) => [id, relations])).toEqual([
      ['doi:10.5555/moss.7', [{ type: 'has-comment', id: 'doi:10.5555/note.7' }]],
    ]);
  });

  it('keep a correction of the same title a work of its own', async () => {
    const two = await read(
      { DOI: '10.5555/moss.8' },
      { DOI: '10.5555/moss.8c', 'update-to': [{ DOI: '10.5555/moss.8', type: 'erratum' }] },
    );
    const { papers } = mergeListings(undefined, two, { now });
    expect(papers.map(({ id, relations }) => [id, relations?.[0]?.type]).sort()).toEqual([
      ['doi:10.5555/moss.8', undefined],
      ['doi:10.5555/moss.8c', 'is-correction-of'],
    ]);
  });
});
