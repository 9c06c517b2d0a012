import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';
import { corpusFile, hasCorpus, needsCorpus } from '../../corpus.js';
import { bare } from '../corpus-files.js';

// What other projects expect of the files beside which their expectations lie.

const filesIn = (folder: string, ending: string) =>
  hasCorpus
    ? readdirSync(corpusFile(`sources/${folder}`), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(ending))
        .sort()
    : [];
const readIn = (folder: string, name: string) => readFileSync(corpusFile(`sources/${folder}/${name}`), 'utf8');

/** The entry a twin begins with, as YAML: a reader of all YAML would be a dependency for these few keys. */
interface BibTwin {
  input: string;
  title: string;
  year: string | undefined;
  authors: string[];
}

function bibTwin(yaml: string): BibTwin {
  const [, fields = '', input = ''] = /\n {2}- fields:\n([\s\S]*?)\n {4}input: ([\s\S]*?)\n {4}key:/.exec(yaml) ?? [];
  const field = (name: string) => {
    const [, value = ''] = new RegExp(`^ {6}${name}: ?(.*(?:\\n {8}.*)*)`, 'm').exec(fields) ?? [];
    return value;
  };
  const people = field('author')
    .split(/\n {8}- /)
    .slice(1);
  return {
    input: input.startsWith('|') ? input.replace(/^\|-?\n/, '').replace(/^ {6}/gm, '') : scalar(input),
    title: scalar(
      field('title')
        .replace(/^>-?\s+/, '')
        .replace(/\n\s+/g, ' '),
    ),
    year: /\d{4}/.exec(field('year'))?.[0],
    authors: people.map((person) => {
      const parts = person.split('\n').map((line) => scalar(line.trim().replace(/^\w+: /, '')));
      return parts.join(' ');
    }),
  };
}

function scalar(text: string): string {
  const [, single] = /^'(.*)'$/s.exec(text) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  // YAML's own escapes: a character by two digits, and the no-break space.
  return text.startsWith('"') ? JSON.parse(text.replace(/\\x(..)/g, '\\u00$1').replaceAll('\\_', '\u00A0')) : text;
}

describe.skipIf(!hasCorpus)(`what better-bibtex expects${needsCorpus}`, () => {
  /** Where we mean to differ, and why. */
  const titles: Readonly<Record<string, string>> = {
    'Import of langle and rangle TeX commands #1468': 'mathematics stays TeX between its dollars',
  };
  const names: Readonly<Record<string, string>> = {
    'Issues with round instead of curly braces': 'the macro is defined in no file we were given, and is reported',
  };
  const excused = (table: Readonly<Record<string, string>>, name: string) =>
    Object.keys(table).some((beginning) => name.includes(beginning));

  it.each(filesIn('bibtex/bbt-expected/import', '.yaml'))('%s', async (name) => {
    const twin = bibTwin(readIn('bibtex/bbt-expected/import', name));
    const { papers, issues } = await parse(twin.input, { format: 'bibtex' });
    const [paper] = papers;
    expect(papers).toHaveLength(1);
    const plain = twin.title.replace(/<[^>]+>/g, '');
    if (excused(titles, name)) expect(paper?.title).not.toBe(plain);
    else expect(paper?.title).toBe(plain);
    const ours = (paper?.authors ?? []).map((author) => bare(`${author.given ?? ''}${author.family ?? author.name}`));
    const theirs = twin.authors.map((author) => bare(author));
    if (excused(names, name)) expect(issues.map(({ code }) => code)).toContain('macro-undefined');
    else expect(ours).toEqual(theirs);
    expect(paper?.published?.slice(0, 4)).toBe(twin.year);
  });
});

interface FeedTwin {
  title?: string;
  description?: string;
  links?: { href: string }[];
  items?: ItemTwin[];
  entries?: ItemTwin[];
}

interface ItemTwin {
  title?: string;
  categories?: { value?: string }[];
  comments?: string;
  image?: { url: string };
}

describe.skipIf(!hasCorpus)(`what gofeed expects${needsCorpus}`, () => {
  const untagged = (text: string | undefined) => text?.replace(/<[^>]+>/g, '');

  // Most of these items have no title, without which there is no paper: one is put in where it is missing.
  it.each(filesIn('feeds/gofeed', '.xml').filter((name) => !name.includes('unknown_feed')))('%s', async (name) => {
    const twin: FeedTwin = JSON.parse(readIn('feeds/gofeed', name.replace(/xml$/, 'json')));
    const xml = readIn('feeds/gofeed', name);
    const items = twin.items ?? twin.entries ?? [];
    const titled = items.every(({ title }) => title) ? xml : xml.replace(/<(item|entry)>/g, '<$1><title>None</title>');
    const { papers, description, homepage, title } = await parse(titled);
    expect({ title, description, homepage }).toEqual({
      title: twin.title ?? 'Feed',
      description: untagged(twin.description),
      homepage: twin.links && new URL(twin.links[0]!.href).href,
    });
    expect(
      papers.map((paper) => ({
        title: paper.title,
        topics: paper.topics,
        discussion: paper.links.discussion,
        image: paper.image,
      })),
    ).toEqual(
      items.map((item) => ({
        title: untagged(item.title) ?? 'None',
        topics: (item.categories ?? []).flatMap(({ value }) => value ?? []),
        discussion: item.comments && new URL(item.comments).href,
        // A picture somewhere in the text is no thumbnail.
        image: name.includes('item_image') ? undefined : item.image?.url,
      })),
    );
  });
});
