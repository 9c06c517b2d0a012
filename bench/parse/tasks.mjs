// What is measured: per input, ways to read it. Each loads what it needs and gives a function from the text to the
// number of entries it found, so that a reader that skips its work is seen.
const ours = async () => {
  const { parse } = await import('../../packages/core/dist/index.js');
  return async (text) => (await parse(text)).papers.length;
};
const feedsmith = (name) => async () => {
  const library = await import('feedsmith');
  return (text) => {
    const { entries, items = entries } = library[name](text);
    return items.length;
  };
};
const rssParser = async () => {
  const { default: Parser } = await import('rss-parser');
  const parser = new Parser();
  return async (text) => (await parser.parseString(text)).items.length;
};
const fastXml = (count) => async () => {
  const { XMLParser } = await import('fast-xml-parser');
  // Its limit on expanded entities breaks feeds of this size.
  const parser = new XMLParser({
    ignoreAttributes: false,
    processEntities: { enabled: true, maxTotalExpansions: Infinity },
  });
  return (text) => count(parser.parse(text));
};
const citation = (plugin) => async () => {
  const { plugins } = await import('@citation-js/core');
  await import(plugin);
  return (text) => plugins.input.chain(text, { generateGraph: false }).length;
};
const bibtexParse = async () => {
  const { entries } = (await import('bibtex-parse')).default;
  return (text) => entries(text).length;
};

export const tasks = [
  { input: 'hf.json', reader: 'JSON.parse alone', load: async () => (text) => JSON.parse(text).length },
  { input: 'hf.json', reader: 'parse', load: ours, at: { most: 2.5, times: 'JSON.parse alone' } },
  { input: 'listing.txt', reader: 'parse', load: ours, at: { least: 50 } },
  { input: 'arxiv.xml', reader: 'parse', load: ours, at: { least: 15 } },
  { input: 'arxiv.xml', reader: 'feedsmith', load: feedsmith('parseAtomFeed') },
  { input: 'arxiv.xml', reader: 'rss-parser', load: rssParser },
  { input: 'arxiv.xml', reader: 'fast-xml-parser', load: fastXml(({ feed }) => feed.entry.length) },
  { input: 'atom.xml', reader: 'parse', load: ours },
  { input: 'atom.xml', reader: 'feedsmith', load: feedsmith('parseAtomFeed') },
  { input: 'atom.xml', reader: 'rss-parser', load: rssParser },
  { input: 'atom.xml', reader: 'fast-xml-parser', load: fastXml(({ feed }) => feed.entry.length) },
  { input: 'rss.xml', reader: 'parse', load: ours },
  { input: 'rss.xml', reader: 'feedsmith', load: feedsmith('parseRssFeed') },
  { input: 'rss.xml', reader: 'rss-parser', load: rssParser },
  { input: 'rss.xml', reader: 'fast-xml-parser', load: fastXml(({ rss }) => rss.channel.item.length) },
  { input: 'papers.bib', reader: 'parse', load: ours },
  { input: 'papers.bib', reader: 'bibtex-parse', load: bibtexParse },
  { input: 'papers.bib', reader: 'citation-js', load: citation('@citation-js/plugin-bibtex') },
  { input: 'papers.ris', reader: 'parse', load: ours },
  { input: 'papers.ris', reader: 'citation-js', load: citation('@citation-js/plugin-ris') },
  { input: 'papers.ndjson', reader: 'parse', load: ours },
];
