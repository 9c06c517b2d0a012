// One set of papers in each way in which these pages reach people as text. Made up.

export interface Shown {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly votes: number;
  readonly comments: number;
  readonly stars: string;
  readonly code: string;
  readonly date: string;
  readonly who: string;
  readonly submitter: string;
}

const sentence = (topic: string) =>
  `We present a method for ${topic} that needs no labels. In experiments on four benchmarks our approach halves the cost ` +
  `of training while it keeps the accuracy of strong baselines, and it holds for models of several sizes and for data of ` +
  `three kinds. Ablations show which part does what; we release all of the code and the weights.`;

export const shown: readonly Shown[] = [
  [
    '2605.01234',
    'Tidal Memory: Recalling Long Streams without a Cache',
    'long streams',
    340,
    12,
    '1.2k',
    'May 30',
    'Harbour Lab',
  ],
  ['2604.00017', 'Do Small Models Dream of Large Corpora?', 'small corpora', 0, 0, '87', 'Feb 3, 2025', '5 authors'],
  ['2512.20001', 'GraftNet-2', 'grafting of networks', 56, 3, '12.5k', 'Dec 24, 2025', 'North Institute of Data'],
  [
    '2511.09999',
    'Learning to Count in the Wild with Weak Signals and Fewer Than Ten Examples',
    'counting',
    7,
    1,
    '3',
    'Nov 2, 2025',
    '1 authors',
  ],
].map(([id, title, topic, votes, comments, stars, date, who], index) => ({
  id: String(id),
  title: String(title),
  abstract: sentence(String(topic)),
  votes: Number(votes),
  comments: Number(comments),
  stars: String(stars),
  code: `https://github.com/acme/kit-${index}`,
  date: String(date),
  who: String(who),
  submitter: `person-${index}`,
}));

const banner = ['new', '', 'Get trending papers in your email inbox once a day!', '', 'Subscribe'];
const hf = 'https://huggingface.co';
const dash = (count: number) => (count === 0 ? '-' : String(count));
const lines = (...parts: readonly (string | readonly string[])[]) => parts.flat().join('\n');
const commentsLink = ({ id, comments }: Shown) => (comments === 0 ? '' : `[${comments}](${hf}/papers/${id}#community)`);

/** Copied out of a browser. */
export const searchCopy = (papers = shown) =>
  lines(
    banner,
    ['Daily Papers', 'by', 'AK', 'and the research community', 'memory', 'Daily', 'Weekly', 'Monthly', 'Oct 9'],
    papers.flatMap((p) => [
      dash(p.votes),
      p.title,
      p.abstract,
      p.who,
      '·',
      p.date,
      ...(p.comments ? [`${p.comments}`] : []),
    ]),
    ['Previous', 'System theme', 'Company', 'TOS'],
  );

export const searchMarkdown = (papers = shown) =>
  lines(
    [`[Subscribe](${hf}/login?next=%2Fpapers)`, '', '# Daily Papers', ''],
    [
      `## by [![](${hf}/x.png)AK](${hf}/akhaliq) and the research community`,
      '',
      '- Daily',
      '- Weekly',
      '',
      'Oct 9',
      '',
    ],
    papers.flatMap((p) => [
      `[${dash(p.votes)}](${hf}/login?next=%2Fpapers%2F${p.id})`,
      '',
      `### [${p.title.replace(' the ', ' the\\  ')}](${hf}/papers/${p.id})`,
      '',
      `[${p.abstract.replace(' strong ', ' strong\\\\\n')}](${hf}/papers/${p.id})`,
      '',
      p.who.endsWith('authors')
        ? `[- ![](${hf}/a.svg)\\\\\n- ${p.who}](${hf}/papers/${p.id})`
        : `[![x](${hf}/x.png)${p.who}](${hf}/some-lab)`,
      '',
      '·',
      '',
      `${p.date}${commentsLink(p)}`,
      '',
    ]),
  );

export const searchReferences = (papers = shown) => {
  const targets = papers.flatMap(({ id }) => [
    `login?next=%2Fpapers%2F${id}`,
    `papers/${id}`,
    `papers/${id}`,
    `papers/${id}#community`,
  ]);
  return lines(
    ['# Daily Papers', '', '## by[AK][90] and the research community', '* Daily', '* Weekly', '', 'Oct 9'],
    papers.flatMap((p, index) => [
      '[',
      dash(p.votes),
      `][${4 * index + 1}]`,
      '',
      `### [${p.title.replace(/^(\S+ \S+) (.+)$/, '$1\n### $2')}][${4 * index + 2}]`,
      '',
      '[',
      '',
      p.abstract.replace(' approach ', ' approach\n'),
      '',
      `][${4 * index + 3}]`,
      ...(p.who.endsWith('authors') ? ['[', `* ${p.who}`, `][${4 * index + 3}]`] : [p.who]),
      '·',
      `${p.date}${p.comments ? ` [ ${p.comments}][${4 * index + 4}]` : ''}`,
      '',
    ]),
    targets.map((path, index) => `[${index + 1}]: ${hf}/${path}`),
  );
};

export const searchAddresses = (papers = shown) =>
  lines(
    ['Daily Papers', '', 'by ', '', 'AK', '', `${hf}/akhaliq`, '', ' and the research community', '', 'Oct 9', ''],
    papers.flatMap((p) =>
      [
        ` [-] ${dash(p.votes)}`,
        `${hf}/login?next=%2Fpapers%2F${p.id}`,
        p.title,
        `${hf}/papers/${p.id}`,
        p.abstract,
        `${hf}/papers/${p.id}`,
        ...(p.who.endsWith('authors') ? [`[\n\n${p.who}](${hf}/papers/${p.id})`] : [` ${p.who}`, `${hf}/some-lab`]),
        '·',
        `${p.date} `,
        ...(p.comments ? [`${p.comments}`, `${hf}/papers/${p.id}#community`] : []),
      ].flatMap((line) => [line, '']),
    ),
  );

/** Every card twice, for wide and narrow screens. */
export const trendingCopy = (papers = shown) =>
  lines(
    banner,
    ['', 'Trending Papers', '', 'by', 'AK', 'and the research community', 'Trending Papers'],
    papers.flatMap((p) =>
      ['Published on ', ''].flatMap((published) => [
        'Submitted by',
        p.submitter,
        p.title,
        p.abstract,
        ...(p.who.endsWith('authors')
          ? [p.who, `· ${published}${p.date}`]
          : [`${p.who} ${p.who} · ${published}${p.date}`]),
        'Upvote',
        '',
        `${p.votes}`,
        '',
        `GitHub ${p.stars}`,
        'arXiv Page',
      ]),
    ),
  );

export const trendingMarkdown = (papers = shown) =>
  lines(
    ['# Trending Papers', '', `## by[[image] AK](${hf}/akhaliq) and the research community`, ''],
    papers.flatMap((p) => [
      'Submitted by',
      '',
      '[image]',
      '',
      p.submitter,
      '',
      `### [${p.title.replace(/^(\S+ \S+) (.+)$/, '$1\n$2')}](${hf}/papers/${p.id})`,
      '',
      p.abstract,
      '',
      ...(p.who.endsWith('authors')
        ? ['-', '', '- [image]', '', `- ${p.who}`, '', `· Published on ${p.date}`]
        : [`[[image: lab] ${p.who}](${hf}/some-lab) · Published on ${p.date}`]),
      '',
      `[Upvote\n\n${p.votes}](${hf}/login?next=%2Fpapers%2F${p.id})`,
      '',
      `[GitHub ${p.stars}](${p.code}) [arXiv Page](https://arxiv.org/abs/${p.id})`,
      '',
      `[[image]](${hf}/papers/${p.id})`,
      '',
    ]),
  );

/** Titles and abstracts in turn, as the oldest copies have them. */
export const bare = (papers = shown) =>
  [
    'new',
    'Get trending papers in your email inbox!',
    'Subscribe',
    'byAK and the research community',
    'Oct 9',
    ...papers.flatMap(({ title, abstract }) => [title, abstract]),
  ].join('\n\n');
