import { parseId } from '../../paper/id.js';
import { schemes } from '../../paper/schemes.js';
import { splitAuthorLine } from '../../text/author-line.js';
import { toCount } from '../../text/counts.js';
import { toIsoDate } from '../../text/dates.js';
import { endsInOthers } from '../../text/names.js';
import type { Draft } from '../draft.js';
import { labelledOf } from './labels.js';
import { unwrapped } from './trackers.js';

// One entry of a list that somebody keeps: a title, links to the paper and around it, perhaps names, a venue, a date,
// an abstract, in any order. What links lead to says most; the words between say the rest.

/** A stretch of an entry: plain, bold, in italics, or a link's label. */
export interface Stretch {
  readonly text: string;
  readonly url?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Words that links are called by, and what they lead to; others are called by the title. */
const labels: readonly (readonly [field: 'paper' | 'code' | 'project' | 'video' | 'other', pattern: RegExp])[] = [
  [
    'paper',
    /^(?:paper|papers|pdf|abs|abstract|arxiv|link|url|html|doi|openreview|read|here|full ?text|preprint|paper link|arxiv page|pdf link|论文|alphaxiv|hf|hf paper|hugging ?face|publisher|acm|ieee|springer|pubmed)$/i,
  ],
  [
    'code',
    /^(?:code|github|repo|repository|source|official code|code link|gitlab|implementation|pytorch|tensorflow|jax|代码|official|star|stars)$/i,
  ],
  ['project', /^(?:project|project page|page|website|web|homepage|home|site|demo|blog|主页)$/i],
  ['video', /^(?:video|youtube|talk|presentation|bilibili)$/i],
  [
    'other',
    /^(?:slides?|poster|bib|bibtex|cite|citation|dataset|data|model|models|weights|colab|supp(?:lementary)?|appendix|twitter|tweet|thread|x|discord|back(?: to top)?|top|toc|star history|translation|notes?|🤗|summary|review|scholar|google scholar|semantic scholar|related|share|save|unsubscribe|view .{1,40}|more)$/i,
  ],
];

const bareLabel = (label: string) =>
  label.replace(/^[\s[\](){}|:·•*_`"'“”✨📄💻🔗📝🌐⭐]+|[\s[\](){}|:·•*_`"'“”✨]+$/gu, '').trim();

/** What a label says that its link leads to; a title's leads to the paper. */
function labelKind(label: string): 'paper' | 'code' | 'project' | 'video' | 'other' | 'title' {
  const bare = bareLabel(label);
  if (bare === '' || /^https?:\/\//.test(bare) || parseId(bare) !== undefined) return 'paper';
  const kind = labels.find(([, pattern]) => pattern.test(bare))?.[0];
  return kind ?? (bare.length >= 6 && /\p{L}{2}/u.test(bare) ? 'title' : 'paper');
}

/** Schemes whose addresses are a paper's own. */
const isPaper = (scheme: string) => Object.hasOwn(schemes, scheme);

/** Where each page is a paper's that no scheme names: it is known by its address. */
const paperPlaces: readonly string[] = [
  '(?:proceedings\\.mlr\\.press|proceedings\\.neurips\\.cc|papers\\.(?:nips|neurips)\\.cc)/.',
  '(?:neurips|icml|iclr)\\.cc/virtual/.',
  'openaccess\\.thecvf\\.com/.',
  'ecva\\.net/papers/.',
  'dl\\.acm\\.org/.',
  'ieeexplore\\.ieee\\.org/.',
  'computer\\.org/csdl/.',
  '(?:link\\.)?springer\\.com/.',
  'sciencedirect\\.com/science/.',
  'linkinghub\\.elsevier\\.com/retrieve/.',
  'cell\\.com/.+/fulltext/.',
  'ojs\\.aaai\\.org/.',
  'aaai\\.org/ojs/.',
  'ijcai\\.org/proceedings/.',
  'jmlr\\.org/papers/.',
  'papers\\.ssrn\\.com/.',
  '(?:[\\w-]+\\.)?hal\\.science/.',
  '(?:bio|med)rxiv\\.org/content/.',
  'chemrxiv\\.org/.',
  'techrxiv\\.org/.',
  'researchsquare\\.com/article/.',
  'preprints\\.org/manuscript/.',
  'osf\\.io/preprints/.+/.',
  'eprint\\.iacr\\.org/\\d{4}/\\d',
  'eccc\\.weizmann\\.ac\\.il/report/\\d{4}/\\d',
  'drops\\.dagstuhl\\.de/.',
  'usenix\\.org/(?:conference/.+/presentation/|system/files/).',
  'isca-(?:archive|speech)\\.org/.+/.',
  'ndss-symposium\\.org/ndss-paper/.',
  'vldb\\.org/pvldb/.+\\.pdf',
  'roboticsproceedings\\.org/.+/p\\d',
  'pubs\\.',
  'onlinelibrary\\.wiley\\.com/.',
  'tandfonline\\.com/.',
  'mdpi\\.com/\\d{4}-\\d{3}[\\dx]/\\d',
  'academic\\.oup\\.com/.+/article',
  'cambridge\\.org/core/journals/.+/article/',
  'jstor\\.org/stable/.',
  'europepmc\\.org/article/.',
  'scholar\\.archive\\.org/work/.',
  'core\\.ac\\.uk/(?:works|reader|download|outputs)/.',
  'paperswithcode\\.com/paper/.',
  'researchgate\\.net/publication/\\d',
];
const paperHosts = new RegExp(`^https?://(?:www\\.)?(?:${paperPlaces.join('|')})`, 'i');

export interface PaperRef {
  readonly url: string | undefined;
  readonly scheme?: string;
  readonly id?: string;
}

/** The paper that an address or citation names, if it is a paper's. */
export function paperRefOf(text: string): PaperRef | undefined {
  const url = /^https?:\/\//i.test(text) ? text : undefined;
  const named = parseId(text);
  if (named && isPaper(named.scheme) && named.scheme !== 'mag' && !/github\.com|shields\.io/i.test(text))
    return { url, scheme: named.scheme, id: named.id };
  return url !== undefined && paperHosts.test(url) ? { url } : undefined;
}

/** Identifiers that stand in running words: "arXiv:2403.12345", "doi: 10.…", or a bare address. */
const inWords =
  /https?:\/\/[^\s<>"'”)\]}|]+|\barXiv[:\s]{1,3}(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?|(?<=[[(])\d{4}\.\d{4,5}(?:v\d+)?(?=[\])])|\bdoi[:\s]\s?10\.\d{4,9}\/[^\s,;"”]+|(?<![\w./])10\.\d{4,9}\/[^\s,;"\u201D]+|\bPMID:?\s?\d{5,9}\b|(?=\d{2})(?:(?<=^\s*)|(?<=(?:\s::|\s[-\u2013\u2014|]|\s\s|\t)\s*))\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?(?=\s*$|\s\s|\s[-\u2013\u2014|:]|\t)/gim;

export interface ListEntry {
  readonly draft: Draft;
  readonly refs: readonly PaperRef[];
}

/** An entry as what it says of a paper, its links called by the title unless many are called so (`shared`), or `undefined` when nothing in it leads to one. */
export function readEntry(
  stretches: readonly Stretch[],
  under: readonly string[] = [],
  shared: ReadonlySet<string> = new Set(),
): ListEntry | undefined {
  const links = stretches.flatMap(({ text, url }) => (url ? [{ label: text, url: unwrapped(url) }] : []));
  const words = stretches
    .filter(({ url }) => url === undefined)
    .map(({ text }) => text)
    .join(' ');
  const mentioned = [...`${words}\n${under.join('\n')}`.matchAll(inWords)].map(([text]) =>
    text.replace(/[.,;:]+$/, ''),
  );
  const alone = /^\S+$/.test(words.trim()) ? [words.trim()] : [];
  const labelled = labelledLines(under);
  const refs = [...links.map(({ url }) => url), ...labelled.ids, ...mentioned.map(unwrapped), ...alone].flatMap(
    (text) => paperRefOf(text) ?? [],
  );
  if (refs.length === 0) return undefined;
  const title = titleOf(
    stretches.filter(({ text, url }) => url === undefined || !shared.has(text.trim().toLowerCase())),
  );
  const rest = restOf(stretches, title);
  const ids: Record<string, string> = {};
  for (const { scheme, id } of refs) if (scheme !== undefined) ids[scheme] ??= id!;
  const linkTo = (kind: 'code' | 'project' | 'video') => links.find(({ label }) => labelKind(label) === kind)?.url;
  const code = linkTo('code') ?? [...links.map(({ url }) => url), ...mentioned.map(unwrapped)].find(isRepository);
  return {
    refs,
    draft: {
      title,
      authors: labelled.authors ?? authorsOf(rest, under),
      abstract: labelled.abstract ?? under.find(isProse),
      summary: { text: labelled.summary },
      published: [dateOf(stretches, labelled.date), dateUnder(under)].sort(
        (a, b) => (b?.length ?? 0) - (a?.length ?? 0),
      )[0],
      venue: venueOf(rest),
      ids,
      links: {
        page: refs.find(({ url, scheme }) => url && scheme === undefined)?.url,
        pdf: links.find(({ url }) => /\.pdf(?:$|[?#])/i.test(url))?.url,
        code: code && isRepository(code) ? code : undefined,
        project: linkTo('project'),
        video: linkTo('video'),
      },
      signals: {
        ...labelled.counts,
        ...filled(countsOf([words, ...under.filter(isShort), ...links.map(({ label }) => label)].join('\n'))),
      },
    },
  };
}

const filled = (counts: Readonly<Record<string, number | undefined>>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));

const isRepository = (url: string) =>
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co\/(?!papers))\/?[\w.-]+\/[\w.-]+/i.test(
    url,
  );

/** The best candidate: the label of a link that is called by it, what is bold, in quotes, or stands first. */
function titleOf(stretches: readonly Stretch[]): string | undefined {
  const linked = stretches.find(
    ({ text, url }) => url !== undefined && labelKind(text) === 'title' && paperRefOf(unwrapped(url)),
  );
  const bold = stretches.find(
    ({ text, bold: isBold, url }) => isBold && (url === undefined || labelKind(text) === 'title') && isTitleText(text),
  );
  const elsewhere = stretches.find(
    ({ text, url }, index) =>
      url !== undefined &&
      labelKind(text) === 'title' &&
      text.trim().split(/\s+/).length > (index === 0 ? 1 : 2) &&
      !/^https?:/.test(text),
  );
  const title = linked?.text ?? bold?.text ?? quotedIn(stretches) ?? elsewhere?.text ?? firstWords(stretches);
  return title === undefined ? undefined : tidyTitle(title);
}

const isTitleText = (text: string) =>
  /\p{L}{2}/u.test(text) &&
  text.trim().length > 5 &&
  toIsoDate(text.trim()) === undefined &&
  !/^@?\p{L}[\p{L}-]*\d{4}[a-z]?$/u.test(text.trim()) &&
  labelKind(text) === 'title';

function quotedIn(stretches: readonly Stretch[]): string | undefined {
  const words = stretches.map(({ text, url }) => (url ? '' : text)).join('');
  return /[“"]([^“”"]{8,300})[”"]/.exec(words)?.[1];
}

/** The words before the first link, without a date, a number or what stands behind a full stop. */
function firstWords(stretches: readonly Stretch[]): string | undefined {
  const first = stretches.findIndex(({ url }) => url !== undefined);
  const written = stretches.map(({ text }) => text).join('');
  // "https://… - A title": the words stand behind the address alone.
  const behind = /^\s*https?:\/\/\S+\s+(?:[-\u2013\u2014:|]\s+)?(\S.*)$/su.exec(written)?.[1];
  const before =
    behind !== undefined && first <= 0
      ? behind
      : stretches
          .slice(0, first === -1 ? undefined : first)
          .map(({ text }) => text)
          .join('');
  const text = behindNames(before)
    .replace(byOthers, '')
    .replace(inWords, '')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/,\s*\(?(?:19|20)\d{2}\)?[\s.]*$/, '')
    .replace(leadingDate, '')
    .replace(/[\s[({|:,;\u2013\u2014-]+$/u, '');
  const segments = text.split(
    /(?<=\p{L}{3}[.]|[?!]\.)\s+(?=\p{Lu}|(?:ar|bio|med)X?[Rr]?[Xx]iv\b|doi\b|https?:)|\s+[|\u2014\u2013]\s+|\s+::\s*|\t/u,
  );
  return segments.find((segment) => isTitleText(segment) && !isNames(segment.trim())) ?? segments.find(isTitleText);
}

const person = String.raw`\p{Lu}[\p{L}.'\u2019-]*(?:\s+(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|al|el)\s+){0,3}\p{Lu}[\p{L}.'\u2019-]*){0,4}`;

/** "A title, C. Example et al., 2024 (…)": who wrote it and when, behind it. */
const byOthers = new RegExp(
  String.raw`(?<=\S{2}.{6,300})[,.]\s+(?:by\s+)?${person}(?:(?:,\s*|\s+and\s+|\s*&\s*)${person}){0,10},?\s+et\.?\s+al\b.*$`,
  'su',
);

/** "A Hu, B Xu. A title. …": names that stand first, by full stops. */
function leadingNames(text: string): string | undefined {
  const single = /^\s*(\p{Lu}{1,3} \p{Lu}\p{Ll}[\p{L}'\u2019-]*)\.\s+(?=\p{Lu})/u.exec(text)?.[1];
  if (single !== undefined) return single;
  for (const { index } of [...text.slice(0, 1500).matchAll(/\.\s+(?=[\p{Lu}"\u201C]|\p{Ll}+-?\p{Lu})/gu)].slice(
    0,
    60,
  )) {
    const names = text.slice(0, index).trim();
    if (isNames(names) && !/\p{L}{4}\.\s/u.test(names)) return names;
  }
  return undefined;
}

function behindNames(text: string): string {
  const names = leadingNames(text);
  return names === undefined
    ? text
    : text
        .trimStart()
        .slice(names.length)
        .replace(/^\.\s+/, '');
}

const leadingDate =
  /^\s*(?:[([]?(?:19|20)\d{2}(?![+%\d])(?:[./-]\d{1,2}){0,2}[)\]]?|\([^()]{0,30}\d{4}[^()]{0,30}\))\s*[:|,.\u2013\u2014-]?\s*/u;

function tidyTitle(title: string): string {
  const text = title
    .replace(/^\s*(?:\[[\d.]+(?:v\d+)?\]|\((?:arXiv:)?\d{4}\.\d{4,5}\))\s*/, '')
    .replace(leadingDate, '')
    .replace(/\s*\[\+\d{1,6}\]$/, '')
    .replace(/^(?:\s|\p{Extended_Pictographic}|\uFE0F|\u200D)+(?=\D)/u, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s*_|:]+|[\s*_|,;:]+$/gu, '')
    .trim();
  const count = (sign: string) => text.split(sign).length;
  const balanced =
    count('[') < count(']') ? text.replace(/\]$/, '') : count('[') > count(']') ? text.replace(/^\[/, '') : text;
  return unbracketed(balanced.replace(/(?<=\p{L}{2}|\d|\)|[?!])\.$/u, ''));
}

/** A title without the quotes or brackets that stand around all of it, or of which one was lost. */
export function unbracketed(title: string): string {
  const whole =
    /^(?:\[{1,2}([^[\]]+)\]{1,2}|\u300A([^\u300A\u300B]+)\u300B|\u300C([^\u300C\u300D]+)\u300D|\u3010([^\u3010\u3011]+)\u3011|["\u201C]([^"\u201C\u201D]+)["\u201D])$/
      .exec(title.trim())
      ?.slice(1)
      .find(Boolean);
  if (whole !== undefined) return whole.trim();
  const quotes = title.match(/["\u201C\u201D]/g)?.length ?? 0;
  return quotes === 1 ? title.replace(/^["\u201C]\s*|\s*["\u201D]$/g, '') : title;
}

/** What is left of the plain words behind the title. */
function restOf(stretches: readonly Stretch[], title: string | undefined): readonly Stretch[] {
  const plain = stretches.filter(({ url }) => url === undefined);
  if (title === undefined) return plain;
  return plain
    .map((stretch) => ({
      ...stretch,
      text: stretch.text
        .replace(title, '')
        .replace(/[^\S\t]+/g, ' ')
        .trim(),
    }))
    .filter(({ text }) => /\p{L}|\d/u.test(text));
}

const people = new RegExp(
  String.raw`^(?:by\s+)?${person}(?:(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s*&\s*)${person}){0,60}(?:,?\s*et\.?\s*al\.?,?)?\.?$`,
  'u',
);

const onePerson = new RegExp(`^${person}$`, 'u');

/** Whether a text may be the name of one person. */
export const isPerson = (text: string) => text.length < 60 && onePerson.test(text);

/** Names in the words: what is in italics, or stands behind a dash or a full stop, and is nothing but names. */
function authorsOf(rest: readonly Stretch[], under: readonly string[]): string[] | undefined {
  const italics = rest.filter(({ italic }) => italic).map(({ text }) => text);
  const segments = rest.flatMap(({ text }) =>
    text.split(/\t+|\s+[-\u2013\u2014|]\s+|(?<=\p{L}{3})\.\s+|(?:^|\s)[-\u2013\u2014]\s+/u),
  );
  const shortened = rest.flatMap(({ text }) => namesBeforeOthers(text) ?? []);
  // "C. Example and D. Sample, “The title,” …": what stands before a quoted title.
  const quoting = rest.flatMap(({ text }) => /^([^"\u201C]{4,1500}?),?\s*["\u201C]/.exec(text)?.[1] ?? []);
  const leading = rest.slice(0, 1).flatMap(({ text }) => leadingNames(text) ?? []);
  const candidates = [...quoting, ...leading, ...shortened, ...italics, ...segments, ...under.slice(0, 2)].map((text) =>
    text.replace(/^[\s,.;:|(\u2013\u2014-]+|[\s,;:|)]+$/gu, ''),
  );
  const single = rest.some(({ text }) => text.includes('\t'))
    ? segments.find((text) => /\s/.test(text) && isPerson(text))
    : undefined;
  const named = candidates.find(
    (text) =>
      text.length < 3000 &&
      people.test(text) &&
      (/,|;|&|\band\b|et\.?\s*al/i.test(text) || [...italics, ...quoting, ...leading].includes(text)) &&
      !/\b(?:19|20)\d{2}\b/.test(text),
  );
  if (named !== undefined) return namesIn(named);
  return single === undefined ? undefined : [single];
}

/** The names before "et al.", back to what cannot be one. */
function namesBeforeOthers(text: string): string | undefined {
  const at = text.search(/,?\s+et\.?\s*al\b/i);
  const before = at === -1 ? '' : text.slice(Math.max(0, at - 300), at);
  const names = before
    .split(/[;:(]|\.\s+(?=\p{Lu}\p{Ll}{2})|\s[-\u2013\u2014|]\s/u)
    .at(-1)!
    .replace(/^[\s,]+/, '');
  return names !== '' && people.test(names) ? `${names} et al` : undefined;
}

/** Whether a line is nothing but the names of several people. */
export const isNames = (text: string) => {
  const names = withCommas(text);
  // "Understanding and Generation" names nobody: somebody has two names.
  if (
    names.length >= 3000 ||
    !/,|;|&|\band\b/.test(names) ||
    !(inverted(text) || /\p{L}\.?\s+\p{Lu}/u.test(names.replace(/\s+(?:and|&)\s+/g, ', ')))
  )
    return false;
  return people.test(names) || areMostlyPeople(names.split(/,\s*(?:and\s+)?|;\s*/));
};

/** Of many names one may be written without its capital, or have a number behind it. */
const areMostlyPeople = (names: readonly string[]) =>
  names.length > 3 &&
  names.every((name) => /\p{Lu}/u.test(name) && name.split(' ').length < 6 && name.length < 60) &&
  names.filter((name) => name.trim().includes(' ')).length >= names.length * 0.75 &&
  names.filter((name) => isPerson(name.trim())).length >= names.length * 0.75;

/** Names as they are parted on pages, "A · B", "A | B" or "A、B", with commas. */
const withCommas = (text: string) =>
  text.replace(/\s*(?:[\u00B7\u2022|\u22C5]|[\u3001\uFF0C])\s*/gu, ', ').replace(/^, |, $/g, '');

/** "Family, Given; Family, Given". */
const inverted = (text: string): boolean =>
  text.includes(';') && text.split(';').every((name) => /^\s*[^,;]{1,60},[^,;]{1,60}$/.test(name));

export function namesIn(text: string): string[] {
  if (inverted(text)) return text.split(';').map((name) => name.trim());
  return splitAuthorLine(
    withCommas(text)
      .replace(/^by\s+/i, '')
      .replace(/\.$/, '')
      .replace(/,?\s*et\.?\s*al\.?$/i, ''),
  ).flatMap(({ name }) => (endsInOthers(name) ? [] : name));
}

/** Lines under an entry that say what they are. */
function labelledLines(lines: readonly string[]) {
  const values = new Map<string, string>();
  for (const line of lines) {
    const named = labelledOf(line);
    if (named !== undefined && named.value !== '' && !values.has(named.field)) values.set(named.field, named.value);
  }
  const names = values.get('authors');
  // "Summary: …" is somebody's own, and may be an abstract: of words that tell nothing the abstract has the name alone.
  return {
    authors: names === undefined ? undefined : namesIn(names),
    abstract: values.get('abstract'),
    summary: values.get('summary'),
    date: values.get('published'),
    ids: [...values].flatMap(([field, value]) => {
      const [id = ''] = /^\S+/.exec(value) ?? [];
      return field.startsWith('ids.') ? [/^\d{4}\.\d{4,5}/.test(id) ? `arXiv:${id}` : id] : [];
    }),
    counts: Object.fromEntries(
      [...values].flatMap(([field, value]) => (field.startsWith('signals.') ? [[field.slice(8), toCount(value)]] : [])),
    ),
  };
}

const isShort = (line: string) => line.length < 120;

/** A paragraph rather than a remark, and no list of names. */
const isProse = (line: string) => line.length >= 200 && /[.!?]["\u201D)]?$/.test(line) && !people.test(line);

/** A date in brackets, bold or by itself: [2024/06], 2026-11-18, (2023). */
function dateOf(stretches: readonly Stretch[], labelled: string | undefined): string | undefined {
  const stated = labelled && toIsoDate(labelled);
  if (stated) return stated;
  const words = stretches
    .filter(({ url }) => url === undefined)
    .map(({ text }) => text)
    .join(' ');
  const [, day] =
    /(?<![\d.])((?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?)(?![\d.])/.exec(words) ?? [];
  if (day) return toIsoDate(day.replace(/[/.]/g, '-'));
  return /(?:^|[\s([,'])((?:19|20)\d{2})(?=$|[\s)\],.;:])/.exec(words)?.[1];
}

/** A whole date in a short line under the title: "ArXiv - 17 March 2026". */
function dateUnder(lines: readonly string[]): string | undefined {
  for (const line of lines.slice(0, 4)) {
    const written =
      line.length < 100 &&
      /\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d{2}|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}/.exec(
        line,
      )?.[0];
    if (written) return toIsoDate(written);
  }
  return undefined;
}

/** Meetings and journals as lists name them, with their year. */
const venue =
  /\b(NeurIPS|NIPS|ICML|ICLR|CVPR|ICCV|ECCV|WACV|ACL|EMNLP|NAACL|EACL|COLING|TACL|AAAI|IJCAI|KDD|WWW|SIGIR|WSDM|CIKM|RecSys|ICRA|IROS|CoRL|RSS|SIGGRAPH|INTERSPEECH|ICASSP|JMLR|TMLR|TPAMI|IJCV|AISTATS|UAI|COLT|COLM|MICCAI|ISMIR|CHI|UIST|SOSP|OSDI|NSDI|MLSys|USENIX|CCS|NDSS|VLDB|SIGMOD|ICDE|ICSE|FSE|ASE|ISSTA|PLDI|POPL|Nature|Science|PNAS)\b(?:[\s'_-]{0,2}((?:19|20)?\d{2})\b)?/;

function venueOf(rest: readonly Stretch[]): string | undefined {
  const match = rest.map(({ text }) => venue.exec(text)).find(Boolean);
  const year = match?.[2]?.replace(/^(?=\d{2}$)/, '20');
  return match ? [match[1], year].filter(Boolean).join(' ') : undefined;
}

const behind = (signs: string) =>
  new RegExp(`(?:${signs})[ \\t\\u00A0]*[:\\uFF1A]{0,2}[ \\t\\u00A0]*(\\d[\\d.,]*k?)\\b`, 'iu');
const ahead = (signs: string) => new RegExp(`(\\d[\\d.,]*k?)(?:[ \\t\\u00A0]*|(?<=\\(\\d{1,6})\\n)(?:${signs})`, 'iu');

/** How each signal is written where a sign or word says so; the first that is found counts. */
const written: readonly (readonly [signal: string, ...patterns: RegExp[]])[] = [
  ['stars', behind('\\u2B50\\uFE0F?|\\u2605|\\bstars?'), ahead('\\u2B50|\\u2605|stars?\\b(?!\\s*(?:\\/|per\\b))')],
  [
    'upvotes',
    /^upvotes?\n(\d[\d.,]*k?)$/im,
    behind(':(?:\\+1|thumbsup|fire|arrow_up):|\\u{1F44D}|\\u{1F525}|\\u25B2|\\bupvotes?|\\bvotes|\\blikes|\\[\\+'),
    ahead('\\u{1F44D}|\\u25B2|upvotes?\\b|votes\\b|likes?\\b'),
  ],
  ['points', /^(\d[\d,]*) points? by\b/m],
  ['comments', /(?:^|[|\u00B7]\s*)(\d[\d,]*)[ \u00A0](?:comments?|discussions?)$/m],
  ['citations', /^(?:cited(?: by)?|citations?)[ :]{1,2}(\d[\d,]*)$/im, /^(\d[\d,]*) citations?$/im],
];

/** Stars, votes and their like where a sign or word says so. */
export function countsOf(text: string): Record<string, number | undefined> {
  if (!/\d/.test(text)) return {};
  return Object.fromEntries(
    written.map(([signal, ...patterns]) => {
      const found = patterns.map((pattern) => pattern.exec(text)?.[1]).find((count) => toCount(count) !== undefined);
      return [signal, toCount(found)];
    }),
  );
}
