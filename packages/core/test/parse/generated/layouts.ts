import { Dice } from './dice.js';
import { type MadePaper, papersOf } from './papers.js';
import { type Judged, nameForms, type Sheet } from './sheet.js';

// Layouts made of parts that people really use, put together at random: which fields, in which order, with which labels
// and signs, between which separators, on one line or several, in which mark-up, between what a page has above and below.

type FieldName = 'title' | 'authors' | 'link' | 'votes' | 'stars' | 'date' | 'venue' | 'org' | 'code' | 'abstract';

/** How one layout writes each field; a layout decides it once for all its papers. */
type Writers = Readonly<Record<FieldName, (paper: MadePaper) => string>>;

interface Plan {
  readonly dice: Dice;
  readonly papers: readonly MadePaper[];
  readonly fields: readonly FieldName[];
  readonly write: Writers;
  readonly features: string[];
  readonly link: (paper: MadePaper) => string;
  readonly names: (paper: MadePaper) => string;
}

const labels: readonly Readonly<Record<FieldName, string>>[] = [
  ['Title', 'Authors', 'Link', 'Upvotes', 'Stars', 'Date', 'Venue', 'Organization', 'Code', 'Abstract'],
  ['Title', 'Authors', 'URL', 'Votes', 'GitHub stars', 'Published', 'Conference', 'Affiliation', 'GitHub', 'Summary'],
  ['Paper', 'By', 'arXiv', 'Likes', 'Stars', 'Year', 'Published in', 'Institution', 'Repo', 'Abstract'],
  ['Titel', 'Autoren', 'Link', 'Stimmen', 'Sterne', 'Datum', 'Konferenz', 'Institution', 'Code', 'Zusammenfassung'],
  ['Titre', 'Auteurs', 'Lien', 'Votes', 'Étoiles', 'Date', 'Conférence', 'Institution', 'Code', 'Résumé'],
  ['Título', 'Autores', 'Enlace', 'Votos', 'Estrellas', 'Fecha', 'Conferencia', 'Institución', 'Código', 'Resumen'],
  ['Titolo', 'Autori', 'Link', 'Voti', 'Stelle', 'Data', 'Conferenza', 'Istituzione', 'Codice', 'Riassunto'],
  ['标题', '作者', '链接', '点赞', '星标', '日期', '会议', '机构', '代码', '摘要'],
  ['タイトル', '著者', 'リンク', 'いいね', 'スター', '日付', '会議', '所属', 'コード', '概要'],
  ['제목', '저자', '링크', '추천', '스타', '날짜', '학회', '소속', '코드', '초록'],
  ['Название', 'Авторы', 'Ссылка', 'Голоса', 'Звёзды', 'Дата', 'Конференция', 'Организация', 'Код', 'Аннотация'],
].map(
  ([title, authors, link, votes, stars, date, venue, org, code, abstract]) =>
    ({ title, authors, link, votes, stars, date, venue, org, code, abstract }) as Record<FieldName, string>,
);

const arxiv = ({ arxiv: id }: MadePaper) => `https://arxiv.org/abs/${id}`;

const linkForms: readonly (readonly [name: string, write: (paper: MadePaper) => string, byDoi?: true])[] = [
  ['address', arxiv],
  ['address', arxiv],
  ['pdf', ({ arxiv: id }) => `https://arxiv.org/pdf/${id}`],
  ['hf', ({ arxiv: id }) => `https://huggingface.co/papers/${id}`],
  ['short', ({ arxiv: id }) => `arxiv.org/abs/${id}`],
  ['number', ({ arxiv: id }) => `arXiv:${id}`],
  ['doi', ({ doi }) => `https://doi.org/${doi}`, true],
  ['doi number', ({ doi }) => `doi:${doi}`, true],
];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dateForms: readonly ((date: string) => string)[] = [
  (date) => date,
  (date) => date.slice(0, 4),
  (date) => `${months[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}, ${date.slice(0, 4)}`,
  (date) => `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`,
  (date) => date.replaceAll('-', '/'),
];

const voteForms: readonly ((votes: number) => string)[] = [
  (n) => `👍 ${n}`,
  (n) => `▲ ${n}`,
  (n) => `${n} upvotes`,
  (n) => `Upvotes: ${n}`,
  (n) => `${n} votes`,
  (n) => `${n} 👍`,
  (n) => `🔥 ${n}`,
  (n) => `${n} likes`,
];

const signs: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  authors: ['👥 ', '✍️ ', 'by ', 'By ', ''],
  link: ['🔗 ', '📄 ', '👉 ', '', '→ '],
  date: ['📅 ', '🗓 ', ''],
  venue: ['🏛 ', '📍 ', ''],
  org: ['🏢 ', '🏫 ', ''],
  code: ['💻 ', '🐙 ', 'Code: ', ''],
  abstract: ['', '', '📝 ', '> ', 'TL;DR: '],
};

/** How a layout writes its fields; what it chose is noted. */
function planOf(dice: Dice, most: readonly FieldName[], least: readonly FieldName[]): Plan & { sheet: Partial<Sheet> } {
  const papers = papersOf(dice, dice.between(5, 12));
  const named = dice.pick(nameForms);
  const [linkName, link, byDoi] = dice.pick(linkForms);
  const optional = most.filter((field) => !least.includes(field) && dice.chance(field === 'abstract' ? 0.35 : 0.45));
  const others = dice.shuffled([...least.filter((field) => field !== 'title'), ...optional]);
  const place = dice.chance(0.7) ? 0 : dice.chance(0.7) ? Math.min(1, others.length) : dice.between(0, others.length);
  const fields: FieldName[] = [...others.slice(0, place), 'title', ...others.slice(place)];
  const dated = dice.pick(dateForms);
  const voted = dice.pick(voteForms);
  const isSigned = dice.chance(0.35);
  const sign = (field: FieldName) => (isSigned ? dice.pick(signs[field] ?? ['']) : '');
  const before = Object.fromEntries(most.map((field) => [field, sign(field)])) as Record<FieldName, string>;
  const names = ({ authors }: MadePaper) => named.write(authors);
  const features = [`names ${named.name}`, `link ${linkName}`, `title at ${place}`, ...fields.map((f) => `has ${f}`)];
  if (isSigned) features.push('signs');
  return {
    dice,
    papers,
    fields,
    features,
    link,
    names,
    write: {
      title: ({ title }) => title,
      authors: (paper) => before.authors + names(paper),
      link: (paper) => before.link + link(paper),
      votes: ({ votes }) => voted(votes),
      stars: ({ stars }) => `⭐ ${stars}`,
      date: ({ date }) => before.date + dated(date),
      venue: ({ venue }) => before.venue + venue,
      org: ({ organization }) => before.org + organization,
      code: ({ code }) => before.code + code,
      abstract: ({ abstract }) => before.abstract + abstract,
    },
    sheet: { papers, byDoi: byDoi === true, names: ({ authors }) => named.read(authors) },
  };
}

const all: readonly FieldName[] = [
  'title',
  'authors',
  'link',
  'votes',
  'stars',
  'date',
  'venue',
  'org',
  'code',
  'abstract',
];
const short = all.filter((field) => field !== 'abstract' && field !== 'org');

const titleForms: readonly (readonly [name: string, write: (title: string) => string])[] = [
  ['bare', (title) => title],
  ['bare', (title) => title],
  ['bold', (title) => `**${title}**`],
  ['quoted', (title) => `"${title}"`],
  ['curly', (title) => `“${title}”`],
  ['italic', (title) => `*${title}*`],
];

const linkedForms: readonly (readonly [name: string, write: (title: string, url: string) => string])[] = [
  ['markdown', (title, url) => `[${title}](${url})`],
  ['bold markdown', (title, url) => `**[${title}](${url})**`],
  ['org', (title, url) => `[[${url}][${title}]]`],
  ['wiki', (title, url) => `[${url} ${title}]`],
  ['html', (title, url) => `<a href="${url}">${title}</a>`],
];

const counters: readonly ((index: number) => string)[] = [
  () => '',
  () => '',
  () => '- ',
  () => '* ',
  () => '• ',
  (i) => `${i + 1}. `,
  (i) => `${i + 1}) `,
  (i) => `[${i + 1}] `,
  (i) => `#${i + 1} `,
];

/** Written as a bare address, whatever a layout calls it otherwise. */
const addressOf = (plan: Plan, paper: MadePaper) => {
  const written = plan.link(paper);
  if (written.startsWith('http')) return written;
  return written.startsWith('doi:') ? `https://doi.org/${paper.doi}` : arxiv(paper);
};

type Form = (dice: Dice) => Sheet;

const sheet = (
  plan: Plan & { sheet: Partial<Sheet> },
  form: string,
  text: string,
  has: readonly FieldName[] = plan.fields,
): Sheet => ({
  ...(plan.sheet as Sheet),
  features: [`form ${form}`, ...plan.features],
  text,
  has: new Set(
    has.flatMap((field): Judged[] =>
      field === 'link' ? ['id'] : field === 'authors' || field === 'votes' || field === 'code' ? [field] : [],
    ),
  ),
});

const chromeAbove = [
  '',
  '',
  '',
  '# Papers of the week\n\n',
  'Reading list\n\n',
  'Home | About | Contact\n\nTop papers today\n\n',
  'Hi all,\n\nhere are the papers for this week:\n\n',
  'Skip to content\nMenu\nSearch\nLog in\n\nLatest papers\n\n',
];
const chromeBelow = [
  '',
  '',
  '',
  '\n\nThat is all for today.',
  '\n\n© 2026 All rights reserved | Privacy | Terms',
  '\n\nPrevious 1 2 3 Next',
  '\n\nBest,\nAnn',
];

function surrounded(dice: Dice, features: string[], body: string): string {
  const [above, below] = [dice.pick(chromeAbove), dice.pick(chromeBelow)];
  if (above !== '') features.push('chrome above');
  if (below !== '') features.push('chrome below');
  return above + body.trimEnd() + below;
}

/** One line a paper, its fields behind each other. */
const lines: Form = (dice) => {
  const plan = planOf(dice, short, ['title', 'link']);
  const isLinked = dice.chance(0.35);
  const [linkedName, linked] = dice.pick(linkedForms);
  const [titleName, title] = dice.pick(titleForms);
  const isMarked = isLinked || titleName !== 'bare';
  const separator = dice.pick(
    isMarked ? [' - ', ' — ', ' | ', ', ', '. ', ' · ', ' / ', '; '] : [' - ', ' — ', ' | ', ' · ', ' :: ', '\t'],
  );
  const counter = dice.pick(counters);
  const gap = dice.pick(['\n', '\n', '\n\n']);
  plan.features.push(
    `separator ${JSON.stringify(separator)}`,
    `title ${isLinked ? linkedName : titleName}`,
    `gap ${gap.length}`,
    `counter ${counter(0)}`,
  );
  const fields = isLinked ? plan.fields.filter((field) => field !== 'link') : plan.fields;
  const body = plan.papers
    .map(
      (paper, index) =>
        counter(index) +
        fields
          .map((field) =>
            field === 'title'
              ? isLinked
                ? linked(paper.title, addressOf(plan, paper))
                : title(paper.title)
              : plan.write[field](paper),
          )
          .join(separator),
    )
    .join(gap);
  return sheet(plan, 'lines', surrounded(dice, plan.features, body));
};

/** Several lines a paper, each a field. */
const blocks: Form = (dice) => {
  const isNamed = dice.chance(0.85);
  const plan = planOf(dice, all, isNamed ? ['title', 'link'] : ['title', 'authors']);
  if (!isNamed) plan.features.push('no link');
  const fields = isNamed ? plan.fields : plan.fields.filter((field) => field !== 'link');
  const isLinked = isNamed && dice.chance(0.2);
  const [linkedName, linked] = dice.pick(linkedForms);
  const [titleName, title] = dice.pick(titleForms);
  const counter = dice.pick(counters);
  const gap = dice.pick(['\n', '\n\n', '\n\n', '\n\n---\n\n', '\n\n\n']);
  const inner = dice.pick(['\n', '\n', '\n', '\n   ', '\n\n']);
  const isDoubled = dice.chance(0.1);
  const merged = dice.chance(0.3) ? dice.pick([' · ', ' | ', ' • ']) : undefined;
  plan.features.push(
    `title ${isLinked ? linkedName : titleName}`,
    `gap ${gap.length}`,
    `inner ${inner.length}`,
    `counter ${counter(0)}`,
  );
  if (isDoubled) plan.features.push('doubled');
  if (merged) plan.features.push('facts on one line');
  const facts = new Set<FieldName>(['votes', 'stars', 'date', 'venue']);
  const body = plan.papers
    .map((paper, index) => {
      const written: string[] = [];
      let wasFact = false;
      for (const field of fields) {
        const isFact = facts.has(field);
        if (isLinked && field === 'link') continue;
        const text =
          field === 'title'
            ? isLinked
              ? linked(paper.title, addressOf(plan, paper))
              : title(paper.title)
            : plan.write[field](paper);
        if (merged && isFact && wasFact) written.push(`${written.pop()}${merged}${text}`);
        else written.push(text);
        if (field === 'title' && isDoubled) written.push(paper.title);
        wasFact = isFact;
      }
      return counter(index) + written.join(inner);
    })
    .join(gap);
  return sheet(plan, 'blocks', surrounded(dice, plan.features, body), fields);
};

/** A heading each, what is said of the paper below it. */
const headings: Form = (dice) => {
  const plan = planOf(dice, all, ['title', 'link']);
  const level = dice.pick(['## ', '### ', '#### ']);
  const isLinked = dice.chance(0.3);
  const isLabelled = dice.chance(0.4);
  const language = dice.pick(labels.slice(0, 4));
  const mark = dice.pick(['- ', '* ', '', '**']);
  plan.features.push(
    isLabelled ? `labels ${language.title}` : 'bare',
    `mark ${mark}`,
    isLinked ? 'title markdown' : 'title bare',
  );
  const others = plan.fields.filter((field) => field !== 'title' && !(isLinked && field === 'link'));
  const below = (paper: MadePaper, field: FieldName) => {
    const value =
      isLabelled && field === 'votes'
        ? String(paper.votes)
        : isLabelled && field === 'stars'
          ? String(paper.stars)
          : isLabelled && field === 'link'
            ? addressOf(plan, paper)
            : isLabelled && field === 'authors'
              ? plan.names(paper)
              : isLabelled
                ? plan.write[field](paper).replace(/^[^\p{L}\d]+|^(?:Code|TL;DR): /u, '')
                : plan.write[field](paper);
    if (!isLabelled) return mark === '**' ? value : mark + value;
    return mark === '**' ? `**${language[field]}:** ${value}` : `${mark}${language[field]}: ${value}`;
  };
  const body = plan.papers
    .map(
      (paper) =>
        `${level}${isLinked ? `[${paper.title}](${addressOf(plan, paper)})` : paper.title}\n\n${others.map((field) => below(paper, field)).join(mark === '' || mark === '**' ? '\n\n' : '\n')}\n`,
    )
    .join('\n');
  return sheet(plan, 'headings', surrounded(dice, plan.features, body));
};

/** Points under points. */
const nested: Form = (dice) => {
  const plan = planOf(dice, all, ['title', 'link']);
  const [titleName, title] = dice.pick(titleForms);
  const outer = dice.pick(counters.slice(2, 7));
  const inner = dice.pick(['  - ', '    * ', '\t- ', '   • ', '  ◦ ']);
  const isLabelled = dice.chance(0.5);
  const language = dice.pick(labels);
  plan.features.push(`title ${titleName}`, isLabelled ? `labels ${language.title}` : 'bare', `counter ${outer(0)}`);
  const body = plan.papers
    .map((paper, index) =>
      [
        outer(index) + title(paper.title),
        ...plan.fields
          .filter((field) => field !== 'title')
          .map(
            (field) =>
              inner + (isLabelled ? `${language[field]}: ${bareValue(plan, paper, field)}` : plan.write[field](paper)),
          ),
      ].join('\n'),
    )
    .join('\n');
  return sheet(plan, 'nested', surrounded(dice, plan.features, body));
};

/** A field without signs and labels, as it stands behind a label or in a cell. */
function bareValue(plan: Plan, paper: MadePaper, field: FieldName): string {
  if (field === 'votes') return String(paper.votes);
  if (field === 'stars') return String(paper.stars);
  if (field === 'authors') return plan.names(paper);
  if (field === 'link') return plan.link(paper);
  if (field === 'code') return paper.code;
  if (field === 'abstract') return paper.abstract;
  if (field === 'org') return paper.organization;
  if (field === 'venue') return paper.venue;
  if (field === 'date') return paper.date;
  return paper.title;
}

/** "Title: …", "Authors: …" */
const labelled: Form = (dice) => {
  const plan = planOf(dice, all, ['title', 'link']);
  const language = dice.pick(labels);
  const sign = dice.pick([': ', ': ', ':: ', ' : ', ' = ', '：', ':\t']);
  const mark = dice.pick(['', '', '**', '- ', '> ']);
  const gap = dice.pick(['\n\n', '\n\n', '\n---\n', '\n']);
  plan.features.push(`labels ${language.title}`, `sign ${sign}`, `mark ${mark}`, `gap ${gap.length}`);
  const body = plan.papers
    .map((paper) =>
      plan.fields
        .map((field) => {
          const value = bareValue(plan, paper, field);
          return mark === '**' ? `**${language[field]}**${sign}${value}` : `${mark}${language[field]}${sign}${value}`;
        })
        .join('\n'),
    )
    .join(gap);
  return sheet(plan, 'labelled', surrounded(dice, plan.features, body));
};

/** Tables with bars, tabs, commas or blanks, with names of columns or without. */
const tables: Form = (dice) => {
  const plan = planOf(dice, short, ['title', 'link']);
  const language = dice.pick(labels);
  const kind = dice.pick(['pipes', 'pipes', 'bare pipes', 'tabs', 'commas', 'semicolons', 'blanks', 'grid']);
  const isHeaded = kind === 'commas' || kind === 'semicolons' || kind === 'blanks' || dice.chance(0.75);
  plan.features.push(`table ${kind}`, isHeaded ? `labels ${language.title}` : 'no header');
  const isTitleLinked = kind === 'pipes' && dice.chance(0.3);
  const fields = plan.fields.filter((field) => !(isTitleLinked && field === 'link'));
  const cell = (paper: MadePaper, field: FieldName) => {
    if (field === 'title' && isTitleLinked) return `[${paper.title}](${addressOf(plan, paper)})`;
    if (!isHeaded && (field === 'votes' || field === 'stars')) return plan.write[field](paper);
    return bareValue(plan, paper, field);
  };
  const rows = [
    ...(isHeaded ? [fields.map((field) => language[field])] : []),
    ...plan.papers.map((paper) => fields.map((field) => cell(paper, field))),
  ];
  const quote = (separator: string) => (text: string) =>
    text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  const widths = fields.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const padded = (row: readonly string[]) => row.map((text, column) => text.padEnd(widths[column]!));
  const written = {
    pipes: () =>
      [rows[0]!, ...(isHeaded ? [fields.map(() => '---')] : []), ...rows.slice(1)]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n'),
    'bare pipes': () => rows.map((row) => row.join(' | ')).join('\n'),
    tabs: () => rows.map((row) => row.join('\t')).join('\n'),
    commas: () => rows.map((row) => row.map(quote(',')).join(',')).join('\n'),
    semicolons: () => rows.map((row) => row.map(quote(';')).join(';')).join('\n'),
    blanks: () => rows.map((row) => padded(row).join('  ').trimEnd()).join('\n'),
    grid: () => {
      const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
      const [first, ...rest] = rows.map((row) => `| ${padded(row).join(' | ')} |`);
      return [rule, first, ...(isHeaded ? [rule] : []), ...rest, rule].join('\n');
    },
  }[kind]!();
  const has = fields.includes('link') || isTitleLinked ? [...fields, 'link' as const] : fields;
  const isTabular = kind === 'commas' || kind === 'semicolons' || kind === 'blanks';
  return sheet(plan, 'tables', isTabular ? written : surrounded(dice, plan.features, written), has);
};

/** What programs print of records. */
const dumps: Form = (dice) => {
  const plan = planOf(dice, all, ['title', 'link']);
  const kind = dice.pick(['yaml', 'json', 'python', 'json lines', 'javascript', 'toml', 'xml']);
  const keys: Readonly<Record<FieldName, string>> = dice.pick([
    {
      title: 'title',
      authors: 'authors',
      link: 'url',
      votes: 'upvotes',
      stars: 'stars',
      date: 'date',
      venue: 'venue',
      org: 'organization',
      code: 'code',
      abstract: 'abstract',
    },
    {
      title: 'paper_title',
      authors: 'author_list',
      link: 'link',
      votes: 'votes',
      stars: 'github_stars',
      date: 'published_at',
      venue: 'conference',
      org: 'affiliation',
      code: 'repo_url',
      abstract: 'summary',
    },
  ]);
  const isList = dice.chance(0.5);
  plan.features.push(`dump ${kind}`, isList ? 'names as list' : 'names as text');
  const record = (paper: MadePaper) =>
    plan.fields.map((field): [string, unknown] => {
      if (field === 'votes' || field === 'stars') return [keys[field], paper[field]];
      if (field === 'authors' && isList) return [keys[field], plan.sheet.names!(paper)];
      return [keys[field], bareValue(plan, paper, field)];
    });
  const objects = plan.papers.map((paper) => Object.fromEntries(record(paper)));
  const scalar = (value: unknown): string =>
    Array.isArray(value)
      ? `[${value.map(scalar).join(', ')}]`
      : typeof value === 'number'
        ? String(value)
        : JSON.stringify(value);
  const text = {
    yaml: () =>
      plan.papers
        .map((paper) =>
          record(paper)
            .map(([key, value], at) => `${at === 0 ? '- ' : '  '}${key}: ${scalar(value)}`)
            .join('\n'),
        )
        .join('\n'),
    json: () => JSON.stringify(objects, null, 2),
    'json lines': () => objects.map((object) => JSON.stringify(object)).join('\n'),
    python: () =>
      `[${objects
        .map(
          (object) =>
            `{${Object.entries(object)
              .map(
                ([key, value]) =>
                  `'${key}': ${Array.isArray(value) ? `[${value.map((name: string) => `'${name}'`).join(', ')}]` : typeof value === 'number' ? value : `'${value}'`}`,
              )
              .join(', ')}}`,
        )
        .join(', ')}]`,
    javascript: () =>
      `const papers = [\n${objects
        .map(
          (object) =>
            `  { ${Object.entries(object)
              .map(([key, value]) => `${key}: ${scalar(value)}`)
              .join(', ')} },`,
        )
        .join('\n')}\n];`,
    toml: () =>
      objects
        .map(
          (object) =>
            `[[papers]]\n${Object.entries(object)
              .map(([key, value]) => `${key} = ${scalar(value)}`)
              .join('\n')}`,
        )
        .join('\n\n'),
    xml: () =>
      `<papers>\n${objects
        .map(
          (object) =>
            `  <paper>\n${Object.entries(object)
              .map(
                ([key, value]) =>
                  `    <${key}>${String(Array.isArray(value) ? value.join('; ') : value).replaceAll('&', '&amp;')}</${key}>`,
              )
              .join('\n')}\n  </paper>`,
        )
        .join('\n')}\n</papers>`,
  }[kind]!();
  return sheet(plan, 'dumps', text);
};

/** Messages of a chat, a paper each. */
const chats: Form = (dice) => {
  const plan = planOf(dice, ['title', 'authors', 'link', 'votes', 'code'], ['title', 'link']);
  const [titleName, title] = dice.pick(titleForms.slice(0, 4));
  const who = dice.pick(['Ann', 'paper-bot', 'Bo Li']);
  const stamp = dice.pick<(index: number) => string>([
    (i) => `[12/11/2026, 09:${String(10 + i)}:00] ${who}: `,
    (i) => `${who}, [12.11.2026 09:${String(10 + i)}]\n`,
    (i) => `${who} — Today at 9:${String(10 + i)} AM\n`,
    (i) => `${who}  9:${String(10 + i)} AM\n`,
    (i) => `12.11.26, 09:${String(10 + i)} - ${who}: `,
  ]);
  plan.features.push(`title ${titleName}`, `stamp ${stamp(0).slice(0, 12).trim()}`);
  const fields: FieldName[] = ['title', ...plan.fields.filter((field) => field !== 'title')];
  const body = plan.papers
    .map(
      (paper, index) =>
        stamp(index) +
        fields.map((field) => (field === 'title' ? title(paper.title) : plan.write[field](paper))).join('\n'),
    )
    .join(dice.pick(['\n', '\n\n']));
  return sheet(plan, 'chats', body);
};

/** Pieces of pages. */
const pages: Form = (dice) => {
  const plan = planOf(dice, all, ['title', 'link']);
  const kind = dice.pick(['points', 'paragraphs', 'boxes', 'table', 'articles', 'definitions']);
  const isLinked = kind === 'points' || kind === 'table' || dice.chance(0.6);
  plan.features.push(`html ${kind}`, isLinked ? 'title linked' : 'title bare');
  const others = plan.fields.filter((field) => field !== 'title' && !(isLinked && field === 'link'));
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const titled = (paper: MadePaper) =>
    isLinked ? `<a href="${addressOf(plan, paper)}">${escaped(paper.title)}</a>` : escaped(paper.title);
  const field = (paper: MadePaper, name: FieldName) => {
    if (name === 'link')
      return `<a href="${addressOf(plan, paper)}">${dice.pick(['Paper', 'Read paper', 'arXiv', 'PDF'])}</a>`;
    if (name === 'code') return `<a href="${paper.code}">Code</a>`;
    return escaped(plan.write[name](paper));
  };
  const items = plan.papers.map((paper) => {
    const rest = others.map((name) => field(paper, name));
    return {
      points: () => `<li>${titled(paper)} ${rest.map((text) => `<span>${text}</span>`).join(' ')}</li>`,
      paragraphs: () => `<p><b>${titled(paper)}</b><br>${rest.join('<br>')}</p>`,
      boxes: () =>
        `<div class="card"><div class="t">${titled(paper)}</div>${rest.map((text) => `<div>${text}</div>`).join('')}</div>`,
      table: () => `<tr><td>${titled(paper)}</td>${rest.map((text) => `<td>${text}</td>`).join('')}</tr>`,
      articles: () => `<article><h3>${titled(paper)}</h3>${rest.map((text) => `<p>${text}</p>`).join('')}</article>`,
      definitions: () => `<dt>${titled(paper)}</dt><dd>${rest.join('<br/>')}</dd>`,
    }[kind]!();
  });
  const body = items.join(dice.pick(['\n', '']));
  const wrapped =
    { points: `<ul>${body}</ul>`, table: `<table>${body}</table>`, definitions: `<dl>${body}</dl>` }[
      kind as 'points'
    ] ?? body;
  return sheet(
    plan,
    'pages',
    `<html><body><nav><a href="/">Home</a> <a href="/about">About</a></nav><h1>Papers</h1>${wrapped}<footer>2026</footer></body></html>`,
  );
};

/** References. */
const references: Form = (dice) => {
  const plan = planOf(dice, ['title', 'authors', 'link', 'date', 'venue'], ['title', 'authors', 'link']);
  const style = dice.pick<readonly [string, (paper: MadePaper) => string]>([
    [
      'names, title, rest',
      (p) =>
        `${plan.names(p)}. ${p.title}${/\?$/.test(p.title) ? '' : '.'} ${p.venue}, ${p.date.slice(0, 4)}. ${plan.link(p)}`,
    ],
    ['names, quoted', (p) => `${plan.names(p)}, "${p.title}," ${p.venue}, ${p.date.slice(0, 4)}. ${plan.link(p)}`],
    [
      'names (year)',
      (p) =>
        `${plan.names(p)} (${p.date.slice(0, 4)}). ${p.title}${/\?$/.test(p.title) ? '' : '.'} ${p.venue}. ${plan.link(p)}`,
    ],
    ['title first', (p) => `${p.title}. ${plan.names(p)}. ${p.venue}, ${p.date.slice(0, 4)}. ${plan.link(p)}`],
  ]);
  const counter = dice.pick(counters);
  plan.features.push(`style ${style[0]}`, `counter ${counter(0)}`);
  const body = plan.papers.map((paper, index) => counter(index) + style[1](paper)).join(dice.pick(['\n', '\n\n']));
  return sheet(plan, 'references', dice.chance(0.3) ? `References\n\n${body}` : body);
};

/** Titles with their numbers, addresses collected below. */
const footnotes: Form = (dice) => {
  const plan = planOf(dice, ['title', 'authors', 'link', 'votes'], ['title', 'link']);
  const [titleName, title] = dice.pick(titleForms.slice(0, 4));
  const style = dice.pick(['[n]', '[text][n]', '[^n]', '(n)']);
  plan.features.push(`footnotes ${style}`, `title ${titleName}`);
  const mark = (paper: MadePaper, index: number) =>
    ({
      '[n]': `${title(paper.title)} [${index + 1}]`,
      '[text][n]': `[${paper.title}][${index + 1}]`,
      '[^n]': `${title(paper.title)}[^${index + 1}]`,
      '(n)': `${title(paper.title)} (${index + 1})`,
    })[style]!;
  const rest = plan.fields.filter((field) => field !== 'title' && field !== 'link');
  const bullet = dice.pick(['- ', '* ', '']);
  const body = plan.papers
    .map((paper, index) =>
      [
        bullet + mark(paper, index),
        ...rest.map((field) => (bullet === '' ? '' : '  ') + plan.write[field](paper)),
      ].join('\n'),
    )
    .join(bullet === '' ? '\n\n' : '\n');
  const note = {
    '[n]': (i: number) => `[${i}] `,
    '[text][n]': (i: number) => `[${i}]: `,
    '[^n]': (i: number) => `[^${i}]: `,
    '(n)': (i: number) => `(${i}) `,
  }[style]!;
  const notes = plan.papers.map((paper, index) => note(index + 1) + addressOf(plan, paper)).join('\n');
  return sheet(plan, 'footnotes', `${body}\n\n${dice.pick(['', 'Links:\n', '---\n'])}${notes}`);
};

const forms: readonly (readonly [weight: number, form: Form])[] = [
  [4, lines],
  [5, blocks],
  [2, headings],
  [2, nested],
  [2, labelled],
  [3, tables],
  [2, dumps],
  [1, chats],
  [2, pages],
  [1, references],
  [1, footnotes],
];

/** Lines of at most so many letters, as mail programs break them. */
function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const out: string[] = [];
      let rest = line;
      while (rest.length > width) {
        const at = rest.lastIndexOf(' ', width);
        if (at < 8) break;
        out.push(rest.slice(0, at));
        rest = rest.slice(at + 1);
      }
      return [...out, rest].join('\n');
    })
    .join('\n');
}

/** What happens to a text on its way; only what leaves it readable to a person. */
const journeys: readonly (readonly [
  name: string,
  fits: (form: string) => boolean,
  change: (text: string, dice: Dice) => string,
])[] = [
  [
    'wrapped',
    (form) => /lines|blocks|headings|references/.test(form),
    (text, dice) => wrapped(text, dice.between(60, 80)),
  ],
  [
    'quoted',
    (form) => !/dumps|pages/.test(form),
    (text) =>
      text
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n'),
  ],
  [
    'indented',
    (form) => !/dumps|pages/.test(form),
    (text) =>
      text
        .split('\n')
        .map((line) => (line === '' ? '' : `    ${line}`))
        .join('\n'),
  ],
  ['trailing blanks', (form) => !/dumps/.test(form), (text) => text.replaceAll('\n', '  \r\n')],
  [
    'no-break blanks',
    (form) => /lines|blocks|references/.test(form),
    (text) => text.replace(/(?<=\S) (?=\S)/g, (found, at: number) => (at % 7 === 0 ? '\u00A0' : found)),
  ],
  [
    'escaped',
    (form) => /lines|blocks|nested|labelled/.test(form),
    (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
  ],
];

/** The layout of a seed. */
export function layoutOf(seed: number): Sheet {
  const dice = new Dice(seed);
  const bag = forms.flatMap(([weight, form]) => Array<Form>(weight).fill(form));
  const made = dice.pick(bag)(dice);
  const form = made.features[0]!;
  if (!dice.chance(0.2)) return made;
  const [name, , change] = dice.pick(
    journeys.filter(([, fits]) => fits(form)).concat([['none', () => true, (text) => text]]),
  );
  return { ...made, features: [...made.features, `journey ${name}`], text: change(made.text, dice) };
}
