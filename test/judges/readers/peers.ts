import { parse as readBibtex } from '@retorquere/bibtex-parser';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { askPython, has, judge, python } from '../judge.js';

/** What a reader made of one record; what it does not say is absent. */
export interface Seen {
  readonly title: string;
  /** Family names in order, where it tells people apart. */
  readonly authors?: readonly string[];
  readonly year?: string;
  readonly doi?: string;
  readonly link?: string;
}

/** Somebody else's reader of a format. */
export interface Peer {
  readonly name: string;
  /** The package of Debian it comes in; without one it is installed with the tests. */
  readonly from?: string;
  readonly present: boolean;
  /** @throws when it refuses the text. */
  read(text: string): Promise<Seen[]>;
}

interface Csl {
  title?: string;
  author?: { family?: string; literal?: string; given?: string; 'non-dropping-particle'?: string }[];
  issued?: { 'date-parts'?: (string | number)[][] };
  DOI?: string;
}

const citation = (plugin: () => Promise<unknown>): Peer => ({
  name: 'citation-js',
  present: true,
  async read(text) {
    const { plugins } = await import('@citation-js/core');
    await plugin();
    const items: Csl[] = plugins.input.chain(text, { generateGraph: false });
    return items.map(({ title = '', author, issued, DOI }) => ({
      title,
      authors: (author ?? []).map(({ family, literal, given }) => family ?? literal ?? given ?? ''),
      year: issued?.['date-parts']?.[0]?.[0]?.toString(),
      doi: DOI,
    }));
  },
});

const retorquere: Peer = {
  name: '@retorquere/bibtex-parser',
  present: true,
  async read(text) {
    const { entries } = readBibtex(text, { sentenceCase: false });
    return entries.map(({ fields }) => ({
      title: String(fields.title ?? ''),
      authors: (fields.author ?? []).map(({ lastName, name, firstName }) => lastName ?? name ?? firstName ?? ''),
      year: /\d{4}/.exec(String(fields.date ?? fields.year ?? ''))?.[0],
      doi: fields.doi,
    }));
  },
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (xml: string) =>
  xml.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
    decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : (entities[name] ?? all),
  );

/** The programs of bibutils write MODS, which is taken apart here by its indentation alone. */
const bibutils = (program: string): Peer => ({
  name: 'bibutils',
  from: 'bibutils',
  present: has(program, '--version'),
  async read(text) {
    const { status, output } = judge({ records: text }, program, ['-i', 'utf8', 'records']);
    if (status !== 0) throw new Error(output.slice(0, 200));
    return output
      .split(/<mods\b/)
      .slice(1)
      .map((record) => {
        const own = record.replace(/^ {4}<relatedItem type="host">.*?^ {4}<\/relatedItem>/gms, '');
        const of = (xml: string, name: string) =>
          [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)<`, 'g'))].map(([, value]) => unescaped(value!));
        const names = [...own.matchAll(/^ {4}<name\b[^>]*>(.*?)^ {4}<\/name>/gms)].map(([, name]) => name!);
        const titles = /<titleInfo(?![^>]*abbreviated)[^>]*>(.*?)<\/titleInfo>/s.exec(own)?.[1] ?? '';
        return {
          title: [...of(titles, 'nonSort'), ...of(titles, 'title'), ...of(titles, 'subTitle')].join(' '),
          authors: names
            .filter((name) => />(?:author|creator)</.test(name))
            .map((name) => /type="family">([^<]*)</.exec(name)?.[1] ?? of(name, 'namePart').at(-1) ?? '')
            .map(unescaped),
          year: /\d{4}/.exec([...of(record, 'dateIssued'), ...of(record, 'date')].join(' '))?.[0],
          doi: /<identifier type="doi">([^<]*)</.exec(record)?.[1],
        };
      });
  },
});

const rssParser: Peer = {
  name: 'rss-parser',
  present: true,
  async read(text) {
    const { items } = await new RssParser().parseString(text);
    return items.map(({ title = '', link, isoDate }) => ({ title, link, year: isoDate?.slice(0, 4) }));
  },
};

const feedsmith: Peer = {
  name: 'feedsmith',
  present: true,
  async read(text) {
    const { feed } = parseFeed(text) as unknown as { feed: { items?: FeedItem[]; entries?: FeedItem[] } };
    return (feed.items ?? feed.entries ?? []).map(({ title, link, links, pubDate, published, updated }) => ({
      title: typeof title === 'string' ? title : (title?.value ?? ''),
      link: link ?? links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
      year: /\d{4}/.exec(pubDate ?? published ?? updated ?? '')?.[0],
    }));
  },
};

interface FeedItem {
  title?: string | { value?: string };
  link?: string;
  links?: { rel?: string; href?: string }[];
  pubDate?: string;
  published?: string;
  updated?: string;
}

const feedparserProgram = `
import feedparser, json, sys
feed = feedparser.parse(sys.argv[1])
print(json.dumps([{"title": e.get("title", ""), "link": e.get("link"), "year": (str(t[0]) if (t := e.get("published_parsed") or e.get("updated_parsed")) else None)} for e in feed.entries]))
`;

const feedparser: Peer = {
  name: 'feedparser',
  from: 'python3-feedparser',
  present: has(python, '-c', 'import feedparser'),
  async read(text) {
    const seen = askPython(feedparserProgram, { feed: text }) as {
      title: string;
      link: string | null;
      year: string | null;
    }[];
    return seen.map(({ title, link, year }) => ({ title, link: link ?? undefined, year: year ?? undefined }));
  },
};

const feeds = [feedsmith, rssParser, feedparser];

/** Several readers demand a key of each entry, which JabRef's own files lack: one is put in. */
const keyed = (peer: Peer): Peer => ({
  ...peer,
  read(text) {
    let number = 0;
    return peer.read(text.replace(/(@\w+\s*\{)\s*,/g, (_, start) => `${start}key${number++},`));
  },
});

/** Who else reads each format. */
export const peers: Readonly<Record<string, readonly Peer[]>> = {
  bibtex: [retorquere, citation(() => import('@citation-js/plugin-bibtex')), bibutils('bib2xml')].map(keyed),
  ris: [citation(() => import('@citation-js/plugin-ris')), bibutils('ris2xml')],
  'endnote-xml': [bibutils('endx2xml')],
  isi: [bibutils('isi2xml')],
  rss: feeds,
  'rss-rdf': feeds,
  atom: feeds,
};
