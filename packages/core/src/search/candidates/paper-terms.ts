import type { Paper } from '../../paper/schema.js';
import { aList, checkArgument } from '../../text/options.js';
import { inTitle, mostInAbstract } from '../store/postings.js';
import type { Segment } from '../store/segment.js';
import { addPapers, emptyStore, placeOf, type Store } from '../store/store.js';
import { keyOf } from '../store/synonyms.js';
import { termName, titleTerm } from './term-names.js';

/** What one paper is found by. */
export interface PaperTerms {
  /**
   * Terms by name, each once: `text:network`, the stem of a word of title or abstract; `title:network`, of the title;
   * `authors:lecun`, `topics:cs`, `venue:neurips`, words as they are; `has:code`; `year:2026`; and what of a title a query
   * may be, as a digest.
   */
  terms: string[];
  /** How often the title and the abstract have a term of the text, each counted up to a limit. */
  counts: ReadonlyMap<string, { inTitle: number; inAbstract: number }>;
  /** Words of title and abstract together. */
  words: number;
}

/** What a list of papers is found by, and how many of them by each. */
export interface TermStatistics {
  /** One entry a paper, in their order; of one that could not be read without terms. */
  papers: PaperTerms[];
  /**
   * By term, how many papers have it, those of `abstract:network` too, which is no term of papers. By `word:networks`, a
   * word as it is written, how often it is. By `short:llm⇥large language model` and `long:larg languag model⇥llm`, with
   * tabulators, how many papers explain a short form so.
   */
  df: Map<string, number>;
}

/**
 * What papers are found by, in the words of the index: for those who keep papers where no index is, such as in a
 * database. `wantedOf` says of a query which of these terms it needs, and `rerank` puts the papers in order.
 */
export function termsOf(papers: readonly Paper[]): TermStatistics {
  checkArgument('The papers', papers, aList);
  const store = emptyStore({ keepPapers: false });
  addPapers(
    store,
    papers.map((paper, at) => ({ ...paper, id: String(at) })),
  );
  const statistics: TermStatistics = { papers: papers.map(noTerms), df: new Map() };
  const placed = papers.map((_, at) => placeOf(store, String(at)));
  for (const segment of store.segments) {
    const here: PaperTerms[] = [];
    placed.forEach((place, at) => {
      if (place?.segment === segment) here[place.doc] = statistics.papers[at]!;
    });
    readSegment(store, segment, here, statistics.df);
  }
  const { words, uses } = store.vocabulary;
  for (let word = 0; word < words.size; word++)
    if (uses[word]! > 0) statistics.df.set(termName('word', words.text(word)), uses[word]!);
  const { pairs, counts } = store.acronyms;
  for (let pair = 0; pair < pairs.size; pair++) {
    const [short = '', long = ''] = pairs.text(pair).split('\t');
    statistics.df.set(termName('short', `${short}\t${long}`), counts[pair]!);
    statistics.df.set(termName('long', `${keyOf(store.vocabulary, long.split(' '))}\t${short}`), counts[pair]!);
  }
  return statistics;
}

function noTerms(): PaperTerms {
  return { terms: [], counts: new Map(), words: 0 };
}

/** Reads the postings of a segment, term by term, into what each of its papers is found by. */
function readSegment(
  { vocabulary: { words }, features }: Store,
  { zones, size, titles, columns, lengths }: Segment,
  papers: readonly PaperTerms[],
  df: Map<string, number>,
): void {
  for (const zone of ['text', 'authors', 'topics', 'venue'] as const) {
    const { terms, starts, docs, counts } = zones[zone];
    terms.forEach((entry, at) => {
      const text = words.text(entry);
      const name = termName(zone, text);
      let titled = 0;
      let summarised = 0;
      for (let posting = starts[at]!; posting < starts[at + 1]!; posting++) {
        const { terms: has, counts: often } = papers[docs[posting]!]!;
        has.push(name);
        if (zone !== 'text') continue;
        const count = counts[posting]!;
        const counted = { inTitle: Math.floor(count / inTitle), inAbstract: count & mostInAbstract };
        (often as Map<string, typeof counted>).set(name, counted);
        if (counted.inAbstract > 0) summarised++;
        if (counted.inTitle === 0) continue;
        has.push(termName('title', text));
        titled++;
      }
      df.set(name, starts[at + 1]! - starts[at]!);
      if (titled > 0) df.set(termName('title', text), titled);
      if (summarised > 0) df.set(termName('abstract', text), summarised);
    });
  }
  for (let doc = 0; doc < size; doc++) {
    const paper = papers[doc]!;
    paper.words = lengths[doc]!;
    const hashes = [titles.whole[doc]!, titles.heads[doc]!, titles.leads[doc]!];
    const known = [...new Set(hashes)].filter((hash) => hash !== 0);
    const has = features.filter((_, bit) => ((columns.has[doc]! >>> bit) & 1) === 1);
    const year = columns.years[doc]!;
    paper.terms.push(
      ...known.map(titleTerm),
      ...has.map((feature) => termName('has', feature)),
      ...(year === 0 ? [] : [termName('year', String(year))]),
    );
  }
}
