import type { Card } from './cards.js';
import type { Layout } from './layouts.js';

// Pages, chats, programmes and dumps of text browsers as they reach people, by the kinds of what surrounds the papers in
// them. The readers were mended after four sets of forty such layouts each, of which 22, 51, 65 and 57 of a hundred
// cards came out whole when they were first read; these are those kinds again, with other papers.

const arxiv = (id: string) => `https://arxiv.org/abs/${id}`;
const hf = (id: string) => `https://huggingface.co/papers/${id}`;
const initials = (name: string) => {
  const words = name.split(' ');
  return `${words
    .slice(0, -1)
    .map((word) => word[0])
    .join('')} ${words.at(-1)}`;
};

const page = (name: string, has: Layout['has'], card: Layout['card'], head = '', foot = ''): Layout => ({
  name,
  has,
  head,
  card,
  foot,
});

const numbered = (cards: readonly Card[], url: (card: Card) => string) =>
  cards.map((card, index) => `   ${index + 11}. ${url(card)}`).join('\n');

export function pagesOf(cards: readonly Card[]): readonly Layout[] {
  return [
    page(
      'links without their site',
      ['id', 'votes'],
      ({ id, title, votes, user, authors }) =>
        `[](/papers/${id})\n\nSubmitted by\n\n${user}\n\n[ ${votes} ](/login?next=%2Fpapers%2F${id})\n\n### [ ${title} ](/papers/${id})\n\n· ${authors.length} authors\n`,
      '[ ![logo](/front/logo.svg) Hugging Face ](/)\n\n# [Daily Papers](/papers)\n\n',
    ),
    page(
      'classes of Pandoc',
      ['id', 'votes'],
      ({ id, title, votes, user, authors }) =>
        `::: {.relative .flex}\n[Submitted by]{.truncate} [${user}]{.font-semibold}\n\n::: leading-none\n${votes}\n:::\n\n### [${title}](${hf(id)}){.line-clamp-3} {#p .mb-1}\n\n-   [${authors.length} authors]{.text-sm}\n:::\n`,
      '# [Daily Papers](https://huggingface.co/papers){.flex}\n\n',
    ),
    page(
      'a page in another language',
      ['votes'],
      ({ title, votes, user, authors }) =>
        `Eingereicht von\n${user}\n${votes}\n\n${title}\n\n·\n${authors.length} Autoren\n`,
      'Tägliche Papiere\nvon AK und der Forschungsgemeinschaft\n\n',
    ),
    page(
      'a collection',
      ['id', 'votes'],
      ({ id, title, votes }) => `${title}\nPaper • ${id} • Published Jun 4, 2026 • ${votes}`,
      'Hugging Face\n\nCollections\n\nReading\n\nupdated Jun 11\n\nUpvote\n7\n',
    ),
    page(
      'a text browser’s numbers',
      ['id'],
      ({ title }, index) => `   [${index + 11}]${title}\n     * some words of the page\n`,
      '   [2]Papers of the day\n\n',
      `\n\nReferences\n\n   Visible links:\n   2. https://papers.example/\n${numbered(cards, ({ id }) => hf(id))}\n`,
    ),
    page(
      'numbers of a newsletter',
      ['id'],
      ({ title, abstract }, index) => `${title} (3 MINUTE READ) [${index + 11}]\n\n${abstract}\n`,
      'RESEARCH\n\n',
      `\n\nLinks:\n------\n${cards.map(({ id }, index) => `[${index + 11}] ${arxiv(id)}?utm_source=news`).join('\n')}\n`,
    ),
    page(
      'posts of a bot',
      ['id'],
      ({ id, title }, index) => `papers-bot\nAPP  9:${index + 10} AM\n${title}\n${arxiv(id)}\n:eyes:\n2\n`,
    ),
    page(
      'an exported chat',
      ['id'],
      ({ id, title }, index) => `[11/06/2026, 09:${index + 10}:12] Bo: *${title}*\n${arxiv(id)}`,
    ),
    page(
      'a room where each message is a line',
      ['id'],
      ({ id, title }, index) => `[2026-06-11 09:${index + 10}] Bo: ${title} ${arxiv(id)}`,
    ),
    page(
      'fields of a note',
      ['id', 'votes'],
      ({ id, title, votes }) => `- [[${title}]] #paper [arxiv:: ${id}] [upvotes:: ${votes}]`,
    ),
    page(
      'labels in Spanish',
      ['id', 'votes'],
      ({ id, title, votes, authors, abstract }) =>
        `Título: ${title}\nAutores: ${authors.join(', ')}\nEnlace: ${arxiv(id)}\nVotos: ${votes}\nResumen: ${abstract}\n`,
    ),
    page(
      'labels in Chinese',
      ['id', 'votes'],
      ({ id, title, votes, authors }, index) =>
        `## ${index + 1}. ${title}\n\n- 作者：${authors.join('、')}\n- 链接：${arxiv(id)}\n- 点赞：${votes}\n`,
      '# 每日论文\n\n',
    ),
    page(
      'a programme',
      [],
      ({ title, authors }) =>
        `Poster\n${title}\n${authors.join(' · ')}\nWed, Dec 3, 2025 • 11:00 AM – 2:00 PM PST\nExhibit Hall C\n`,
      'Conference 2025\nPapers\nSearch\n',
    ),
    page('proceedings', [], ({ title, authors }) => `pdf bib abs\n${title}\n${authors.join(' | ')}\n`),
    page(
      'results of a catalogue',
      [],
      ({ title, authors, abstract, votes }) =>
        `${title}\n${authors.join(', ')}\nComputer Science\narXiv.org\n4 June 2026\nTLDR\n${abstract}\n${votes} Citations\nPDF\nSave\n`,
      'About 5,100 results\nSort by Relevance\n',
    ),
    page(
      'results of Google Scholar in German',
      ['id'],
      ({ id, title, authors, votes }) =>
        `[PDF] arxiv.org\n${title}\n${authors.map(initials).join(', ')} - arXiv preprint arXiv:${id}, 2026 - arxiv.org\nSpeichern Zitieren Zitiert von: ${votes} Ähnliche Artikel Alle 3 Versionen\n`,
      'Ungefähr 20 Ergebnisse (0,05 Sek.)\n\n',
    ),
    page('tabs of a browser', ['id'], ({ id, title }) => `[${id}] ${title} - arXiv\n${arxiv(id)}`),
    page('numbers at the end', ['id'], ({ id, title }) => `${title} :: ${id}`),
    page('boxes to tick', ['id'], ({ id, title }) => `☐ ${title} ${arxiv(id)}`),
    page(
      'a heading by its rule',
      ['id'],
      ({ id, title, abstract }) => `${title}\n----------------\n\n${abstract}\nRead the paper: ${arxiv(id)}\n`,
      'Weekly\n\n',
    ),
    page(
      'a table of Confluence',
      ['id', 'votes'],
      ({ id, title, votes }) => `|${title}|[arXiv|${arxiv(id)}]|${votes}|`,
      '||Title||Paper||Votes||\n',
    ),
    page(
      'references that begin with names',
      ['id'],
      ({ id, title, authors }, index) =>
        `${index + 1}. ${authors.map(initials).join(', ')}. ${title}. arXiv [Preprint]. 2026. arXiv:${id}.\n`,
    ),
  ];
}
