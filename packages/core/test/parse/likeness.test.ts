import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.js';
import { jsonKinds, lineKinds, textKinds, xmlKinds } from '../../src/parse/likenesses.js';

/** Texts that list no papers, by what each is. Written by us. */
const texts: Readonly<Record<string, readonly string[]>> = {
  'an address': ['https://arxiv.org/list/cs.LG/new'],
  'the path of a file': ['./data/papers.json', 'C:\\lists\\week 11.bib'],
  'a source': ['hf:daily', 'openreview:ICLR.cc/2026/Conference'],
  'a conversation with a chatbot': [
    'You said:\nWhich papers on slow rivers came up this year?\n\nChatGPT said:\nHere are a few that stand out:\n\n1. Slow Rivers: it measures depth.\n2. Old Rivers: it looks back.\n\nShall I look for code?',
    '**User:** sum up this paper for me\n\n**Assistant:** It presents maps that remember. There is an encoder, a memory and a reader.\n\n**User:** and the results?',
    '## Human:\nhello\n## Claude:\nHello. What are you reading?',
  ],
  'a conversation': [
    '[18/03/2026, 09:12] Ann: did you read the one on rivers?\n[18/03/2026, 09:13] Bo: not yet\n[18/03/2026, 09:15] Ann: we talk about it on Friday\n',
    'Ann Lee\n  9:12 AM\ndid anybody try the code of the map people?\nBo Roe\n  9:20 AM\nit does not build here\n3 replies\n',
  ],
  'posts of a social network': [
    'Ann Lee\n@annlee\n\u00B7\n3h\nMaps that remember. What a year.\n12\n34\n\nBo Roe\n@bo_roe\n\u00B7\n5h\nDepth matters more than width.\n3\n9\n',
  ],
  'a page of DBLP': [
    'dblp: Ann Lee\n[\u2013] 2020 \u2013 today\n2026\n[j12] Ann Lee, Bo Roe: Maps that Remember. J. Maps 12(3): 45-58 (2026)\n[c31] Cy Poe, Ann Lee: Slow Rivers. ICLR 2026\n',
    'Ann Lee\n[\u2013] Person information\n2026\n[j12]\nview\ndblp key:\njournals/jmaps/LeeR26\nask others\npersistent URL:\nhttps://dblp.org/rec/journals/jmaps/LeeR26\nAnn Lee, Bo Roe:\nMaps that Remember. J. Maps 12(3): 45-58 (2026)\n[c31]\nview\nCy Poe, Ann Lee:\nSlow Rivers. ICLR 2026\n',
  ],
  'the results of a web search': [
    'maps that remember - Google Search\nAll\nImages\nNews\nAbout 1,240,000 results (0.41 seconds)\n\nMaps that Remember\nhttps://maps.example \u203A papers\nMaps remember where people were.\n\nPeople also ask\nWhat is a map?\n',
    'slow rivers at DuckDuckGo\nAll\nImages\n\nSlow rivers\nA page about rivers that are slow.\n',
  ],
  'an error page': [
    'One moment, please\n\nWe have seen unusual traffic from your network. Please solve the captcha below, and you will be taken to the page that you asked for. It takes a few seconds, and it helps us to keep those out that ask for thousands of pages an hour without a need, which has happened more and more.',
  ],
  'a page to sign in': ['Welcome back\n\nSign in to go on to your library.\n\nE-mail\nPassword\nForgot it?\n'],
  'a licence': [
    'The Harbour Licence\n\nYou may use and change this work as long as you keep this notice with it.',
    'Copyright 2026 The Weavers\n\nTHIS IS PROVIDED "AS IS".',
  ],
  'terms of a service': [
    'Terms of Use\n\nBy using this site you agree to what follows.\n',
    'Privacy Policy\n\nWe keep what you give us for a year.\n',
  ],
  'LaTeX source': ['\\documentclass{article}\n\\begin{document}\n\\section{Maps}\nMaps remember.\n\\end{document}\n'],
  'a change': ['diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n-old\n+new\n'],
  'a README': [
    '# loomkit\n\nWeaves many files into one.\n\n## Usage\n\nCall weave.\n',
    'loom\n====\n\nA loom.\n\nInstallation\n------------\n\nUnpack it.\n',
  ],
  'a change log': [
    '# Changelog\n\n## Next\n\nNothing yet.\n',
    'v1.2.3\n\n  * drop a lock\n\nv1.2.2\n\n  * use the new compiler\n',
    'Version 3.4\n\nThis release is about speed.\n',
  ],
  'source code': [
    "import { weave } from 'loom';\n\nweave();\n",
    'class Point:\n    pass\n\ndef norm(point):\n    return 0\n',
    'SELECT name\nFROM readings\nWHERE taken > 7;\n',
  ],
  'a style sheet': ['.card {\n  margin: 0;\n  color: #333;\n}\n'],
  'a text with code in it': ['To begin, type this:\n\n```\nweave all\n```\n\nand wait.\n'],
  'a log': [
    '2026-03-18T09:00:00Z INFO started\n2026-03-18T09:00:03Z WARN the cache is cold\n',
    '127.0.0.1 - - [18/Mar/2026:09:00:00 +0000] "GET /papers HTTP/1.1" 200 512\n127.0.0.1 - - [18/Mar/2026:09:00:01 +0000] "GET /x HTTP/1.1" 404 12\n',
  ],
  'clippings of a Kindle': [
    'Maps that Remember (Ann Lee)\n- Your Highlight on page 3 | Added on Thursday, June 11, 2026\n\nMaps remember.\n==========\nSlow Rivers (Bo Roe)\n- Your Highlight on page 4 | Added on Thursday, June 11, 2026\n\nRivers are slow.\n==========\n',
  ],
  'a calendar': ['BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Reading group\nEND:VEVENT\nEND:VCALENDAR\n'],
  contacts: ['BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEND:VCARD\n'],
  'the text of one paper': [
    `Maps that Remember\nAnn Lee, Bo Roe\n\nAbstract\n${'Maps remember where people were. '.repeat(6)}\n\n1 Introduction\nMaps are old.\n`,
  ],
  'a call for papers': ['RIVERS 2027\n\nCall for Papers\n\nWe invite submissions on all aspects of rivers.\n'],
  'Markdown, such as a README': ['# Links\n\n- [Weather](https://weather.example)\n- [News](https://news.example)\n'],
  'a mail': [
    'From: Ann <ann@mail.example>\nTo: Bo <bo@mail.example>\nSubject: Friday\n\nShall we meet on Friday?\n',
    'Dear Dr. Lee,\n\nthank you for your submission. It was accepted.\n\nThe Chairs\n',
  ],
  'minutes or an agenda': ['Minutes of the Weekly Meeting\n\nBudget\n\nWe spent more than was planned.\n'],
  settings: [
    'name: build\non: push\njobs:\n  test:\n    runs-on: linux\n',
    '[tool.loom]\nname = "loom"\nversion = "0.1.0"\n',
  ],
  'bytes in base64': [`${'TWFwcyB0aGF0IHJlbWVtYmVyIHdoZXJlIHBlb3BsZSB3ZXJl'.repeat(4)}\n`],
  'a rich text document': ['{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Times;}}\\f0 Maps that Remember\\par}'],
  PostScript: ['%!PS-Adobe-3.0\n%%Title: maps.dvi\n%%Pages: 9\n'],
  'a list of links': ['https://example.org/a\nhttps://example.org/b\nhttps://example.org/c\n'],
  'a list without links': ['1. Open the box\n2. Take out the parts\n3. Put them together\n'],
  'a table': ['name,price,stock\napple,1.20,40\npear,1.50,12\n'],
  prose: ['The River\n\nIt was late when we reached the river. The boat was gone.\n'],
  'a list of feeds (OPML)': [
    '<?xml version="1.0"?><opml version="2.0"><body><outline text="Maps" xmlUrl="https://maps.example/rss"/></body></opml>',
  ],
  'a sitemap': [
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://maps.example/1</loc></url></urlset>',
  ],
  'a picture': ['<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h10v10z"/></svg>'],
  'the full text of a paper (TEI)': ['<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body/></text></TEI>'],
  'a dump of a wiki': ['<mediawiki version="0.11"><page><title>Maps</title></page></mediawiki>'],
  'a schema': ['<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="map"/></xs:schema>'],
  'an answer that refuses': ['<Error><Code>AccessDenied</Code><Message>No.</Message></Error>'],
  'a web page': ['<table><tr><td>Shoes</td><td>40</td></tr></table>'],
  'XML whose root is <settings>': ['<?xml version="1.0"?><settings><option name="a" value="1"/></settings>'],
  'a notebook': ['{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}'],
  'the description of a package': ['{"name":"loom","version":"1.0.0","dependencies":{"a":"^1.0.0"}}'],
  'the description of an API': ['{"openapi":"3.1.0","info":{"title":"Maps","version":"1"},"paths":{}}'],
  'a JSON schema': ['{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}'],
  'an exported conversation': ['[{"conversation_id":"c1","create_time":1,"mapping":{}}]'],
  'a map': ['{"type":"FeatureCollection","features":[]}'],
  'JSON with status, uptime': ['{"status":"ok","uptime":1234}'],
  'JSON without records': ['[1, 2]'],
  'JSON that is cut off or damaged': ['{"status":"ok","upti'],
};

describe('the refusal says what was given', () => {
  it.each(Object.entries(texts).flatMap(([kind, list]) => list.map((text) => [kind, text] as const)))(
    '%s: %j',
    async (kind, text) => {
      await expect(parse(text, { now: '2026-03-18' })).rejects.toMatchObject({
        code: 'unknown-format',
        facts: { kind },
      });
    },
  );

  it('in words that tell what to do', async () => {
    await expect(parse(texts['a list of feeds (OPML)']![0]!)).rejects.toThrow(
      /^This looks like a list of feeds \(OPML\), not like a listing of papers\. It begins ".+"\. Give the address of each feed in it \(`xmlUrl`\) as a source\. Nearest: rss, atom\.$/,
    );
  });

  it('has a text here for each kind', () => {
    const kinds = [lineKinds, textKinds, xmlKinds, jsonKinds].flat().map(([kind]) => kind);
    expect(kinds.filter((kind) => texts[kind] === undefined)).toEqual([]);
  });
});

describe('numbers and names that only look like a refusal', () => {
  it.each([
    ['500 g of flour are no status', 'Bread\n\n500 g flour, 300 ml water, 7 g yeast.\n'],
    ['a package that has a name is no error', '{"name":"loom","version":"1.0.0"}'],
  ])('%s', async (_, text) => {
    await expect(parse(text)).rejects.toMatchObject({ code: 'unknown-format' });
  });

  it.each([
    ['HTTP/1.1 404', 'not-found'],
    ['503', 'service-unavailable'],
    ['Error: 429', 'rate-limited'],
    ['{"name":"ForbiddenError","message":""}', 'error-answer'],
  ])('%s is one', async (text, code) => {
    await expect(parse(text)).rejects.toMatchObject({ code });
  });
});

describe('the signs of kinds', () => {
  const hostile = {
    'letters that end in another sign': `${'Maps'.repeat(4000)}!`,
    'lines of letters': `${`${'Maps'.repeat(20)}\n`.repeat(240)}!`,
    'empty lines': '\n'.repeat(20_000),
    blanks: ' '.repeat(20_000),
    'beginnings of posts': '@ab\n'.repeat(5000),
    'long lines before posts': `${'x'.repeat(1900)}\n@ab x\n`.repeat(10),
    'times of a day': '9:12 AM\n'.repeat(2500),
    'one who speaks alone': 'you:\n'.repeat(4000),
    abstracts: 'abstract\n'.repeat(2200),
    'keys and values': 'a: b\n'.repeat(4000),
    'open braces': 'a {\n'.repeat(5000),
    points: '- a\n'.repeat(5000),
    'words with strokes': 'a-b '.repeat(5000),
    addresses: 'https://a.example/b '.repeat(1000),
    times: '[11:11:11] '.repeat(1800),
    dates: '1/1/11, 1:11 - a b '.repeat(1000),
  };
  const signs = [lineKinds, textKinds, xmlKinds, jsonKinds].flat();

  it.each(Object.entries(hostile))('come to an end: %s', (_, text) => {
    const slow = signs.filter(([, patterns]) => {
      const start = performance.now();
      for (const pattern of [patterns].flat()) pattern.test(text);
      return performance.now() - start > 5000;
    });
    expect(slow.map(([kind]) => kind)).toEqual([]);
  });
});
