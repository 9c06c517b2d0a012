import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

// The same three papers in what people and programs write lists in.

interface Made {
  readonly title: string;
  readonly authors: readonly string[];
  readonly id: string;
  readonly votes: number;
}

const papers: readonly Made[] = [
  { title: 'Sparse Lamps for Dense Rooms', authors: ['Ada Lake', 'Bo Hill'], id: '2403.10001', votes: 12 },
  {
    title: 'What Makes a Lamp Warm? A Study of Light',
    authors: ['Cy Ford', 'Di Marsh', 'Ed Vale'],
    id: '2403.10002',
    votes: 7,
  },
  { title: 'A Survey of Rooms (and Lamps)', authors: ['Flo Brook', 'Gus Heath'], id: '2403.10003', votes: 31 },
];

const address = ({ id }: Made) => `https://arxiv.org/abs/${id}`;
const names = ({ authors }: Made) => authors.join(', ');
const rows = (row: (paper: Made, index: number) => string, between = '\n') => papers.map(row).join(between);
const cell = (text: string, width: number) => text.padEnd(width);

type Has = 'authors' | 'votes';

const writings: readonly (readonly [name: string, has: readonly Has[], text: string])[] = [
  [
    'points of LaTeX, titles in bold',
    ['authors'],
    `\\section*{Papers}\n\\begin{itemize}\n${rows((p) => `  \\item \\textbf{${p.title}}. ${names(p)}. \\emph{Big Letters}. \\href{${address(p)}}{arXiv}`)}\n\\end{itemize}`,
  ],
  [
    'points of LaTeX, titles in italics behind names',
    ['authors'],
    `\\begin{enumerate}\n${rows((p) => `\\item ${names(p)}. \\textit{${p.title}}. Big Letters.\n  \\url{${address(p)}}`)}\n\\end{enumerate}`,
  ],
  [
    'a curriculum vitae of moderncv',
    ['authors'],
    `\\section{Publications}\n${rows((p) => `\\cvitem{2024}{\\textbf{${p.title}}. ${names(p)}. \\emph{Big Letters}. \\href{${address(p)}}{arXiv}}`)}`,
  ],
  [
    'a table of MediaWiki',
    ['authors'],
    `{| class="wikitable"\n! Title !! Authors !! Link\n${rows((p) => `|-\n| style="width: 9em" | ${p.title} || ${names(p)}\n| [${address(p)} arXiv]`)}\n|}`,
  ],
  [
    'a table in a frame',
    ['authors', 'votes'],
    `+${'-'.repeat(44)}+${'-'.repeat(34)}+${'-'.repeat(12)}+-------+\n| ${cell('Title', 43)}| ${cell('Authors', 33)}| arXiv      | Votes |\n+${'-'.repeat(44)}+${'-'.repeat(34)}+${'-'.repeat(12)}+-------+\n${rows((p) => `| ${cell(p.title, 43)}| ${cell(names(p), 33)}| ${p.id} | ${cell(String(p.votes), 6)}|`)}\n+${'-'.repeat(44)}+${'-'.repeat(34)}+${'-'.repeat(12)}+-------+`,
  ],
  [
    'a frame with a rule under each row, cells over two lines',
    ['authors'],
    `+${'='.repeat(28)}+${'='.repeat(34)}+${'='.repeat(12)}+\n| ${cell('Title', 27)}| ${cell('Authors', 33)}| arXiv      |\n+${'='.repeat(28)}+${'='.repeat(34)}+${'='.repeat(12)}+\n${rows(
      (p) => {
        const at = p.title.lastIndexOf(' ', 26);
        return `| ${cell(p.title.slice(0, at), 27)}| ${cell(names(p), 33)}| ${p.id} |\n| ${cell(p.title.slice(at + 1), 27)}| ${cell('', 33)}| ${cell('', 11)}|\n+${'-'.repeat(28)}+${'-'.repeat(34)}+${'-'.repeat(12)}+`;
      },
    )}`,
  ],
  [
    'what a database prints',
    ['authors'],
    ` id | ${cell('title', 42)} | ${cell('authors', 26)} | arxiv\n----+${'-'.repeat(44)}+${'-'.repeat(28)}+-----------\n${rows((p, at) => ` ${at + 1}  | ${cell(p.title, 42)} | ${cell(names(p), 26)} | ${p.id}`)}\n(3 rows)`,
  ],
  [
    'notes at the end',
    [],
    `${rows((p, at) => `- ${p.title}[^${at + 1}]`)}\n\n${rows((p, at) => `[^${at + 1}]: ${address(p)}`)}`,
  ],
  [
    'a table that numbers its rows without a name',
    [],
    `     arxiv_id    title\n${rows((p, at) => `${at}    ${p.id}  ${p.title}`)}`,
  ],
  [
    'columns that only their cells name',
    ['authors', 'votes'],
    `Paper\tWho\tWhere to find it\tUpvotes\n${rows((p) => [p.title, names(p), address(p), p.votes].join('\t'))}`,
  ],
  ['names in brackets behind', ['authors'], rows((p) => `* ${p.title} (${names(p)})\n  ${address(p)}`, '\n\n')],
  ['quoted titles by somebody', ['authors'], rows((p) => `* "${p.title}" by ${names(p)}\n  ${address(p)}`, '\n\n')],
  ['bold titles by somebody', ['authors'], rows((p) => `- **${p.title}** by ${names(p)} ([arXiv](${address(p)}))`)],
  ['single quotes', ['authors'], rows((p) => `${names(p)}, '${p.title}', arXiv:${p.id} (2024)`, '\n\n')],
  ['numbers in brackets behind names', ['authors'], rows((p) => `\u2022 ${p.title} \u2014 ${names(p)} [${p.id}]`)],
  ['what a bot of a channel says', [], rows((p, at) => `09:1${at} <bot> ${p.title} [ ${address(p)} ] (Harbour Labs)`)],
  ['tags behind', [], `## To read\n${rows((p) => `- [ ] ${p.title} (${address(p)}) #paper #toread`)}`],
  [
    'votes and names above the titles',
    ['authors', 'votes'],
    rows(
      (p, at) =>
        `[${at + 1}/3] Upvotes: ${p.votes} | cs.CL\n\nAuthors:\n${names(p)}\n\nTitle:\n${p.title}\n\nArxiv:\n${address(p)}`,
      '\n\n',
    ),
  ],
  [
    'labels with the colon of East Asia, without a blank',
    ['authors', 'votes'],
    rows(
      (p) =>
        `\u6807\u9898\uFF1A${p.title}\n\u4F5C\u8005\uFF1A${names(p)}\n\u70B9\u8D5E\uFF1A${p.votes}\n\u94FE\u63A5\uFF1Adoi:10.48550/arXiv.${p.id}`,
      '\n\n',
    ),
  ],
];

describe('a list of papers', () => {
  it.each(writings)('is read as it is written: %s', async (_, has, text) => {
    const listing = await parse(text, { now: '2026-11-12' });
    const read = listing.papers.map(({ title, ids, authors, signals }) => ({
      title,
      id: ids.arxiv ?? ids.doi?.replace(/^10\.48550\/arxiv\./i, ''),
      ...(has.includes('authors') ? { authors: authors.map(({ name }) => name) } : {}),
      ...(has.includes('votes') ? { votes: signals.upvotes } : {}),
    }));
    const made = papers.map(({ title, id, authors, votes }) => ({
      title,
      id,
      ...(has.includes('authors') ? { authors } : {}),
      ...(has.includes('votes') ? { votes } : {}),
    }));
    expect(read).toEqual(made);
    expect(listing.issues.map(({ code }) => code).filter((code) => code !== 'column-unknown')).toEqual([]);
  });

  it('says what it left out of a table: a remark under its rows', async () => {
    const { papers: read, issues } = await parse(
      `Title,arXiv,Votes\n${rows((p) => `"${p.title}",${p.id},${p.votes}`)}\nThat is all for today.`,
    );
    expect(read).toHaveLength(3);
    expect(issues).toMatchObject([{ code: 'entries-left-out' }]);
  });

  it('keeps as a remark what stands in brackets behind all titles and is no name', async () => {
    const { papers: read } = await parse(rows((p) => `- ${p.title} (Big Letters 2024)\n  ${address(p)}`));
    expect(read.map(({ title, comment }) => [title, comment])).toEqual(
      papers.map(({ title }) => [title, 'Big Letters 2024']),
    );
  });

  it('is no title, what is an address or names', async () => {
    const { papers: read, issues } = await parse(
      `${rows((p) => `- ${names(p)} ${address(p)}`)}\n- Sparse Lights of the Harbour ${address(papers[0]!)}9`,
    );
    expect(read.map(({ title }) => title).filter((title) => title.includes('Lake'))).toEqual([]);
    expect(issues.map(({ code }) => code)).toContain('title-missing');
  });
});

describe('a reference that asks', () => {
  it('keeps its venue out of the title, and what goes on in it', async () => {
    const { papers: read } = await parse(
      'Lake, A., & Hill, B. (2024). Do lamps need rooms? Journal of Lamps, 3(2), 12–25.\n\nFord, C., & Vale, E. (2023). What makes a lamp warm? A study of light. Big Letters, 4(1), 1–9.\n\nMarsh, D., & Heath, G. (2022). Lamps of the harbour. Big Letters, 2(1), 3–8.',
    );
    expect(read.map(({ title, venue }) => [title, venue])).toEqual([
      ['Do lamps need rooms?', 'Journal of Lamps'],
      ['What makes a lamp warm? A study of light', 'Big Letters'],
      ['Lamps of the harbour', 'Big Letters'],
    ]);
  });
});

describe('a long list in another writing', () => {
  it.each([
    [
      'points of LaTeX',
      (at: number) =>
        `\\item \\textbf{Sparse lamps for the number ${at}}. ${'{'.repeat(20)} \\url{https://arxiv.org/abs/2501.${10_000 + at}}`,
      '',
      '',
    ],
    [
      'a frame',
      (at: number) => `| Sparse lamps for the number ${at} ${'| '.repeat(10)}| 2501.${10_000 + at} |`,
      '+----+----+\n| Title | arXiv |\n+----+----+\n',
      '\n+----+----+',
    ],
    [
      'a wiki',
      (at: number) =>
        `|-\n| Sparse lamps for the number ${at} || ${'a=b '.repeat(12)} || https://arxiv.org/abs/2501.${10_000 + at}`,
      '{|\n! Title !! Note !! Link\n',
      '\n|}',
    ],
    [
      'notes',
      (at: number) =>
        `- Sparse lamps for the number ${at}[^${at}]\n[^${at}]: https://arxiv.org/abs/2501.${10_000 + at}`,
      '',
      '',
    ],
    [
      'cells dressed in attributes without blanks',
      (at: number) => `|-\n| ${`a=${'a'.repeat(28)}`.repeat(20)} ${at} || https://arxiv.org/abs/2501.${10_000 + at}`,
      '{|\n! Title !! Link\n',
      '\n|}',
    ],
    ['a row of many cells', (at: number) => '||a'.repeat(at % 100 === 0 ? 10_000 : 1), '{|\n|-\n', '\n|}'],
    ['a frame without an end', (at: number) => '-=+'.repeat(at % 100 === 0 ? 10_000 : 1), '+', 'x'],
  ] as const)('takes a time that grows with it: %s', async (_, line, head, foot) => {
    const timeOf = async (lines: number) => {
      const text = head + Array.from({ length: lines }, (__, at) => line(at)).join('\n') + foot;
      const before = process.cpuUsage();
      await parse(text).catch(() => undefined);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    await timeOf(100);
    const [short, long] = [await timeOf(100), await timeOf(1600)];
    expect(long).toBeLessThan(72 * Math.max(short, 5));
  });
});
