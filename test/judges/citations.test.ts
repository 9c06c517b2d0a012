import { describe, expect, it } from 'vitest';
import type { Listing } from '../../packages/core/src/index.js';
import { toBiblatex, toBibtex, toCsv, toRis } from '../../packages/core/src/index.js';
import { askPython, has, judge, python, titled } from './judge.js';
import { dailyPapers, hasCorpus, hostileListings, sample } from './samples.js';

/** The sample, and real days where they are there. */
async function real() {
  return hasCorpus ? [await sample(), await dailyPapers(100)] : [await sample()];
}

/** Hostile papers under ids of their own. The data model demands a date, so those without have the listing's. */
function hostile(): Listing {
  const papers = hostileListings(60).flatMap((papers, index) =>
    papers.map((paper) => ({ ...paper, id: `${paper.id} ${index}` })),
  );
  return { title: 'Hostile', date: '2026-03-18', papers, issues: [] };
}

const biber = has('biber', '--version');

describe.skipIf(!biber)(titled('biber', biber, 'biber'), () => {
  const complaints = (bib: string) => {
    const { output } = judge({ 'papers.bib': bib }, 'biber', ['--tool', '--validate-datamodel', 'papers.bib']);
    return output.split('\n').filter((line) => /WARN|ERROR/.test(line));
  };

  it('finds the BibLaTeX of real papers to its data model', async () => {
    for (const listing of await real()) expect(complaints(toBiblatex(listing))).toEqual([]);
  }, 120_000);

  it('finds the BibLaTeX of hostile papers to its data model', () => {
    expect(complaints(toBiblatex(hostile()))).toEqual([]);
  }, 120_000);
});

const bibtex = has('bibtex', '--version');

/** What a style prints of a bibliography, and what BibTeX complains of. */
function printed(bib: string, style: string) {
  const aux = `\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{papers}\n`;
  const { output, status } = judge({ 'papers.bib': bib, 'paper.aux': aux }, 'sh', [
    '-c',
    'bibtex -min-crossrefs=99 paper >/dev/null; code=$?; cat paper.bbl paper.blg; exit $code',
  ]);
  return {
    status,
    text: output.replace(/\s+/g, ' '),
    warnings: output.match(/^(?:Warning--|I .*|.*---line).*/gm) ?? [],
  };
}

describe.skipIf(!bibtex)(titled('BibTeX', bibtex, 'texlive-binaries'), () => {
  it.each(['plain', 'alpha', 'ieeetr'])(
    'in the style %s keeps capitals, formulas and whole names',
    (style) => {
      const papers = [
        ['U-Net and T5 for R-CNN in C++: Bayesian Gaussian Processes in Germany with LLaMA 2', 'Ada Lovelace'],
        ['$L_2$ Norms of $O(n^2)$ and Vitamin D', 'Charles de Gaulle'],
      ].map(([title, name], index) => ({
        id: `doi:10.1/${index}`,
        ids: { doi: `10.1/${index}` },
        title: title!,
        authors: [{ name: name! }, { name: 'European Investment Bank', corporate: true }],
        venue: 'Journal of Examples',
        volume: '3',
        pages: '1-9',
        type: 'article-journal',
        published: '2026-03-01',
        links: {},
        signals: {},
        topics: [],
        history: [],
        sources: [],
      }));
      const { status, text, warnings } = printed(toBibtex(papers), style);
      expect([status, warnings]).toEqual([0, []]);
      const bare = text.replace(/[{}]/g, '');
      for (const word of [
        'U-Net',
        'T5',
        'R-CNN',
        'C++',
        'Bayesian',
        'Gaussian',
        'Germany',
        'LLaMA',
        '$L_2$',
        '$O(n^2)$',
      ])
        expect(bare).toContain(word);
      expect(bare).toContain('European Investment Bank');
    },
    120_000,
  );

  it('takes all of the sample and of real days', async () => {
    for (const listing of await real()) {
      const { status, warnings } = printed(toBibtex(listing), 'plain');
      expect([status, warnings.filter((line) => !/empty (?:author|year)/.test(line))]).toEqual([0, []]);
    }
  }, 120_000);
});

const bibutils = has('ris2xml', '--version') && has('bib2xml', '--version');
const records = (xml: string) => xml.match(/<mods\b/g)?.length ?? 0;

describe.skipIf(!bibutils)(titled('bibutils', bibutils, 'bibutils'), () => {
  it.each([
    ['RIS', 'ris2xml', toRis],
    ['BibTeX', 'bib2xml', toBibtex],
    ['BibLaTeX', 'biblatex2xml', toBiblatex],
  ])('reads as many papers from %s as were written', async (_, command, write) => {
    for (const listing of await real()) {
      const { status, output } = judge({ papers: write(listing) }, command, ['papers']);
      expect([status, records(output)]).toEqual([0, listing.papers.length]);
    }
  });
});

describe.skipIf(!has(python, '--version'))('the csv module of Python', () => {
  it('reads every cell of the sample back', async () => {
    const listing = await sample();
    const program = 'import csv, json, sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline="")))))';
    const rows = askPython(program, { 'papers.csv': toCsv(listing) }) as Record<string, string>[];
    expect(rows.map(({ id, title }) => [id, title])).toEqual(listing.papers.map(({ id, title }) => [id, title]));
  });
});
