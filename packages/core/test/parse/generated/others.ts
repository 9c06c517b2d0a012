import type { MadePaper } from './papers.js';
import type { Sheet } from './sheet.js';
import { abs, type Style, sheetOf, year } from './styles.js';

// Layouts of another hand: each as somebody's tool or habit has it, with little left to chance. Readers are judged with
// them and never made after them.

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const month = ({ date }: MadePaper) => monthNames[Number(date.slice(5, 7)) - 1]!;

const styles: readonly Style[] = [
  {
    name: 'a newsletter with keycaps',
    has: ['id', 'authors', 'votes'],
    head: 'Good morning! Here is what people read this week.\n\n',
    foot: '\n\nSee you next week.\nUnsubscribe',
    between: '\n\n',
    card: (p, { index, names }) =>
      `${(index % 9) + 1}\uFE0F\u20E3 ${p.title} (${p.votes} upvotes)\nby ${names}\n${p.abstract}\nRead: ${abs(p)}`,
  },
  {
    name: 'notes with inline fields',
    has: ['id', 'authors'],
    between: '\n\n---\n\n',
    card: (p, { names }) =>
      `# ${p.title}\nauthors:: ${names}\nyear:: ${year(p)}\nurl:: ${abs(p)}\ntags:: #paper #toread`,
  },
  {
    name: 'an itemised list of LaTeX',
    has: ['id', 'authors'],
    head: '\\section*{Selected publications}\n\\begin{itemize}\n',
    foot: '\n\\end{itemize}',
    card: (p, { names, variant }) =>
      variant === 0
        ? `  \\item \\textbf{${p.title}}. ${names}. \\emph{${p.venue}}. \\href{${abs(p)}}{arXiv:${p.arxiv}}`
        : `  \\item ${names}. \\textit{${p.title}}. ${p.venue}. \\url{${abs(p)}}`,
  },
  {
    name: 'a channel with a bot',
    has: ['id'],
    card: (p, { index }) => `09:${10 + index} <paperbot> ${p.title} [ ${abs(p)} ] (${p.organization})`,
  },
  {
    name: 'properties of a board',
    has: ['id', 'authors'],
    between: '\n\n',
    card: (p, { names }) => `${p.title}\nStatus\nTo read\nAuthors\n${names}\nVenue\n${p.venue}\nURL\n${abs(p)}`,
  },
  {
    name: 'an outline of slides',
    has: ['id', 'authors'],
    head: 'What is new\n\n',
    card: (p, { names }) => `• ${p.title}\n   – ${names}\n   – ${p.venue}\n   – arXiv:${p.arxiv}`,
  },
  {
    name: 'an outliner',
    has: ['id', 'authors'],
    card: (p, { names }) => `- [[${p.title}]]\n  - authors:: ${names}\n  - link:: ${abs(p)}\n  - rating:: 4`,
  },
  {
    name: 'a table of a wiki',
    has: ['id', 'authors'],
    head: '{| class="wikitable"\n! Title !! Authors !! Link\n',
    foot: '\n|}',
    card: (p, { names }) => `|-\n| ${p.title} || ${names} || [${abs(p)} arXiv]`,
  },
  {
    name: 'properties of Org',
    has: ['id', 'authors', 'code'],
    head: '#+TITLE: Reading\n\n',
    card: (p, { names }) =>
      `** TODO ${p.title}\n:PROPERTIES:\n:AUTHORS: ${names}\n:ARXIV: ${p.arxiv}\n:CODE: ${p.code}\n:END:`,
  },
  {
    name: 'a programme with times',
    has: ['authors'],
    head: 'Session 3: Learning\nChair: Ada Lake\n\n',
    card: (p, { index, names }) =>
      `${9 + Math.floor(index / 4)}:${String((index % 4) * 15).padStart(2, '0')}\n${p.title}\n${names}\nRoom ${(index % 3) + 1}`,
  },
  {
    name: 'field lists',
    has: ['id', 'authors', 'votes'],
    between: '\n\n',
    card: (p, { names }) =>
      `${p.title}\n${'-'.repeat(p.title.length)}\n\n:Authors: ${names}\n:Link: ${abs(p)}\n:Votes: ${p.votes}\n\n${p.abstract}`,
  },
  {
    name: 'a network of researchers',
    has: ['authors'],
    head: 'Recommended for you\n\n',
    card: (p, { names }) =>
      `${p.title}\nArticle\nFull-text available\n${month(p)} ${year(p)}\n${names.replaceAll(' and ', ', ')}\n${p.abstract}\nRead full-text\nDownload citation`,
  },
  {
    name: 'a graph of related papers',
    has: ['authors'],
    head: 'Prior works\nDerivative works\nTitle\nFirst author\nYear\nCitations\n',
    card: (p, { names }) => `${p.title}\n${names}\n${year(p)}, ${p.venue}\n${p.stars} Citations\nSave\nOpen in`,
  },
  {
    name: 'what a program prints',
    has: ['id'],
    card: (p, { index }) => `${String(index).padEnd(3)} ${p.arxiv}  ${p.title}`,
    head: '    arxiv_id    title\n',
  },
  {
    name: 'a bibliography by hand',
    has: ['id', 'authors'],
    between: '\n\n',
    card: (p, { names, index }) =>
      `[${index + 1}] ${names}. ${p.title}${p.title.endsWith('?') ? '' : '.'} arXiv preprint arXiv:${p.arxiv}, ${year(p)}.`,
  },
  {
    name: 'accepted papers of a meeting',
    has: ['authors'],
    head: 'Accepted Papers\n\n',
    between: '\n',
    card: (p, { names, variant }) => (variant === 0 ? `${p.title}\n${names}` : `${p.title}\n${names}\n`),
  },
  {
    name: 'a thread of posts',
    has: ['id'],
    head: 'Ten papers you should not miss 🧵\n\n',
    between: '\n\n',
    card: (p, { index }) => `${index + 1}. ${p.title}\n\n${p.abstract.split('. ', 1)[0]}.\n\n${abs(p)}`,
  },
  {
    name: 'cards of a digest',
    has: ['id', 'votes', 'code'],
    between: '\n\n',
    card: (p, { variant }) =>
      `▸ ${p.title.toString()}\n  ${variant === 0 ? '❤️' : '⬆️'} ${p.votes}  ·  📄 ${abs(p)}  ·  🐙 ${p.code}`,
  },
  {
    name: 'a mail of a colleague',
    has: ['id', 'authors'],
    head: 'Hi Bo,\n\nthese are the ones I meant:\n\n',
    foot: '\n\nCheers,\nAnn\n-- \nAnn Lake\nBlue Fjord',
    between: '\n\n',
    card: (p, { names, variant }) =>
      variant === 0 ? `* "${p.title}" by ${names}\n  ${abs(p)}` : `* ${p.title} (${names})\n  ${abs(p)}`,
  },
  {
    name: 'rows of a spreadsheet',
    has: ['id', 'authors', 'votes'],
    head: 'Paper\tWho\tWhere to find it\tUpvotes\n',
    card: (p, { names }) => `${p.title}\t${names}\t${abs(p)}\t${p.votes}`,
  },
  {
    name: 'a curriculum vitae',
    has: ['authors'],
    head: 'PUBLICATIONS\n\n',
    between: '\n\n',
    card: (p, { names, variant }) =>
      variant === 0
        ? `${names}. "${p.title}." ${p.venue}, ${year(p)}.`
        : `${names} (${year(p)}). ${p.title}${p.title.endsWith('?') ? '' : '.'} ${p.venue}.`,
  },
  {
    name: 'an answer of an assistant',
    has: ['id', 'authors'],
    head: 'Sure! Here are some papers on the topic:\n\n',
    foot: '\n\nLet me know if you would like summaries of any of these.',
    between: '\n\n',
    card: (p, { index, names }) =>
      `${index + 1}. **${p.title}**\n   - **Authors:** ${names}\n   - **Published:** ${month(p)} ${year(p)}\n   - **Link:** [arXiv:${p.arxiv}](${abs(p)})\n   - **Why it matters:** ${p.abstract.split('. ', 1)[0]}.`,
  },
];

/** The layout of another hand that belongs to a seed. */
export const otherOf = (seed: number): Sheet => sheetOf(styles, seed + 7_000_003);
