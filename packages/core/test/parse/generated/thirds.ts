import type { Sheet } from './sheet.js';
import { abs, type Style, sheetOf, year } from './styles.js';

// Layouts of a third hand, as the pages, programs and habits have them that people copy from. Readers are judged with
// them as a whole.

const closed = (title: string) => (title.endsWith('?') ? title : `${title}.`);

/** Broken at a width, as mail programs and editors do, what goes on set in. */
function wrapped(text: string, width: number, indent: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const lines: string[] = [];
      let rest = line;
      while (rest.length > width && rest.lastIndexOf(' ', width) > indent.length) {
        const at = rest.lastIndexOf(' ', width);
        lines.push(rest.slice(0, at));
        rest = indent + rest.slice(at + 1);
      }
      return [...lines, rest];
    })
    .join('\n');
}

/** Cells that tabs part, as a table with a frame. */
function framed(text: string): string {
  const rows = text.split('\n').map((line) => line.split('\t'));
  const widths = rows[0]!.map((_, column) => rows.reduce((most, row) => Math.max(most, row[column]!.length), 0));
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
  const [header, ...others] = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`,
  );
  return [rule, header, rule, ...others, rule].join('\n');
}

/** The same as a database prints it. */
function printed(text: string): string {
  const lines = framed(text)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/^\||\|$/g, ''));
  const rows = lines.length - 2;
  return [...lines.map((line) => line.replace(/^\+|\+$/g, '')), `(${rows} rows)`].join('\n');
}

const styles: readonly Style[] = [
  {
    name: 'the front page of a forum',
    has: [],
    head: 'Hacker News new | past | comments | ask | show | jobs | submit\tlogin\n',
    foot: '\nMore',
    card: (p, { index }) =>
      `${index + 1}.\t\n${p.title} (arxiv.org)\n${p.votes} points by user${index} ${(index % 9) + 1} hours ago | hide | ${index + 3} comments`,
  },
  {
    name: 'a thread in numbered posts',
    has: ['id'],
    between: '\n\n',
    head: 'Papers I liked this week, a thread 🧵👇\n\n',
    card: (p, { index, variant }) =>
      variant === 0
        ? `${index + 1}/ ${p.title}\n${p.abstract.split('. ', 1)[0]}.\n${abs(p)}`
        : `${index + 1}) ${p.title}\n👉 ${abs(p)}`,
  },
  {
    name: 'a table with a frame',
    has: ['id', 'authors', 'votes'],
    head: 'Title\tAuthors\tarXiv\tVotes\n',
    card: (p, { names }) => [p.title, names, p.arxiv, p.votes].join('\t'),
    whole: framed,
    withHead: true,
  },
  {
    name: 'rows of a database',
    has: ['id', 'authors'],
    head: 'id\ttitle\tauthors\turl\n',
    card: (p, { index, names }) => [index + 1, p.title, names, abs(p)].join('\t'),
    whole: printed,
    withHead: true,
  },
  {
    name: 'points broken at a width',
    has: ['id'],
    card: (p, { index, variant }) => `${variant === 0 ? `${index + 1}.` : '-'} ${closed(p.title)} ${abs(p)}`,
    whole: (text) => wrapped(text, 68, '   '),
  },
  {
    name: 'bare titles and addresses',
    has: ['id'],
    card: (p, { variant }) => (variant === 0 ? `- ${p.title} ${abs(p)}` : `${p.title} ${abs(p)}`),
  },
  {
    name: 'a curriculum vitae in LaTeX',
    has: ['id', 'authors'],
    head: '\\section{Publications}\n',
    card: (p, { names, variant }) =>
      variant === 0
        ? `\\cvitem{${year(p)}}{\\textbf{${p.title}}. ${names}. \\emph{${p.venue}}. \\href{${abs(p)}}{arXiv}}`
        : `\\cvitem{[${p.votes}]}{${names}, \`\`${p.title},'' \\textit{${p.venue}}, ${year(p)}. \\url{${abs(p)}}}`,
  },
  {
    name: 'bold titles by somebody',
    has: ['id', 'authors'],
    card: (p, { names, variant }) =>
      variant === 0
        ? `- **${p.title}** by ${names} ([arXiv](${abs(p)}))`
        : `**${p.title}** by ${names} ([arXiv](${abs(p)}))`,
  },
  {
    name: 'what a network of researchers shows',
    has: ['authors'],
    card: (p, { names }) =>
      `${p.title}\nPreprint\n${p.date.slice(8)} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep'][Number(p.date.slice(5, 7)) - 1]} ${year(p)}\n${p.votes} Reads\n${names}\nView\nRequest full-text`,
    names: 'commas',
  },
  {
    name: 'TEI',
    has: ['id', 'authors'],
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><back><div type="references"><listBibl>\n',
    foot: '\n</listBibl></div></back></text></TEI>',
    card: (p, { index }) =>
      `<biblStruct xml:id="b${index}"><analytic><title level="a" type="main">${p.title}</title>${p.authors.map(({ given, family }) => `<author><persName><forename type="first">${given}</forename><surname>${family}</surname></persName></author>`).join('')}<idno type="arXiv">arXiv:${p.arxiv}</idno></analytic><monogr><title level="m">${p.venue}</title><imprint><date type="published" when="${year(p)}"/></imprint></monogr></biblStruct>`,
    names: 'commas',
  },
  {
    name: 'a weekly post of a forum',
    has: ['id', 'authors'],
    head: "[D] What are you reading?\n\nThis week's picks:\n\n",
    card: (p, { names }) => `* [${p.title}](${abs(p)}) — ${names}`,
  },
  {
    name: 'the profile of a scholar',
    has: ['authors'],
    head: 'Title\tCited by\tYear\n',
    card: (p, { names }) => `${p.title}\n${names}\n${p.venue}\t${p.stars}\t${year(p)}`,
  },
  {
    name: 'numbers in brackets behind',
    has: ['id', 'authors'],
    card: (p, { names }) => `• ${p.title} — ${names} [${p.arxiv}]`,
  },
  {
    name: 'single quotes',
    has: ['id', 'authors'],
    between: '\n\n',
    card: (p, { names }) => `${names}, '${p.title}', arXiv:${p.arxiv} (${year(p)})`,
  },
  {
    name: 'an enumeration of LaTeX',
    has: ['id', 'authors'],
    head: '\\begin{enumerate}\n',
    foot: '\n\\end{enumerate}',
    card: (p, { names, variant }) =>
      variant === 0
        ? `\\item ${names}. \`\`${p.title}.'' ${p.venue}, ${year(p)}. \\url{${abs(p)}}`
        : `\\item \\href{${abs(p)}}{${p.title}}\\\\ ${names}, \\emph{${p.venue}}`,
  },
  {
    name: 'AsciiDoc',
    has: ['id', 'authors'],
    head: '== Reading\n\n',
    card: (p, { names }) => `. ${abs(p)}[${p.title}] by ${names}`,
  },
  {
    name: 'reStructuredText',
    has: ['id', 'authors'],
    head: 'Reading\n=======\n\n',
    card: (p, { names }) => `* \`${p.title} <${abs(p)}>\`_ -- ${names}`,
  },
  {
    name: 'tasks of a vault',
    has: ['id'],
    head: '## To read\n',
    card: (p, { index }) => `- [${index % 2 ? 'x' : ' '}] ${p.title} (${abs(p)}) #paper #toread`,
  },
  {
    name: 'a digest in plain mail',
    has: ['id', 'authors'],
    between: '\n\n',
    card: (p, { names, index }) => `${index + 1}. ${p.title}\n   ${names}\n   ${abs(p)}\n   ${p.abstract}`,
    whole: (text) => wrapped(text, 74, '   '),
  },
  {
    name: 'quoted cards',
    has: ['id', 'authors', 'votes'],
    between: '\n\n',
    card: (p, { names }) => `> **${p.title}**\n> ${names}\n> [PDF](https://arxiv.org/pdf/${p.arxiv}) · 👍 ${p.votes}`,
  },
  {
    name: 'a seminar',
    has: ['authors', 'id'],
    between: '\n\n',
    card: (p, { names, index }) =>
      `Week ${index + 1}: ${p.title}\nPaper: ${abs(p)}\nAuthors: ${names}\nPresenter: Student ${index + 1}`,
  },
  {
    name: 'search results of a preprint server',
    has: ['authors', 'id'],
    head: 'Showing 1–25 of 812 results\n\n',
    between: '\n\n',
    card: (p, { names, index }) =>
      `${index + 1}. arXiv:${p.arxiv} [pdf, other] cs.LG\n${p.title}\nAuthors: ${names}\nAbstract: ${p.abstract} △ Less\nSubmitted 3 March, ${year(p)}; originally announced March ${year(p)}.`,
    names: 'commas',
  },
  {
    name: 'definitions of a page',
    has: ['id', 'authors'],
    head: '<html><body><h1>Papers</h1><ol>\n',
    foot: '\n</ol></body></html>',
    card: (p, { names }) =>
      `<li><span class="t">${p.title}</span><br><i>${names.replaceAll('&', '&amp;')}</i><br><a href="${abs(p)}">[arXiv]</a> <a href="https://arxiv.org/pdf/${p.arxiv}">[PDF]</a></li>`,
  },
  {
    name: 'an audio digest',
    has: ['id', 'votes'],
    between: '\n\n',
    card: (p, { index }) =>
      `[${index + 1}/12] Upvotes: ${p.votes} | cs.CL\n\nAuthors:\n${p.authors.map(({ given, family }) => `${given} ${family}`).join(', ')}\n\nTitle:\n${p.title}\n\nArxiv:\nhttp://arxiv.org/abs/${p.arxiv}v1\n\nAbstract:\n${p.abstract}`,
  },
];

/** The layout of a third hand that belongs to a seed. */
export const thirdOf = (seed: number): Sheet => sheetOf(styles, seed + 19_000_009);
