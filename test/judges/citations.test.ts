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
