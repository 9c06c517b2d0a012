import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';
import { cards as all, type Card } from '../held-out/cards.js';

// Pages, posts and bibliographies as they are copied and exported, each with the same ten papers.

const cards = all.filter(({ authors }) => authors.length > 1).slice(0, 10);
const arxiv = (id: string) => `https://arxiv.org/abs/${id}`;
const doi = ({ id }: Card) => `10.1234/${id}`;
const words = (name: string) => name.split(' ');
const family = (name: string) => words(name).at(-1)!;
const initials = (name: string) =>
  words(name)
    .slice(0, -1)
    .map((word) => `${word[0]}.`)
    .join(' ');
const inverted = (name: string) => `${family(name)}, ${initials(name)}`;

type Has = 'arxiv' | 'doi' | 'authors';
type Layout = readonly [name: string, has: readonly Has[], head: string, card: (card: Card, index: number) => string];

const layouts: readonly Layout[] = [
  [
    'lobste.rs',
    [],
    'Lobsters\nActive\nRecent\nSearch\nLogin\n',
    ({ title, votes, user }, i) =>
      `\n${votes}\n\n${title} pdf ai\narxiv.org\n\nvia ${user} ${i + 2} hours ago | ${i} comments`,
  ],
  [
    'a search of a publisher, names one a line',
    ['authors'],
    'Skip to main content\nShowing 1–10 of 8123 results\nSort by:\nRelevance\n',
    ({ title, authors }, i) =>
      `\n${title}\n\nIn work ${'abcdefghij'[i]} something was done that is said here in words and is of use to all who read it.\n\n    ${authors.join('\n    ')}\n\nResearch\nOpen Access\n${i + 2} Jun 2024 Big Letters\n\nVolume: 15, P: ${i + 40}`,
  ],
  [
    'an author’s page with last authors apart',
    ['authors'],
    'Publications (10)\nSort by Most Influential\n',
    ({ title, authors, abstract, votes }, i) =>
      `${title}\n${authors.join(', ')}\n+${i + 2} authors\nAnn Example\narXiv.org\n${i + 2} June 2024\nTLDR\n${abstract.slice(0, 150)}. Expand\n${votes}\nPDF\n\nSave\nAlert\n`,
  ],
  [
    'previews of links in a chat',
    ['arxiv'],
    '',
    ({ id, title, abstract, user }, i) =>
      `${user} — 06/11/2026 9:${10 + i} AM\n${arxiv(id)}\narXiv.org\n${title}\n${abstract.slice(0, 200)}...\n`,
  ],
  [
    'posts of an account',
    ['arxiv'],
    '',
    ({ id, title, authors, votes }, i) =>
      `arXiv cs.CL\n@arxiv-cs-cl.example.social\n· ${i + 1}h\n${authors.join(', ')}\n${title}\n${arxiv(id)}\n${i}\n${votes}`,
  ],
  [
    'posts of a community',
    ['arxiv'],
    'r/papers\nJoin\nBest\n',
    ({ id, title, user, votes }, i) =>
      `\nu/${user}\n•\n${i + 2} hr. ago\n[R] ${title}\nResearch\narxiv.org/abs/${id}\nOpen\nUpvote\n${votes}\n\nDownvote\n\n${i}\nGo to comments\nShare`,
  ],
  [
    'an Org file',
    ['arxiv', 'authors'],
    '#+TITLE: Papers\n#+FILETAGS: :read:\n\n',
    ({ id, title, authors }) =>
      `* TODO ${title} :llm:\n:PROPERTIES:\n:URL: ${arxiv(id)}\n:AUTHORS: ${authors.join('; ')}\n:END:\n`,
  ],
  [
    'slides',
    ['arxiv'],
    '',
    ({ id, title, authors, abstract }, i) =>
      `Paper ${i + 1}\n\n${title}\n\n${authors.join(', ')} et al. • 2026\n\n▪ ${abstract.slice(0, 70)}\n▪ ${abstract.slice(70, 130)}\n\narXiv:${id}\n`,
  ],
  [
    'publications in German',
    ['arxiv', 'authors'],
    'Publikationen\n\n',
    ({ id, title, authors }, i) =>
      `[${10 - i}] ${authors.map((name) => `${initials(name)} ${family(name)}`).join(', ')}: „${title}“. In: Zeitschrift für Technik ${i + 3} (2024), S. 10–30. arXiv:${id}.`,
  ],
  [
    'publications by the German norm',
    ['doi', 'authors'],
    'Literaturverzeichnis\n\n',
    (card) =>
      `${card.authors.map((name) => `${family(name).toUpperCase()}, ${words(name)[0]}`).join(' ; ')}: ${card.title}. In: Zeitschrift für Technik 12 (2024), Nr. 3, S. 1–9. DOI ${doi(card)}\n`,
  ],
  [
    'publications in French',
    ['doi', 'authors'],
    'Publications\nArticles dans une revue\n\n',
    (card, i) =>
      `${card.authors.join(', ')}. ${card.title}. Revue des sciences, 2024, ${i + 10} (2), pp.${i + 11}-${i + 34}. ⟨${doi(card)}⟩. ⟨hal-04012345⟩\n`,
  ],
  [
    'references by the Chinese norm',
    ['arxiv', 'authors'],
    '参考文献\n\n',
    ({ id, title, authors }, i) =>
      `[${i + 1}] ${authors.map((name) => `${family(name).toUpperCase()} ${name[0]}`).join(', ')}. ${title}[J]. arXiv preprint arXiv:${id}, 2024.`,
  ],
  [
    'references by the Russian norm',
    ['doi', 'authors'],
    'Список литературы\n\n',
    (card, i) =>
      `${i + 1}. ${card.authors.map((name) => `${family(name)} ${initials(name).replaceAll(' ', '')}`).join(', ')} ${card.title} // Programming and Software. – 2024. – Т. 5. – № 2. – С. 10–20. – DOI: ${doi(card)}.`,
  ],
  [
    'references of Harvard',
    ['doi', 'authors'],
    'Reference list\n\n',
    (card) =>
      `${card.authors.map(inverted).join(', ')}, 2024. ${card.title}. Big Letters, 33, pp.1-20. Available at: https://doi.org/${doi(card)} [Accessed 12 June 2026].\n`,
  ],
  [
    'references with names and initials',
    ['doi', 'authors'],
    'References\n\n',
    (card, i) =>
      `${i + 1}. ${card.authors.map(inverted).join(' & ')} ${card.title}. Big Lett. 15, ${1000 + i} (2024). https://doi.org/${doi(card)}\n`,
  ],
  [
    'readings of a course',
    ['arxiv'],
    'Topics in AI\nSpring 2026\n\nSchedule\n\n',
    ({ id, title, authors }, i) =>
      `${i % 2 === 0 ? `Week ${i / 2 + 1} (Jan ${i * 3 + 1}): Topic ${i}\n` : ''}- ${family(authors[0]!)} et al. (2024). ${title}. ${arxiv(id)}`,
  ],
  [
    'numbers on keys',
    ['arxiv'],
    'My ten papers of this week\n\n',
    ({ id, title, abstract }, i) => `${i + 1}️⃣ ${title}\n👉 ${abstract.slice(0, 100)}\n🔗 ${arxiv(id)}\n`,
  ],
  ['a Chinese list', ['arxiv'], '每周论文\n\n', ({ id, title }, i) => `${i + 1}、${title}\n论文地址：${arxiv(id)}\n`],
  [
    'what rules part',
    ['arxiv'],
    '',
    ({ id, title, authors, abstract }) =>
      `${'-'.repeat(72)}\n${title}\n${authors.join(', ')}\n\n${abstract.slice(0, 70)}\n${abstract.slice(70, 140)}\n\n${arxiv(id)}`,
  ],
  [
    'a table with numbers in cells',
    ['arxiv'],
    '| Title | Lead author | Venue | arXiv |\n|:---|:---|:---|:---|\n',
    ({ id, title, authors }) => `| ${title} | ${authors[0]} et al. | NeurIPS 2025 | ${id} |`,
  ],
  [
    'a list of HTML, an item a line',
    ['arxiv'],
    '<html><body><h1>Papers</h1><ul>\n',
    ({ id, title, authors, code }) =>
      `<li><b>${title}</b><br>${authors.join(', ')}<br><a href="${arxiv(id)}">[arXiv]</a> <a href="${code}">[code]</a></li>`,
  ],
];

describe('copies of pages, posts and bibliographies', () => {
  it.each(layouts)('are read whole: %s', async (_name, has, head, card) => {
    const { papers } = await parse(head + cards.map(card).join('\n'), { now: '2026-06-12' });
    expect(papers.map(({ title }) => title)).toEqual(cards.map(({ title }) => title));
    if (has.includes('arxiv')) expect(papers.map(({ ids }) => ids.arxiv)).toEqual(cards.map(({ id }) => id));
    if (has.includes('doi')) expect(papers.map(({ ids }) => ids.doi)).toEqual(cards.map(doi));
    if (has.includes('authors'))
      expect(papers.map(({ authors }) => authors.length)).toEqual(cards.map(({ authors }) => authors.length));
  });

  it('say how many papers a page prints its words for, where some were not found', async () => {
    const rows = cards.map(
      ({ title, authors }, i) => `${i === 4 ? '—' : title}\n${authors.join(', ')}\nPoster\nHall B`,
    );
    const { papers, issues } = await parse(`Accepted papers\n${rows.join('\n\n')}`);
    expect(papers).toHaveLength(9);
    expect(issues.find(({ code }) => code === 'papers-unread')?.facts).toEqual({ read: 9, named: 10 });
  });

  it('page numbers take no identifiers with them', async () => {
    const text = cards.map(
      ({ id, title }, i) => `${i + 1}. ${title}.\narXiv:${id}\n${i % 3 === 2 ? `\n${i}\n\f\n` : ''}`,
    );
    const { papers } = await parse(text.join(''));
    expect(papers.map(({ ids }) => ids.arxiv)).toEqual(cards.map(({ id }) => id));
  });
});

describe('pages of posts without papers', () => {
  it('are refused', async () => {
    const posts = cards.map(
      (_, i) => `\nu/cook${i}\n•\n${i + 2} hr. ago\nWhich soup of season ${i}?\nDiscussion\nUpvote\n${i * 9}\n\nShare`,
    );
    await expect(parse(`r/cooking\n${posts.join('\n')}`)).rejects.toMatchObject({ code: 'unknown-format' });
  });
});

describe('addresses of thousands of letters', () => {
  const long = (url: string) => `${url}?from=${'a'.repeat(5000)}`;
  const named = cards.map(({ id }) => id);

  it('name their papers in a chat', async () => {
    const chat = cards.map(({ id, title }, i) => `[12/06/2026, 09:1${i}:12] Bo: ${title}\n${long(arxiv(id))}`);
    const { papers } = await parse(chat.join('\n'));
    expect(papers.map(({ ids }) => ids.arxiv)).toEqual(named);
    expect(papers.map(({ title }) => title)).toEqual(cards.map(({ title }) => title));
  });

  it('name their papers in Markdown', async () => {
    const { papers } = await parse(cards.map(({ id, title }) => `- [${title}](${long(arxiv(id))})`).join('\n'));
    expect(papers.map(({ ids }) => ids.arxiv)).toEqual(named);
  });

  it('are left out with a word when they are all there is', async () => {
    const { papers, issues } = await parse(
      cards.map(({ id, title }) => `- [${title}](${long(`https://openaccess.thecvf.com/x/${id}`)})`).join('\n'),
    );
    expect(papers).toHaveLength(10);
    expect(issues.filter(({ code }) => code === 'link-unsafe')).toHaveLength(10);
  });
});
