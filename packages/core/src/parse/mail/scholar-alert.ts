import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { type Line, linesOf } from '../copied/lines.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { htmlLines } from '../lists/html-lines.js';
import { paperRefOf } from '../lists/paper-places.js';
import { unwrapped } from '../lists/trackers.js';
import { toPaper } from '../to-paper.js';
import { readHtml } from '../xml.js';

// Google Scholar's alerts, and its page of results: a title that links through scholar_url, a line "A Example, B Sample -
// venue, year", a piece of the text. As HTML, as the message's text, or as somebody copied it.

const link = /scholar\.google\.[a-z.]{2,7}\/scholar_url\?/i;

/** Google Scholar's alerts and result pages, as HTML or copied as text. */
export function detect({ head, text }: Probe): boolean {
  if (/^\s*</.test(head))
    return /gse_alrt_title|class="gs_rt"/.test(text.slice(0, 200_000)) || link.test(text.slice(0, 200_000));
  if (/^[{@%]|^\[\s*[{["]/.test(head)) return false;
  const lines = filledLines(text.slice(0, 30_000));
  return resultsIn(lines).length > 1 || entriesIn(lines).length > 1;
}

export function parse({ head, text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const drafts = /^\s*</.test(head) ? readAlert(htmlLines(readHtml(text))) : readCopy(filledLines(text));
  if (drafts.length === 0)
    throw new TrendingPapersError('wrong-format', 'There is no title of Google Scholar in this.');
  const cut = drafts.filter(
    ({ venue, authors }) =>
      /\u2026/.test(venue ?? '') || authors?.some((name) => typeof name === 'string' && /\u2026/.test(name)),
  );
  const papers = drafts.flatMap(
    (draft, index) => toPaper({ ...withoutCuts(draft), position: index + 1 }, report, `entry ${index + 1}`) ?? [],
  );
  const count = total.exec(text.slice(0, 30_000))?.[1];
  const of = Number(count?.replace(/\D/g, '') ?? 0);
  if (of > papers.length) report('cut-off', { taken: papers.length, of, what: 'results' });
  if (cut.length > 0) report('cut-off', { taken: drafts.length - cut.length, of: drafts.length });
  return { title: 'Google Scholar', homepage: 'https://scholar.google.com/', papers };
}

/** How many results there are in all: "About 12,300 results", "Ungefähr 12.300 Ergebnisse". */
const total =
  /^\s*(?:about|ungefähr|environ|aproximadamente|circa|ongeveer|找到约|約|약|примерно|результатов: примерно)\s?(\d[\d.,\u00A0\u202F ]{0,14})\s?(?:results|ergebnisse|résultats|resultados|risultati|resultaten|条结果|件|개)/im;

/** Names and venues that end in dots are a part of themselves. */
function withoutCuts(draft: Draft): Draft {
  const names = (draft.authors as string[] | undefined)
    ?.map((name) => name.replace(/\s*\u2026\s*$/, ''))
    .filter((name) => name !== '');
  const venue = /\u2026/.test(draft.venue ?? '') ? undefined : draft.venue;
  return { ...draft, authors: names, venue };
}

/** In HTML the titles are headings with a link, their names the next line. */
function readAlert(lines: readonly Line[]): Draft[] {
  const filled = lines.filter(({ text }) => text !== '');
  return filled.flatMap((line, index) => {
    const title = line.parts.find(({ url }) => url !== undefined && !/scholar_(?:share|alerts|settings)/.test(url));
    if (line.heading === undefined || title?.url === undefined) return [];
    return [draftOf(flat(title.text), unwrapped(title.url), flat(filled[index + 1]?.text ?? ''))];
  });
}

const flat = (text: string) => text.replace(/[\s\u00A0]+/g, ' ').trim();

/** "A Example, B Sample… - Proceedings of the Fifth …, 2026": venue and publisher may be missing, so may the dash. */
const byline =
  /^((?:\p{Lu}{1,4}|\p{Lu}\p{L}*\.?)(?: [\p{L}'\u2019-]+)+(?:, (?:\p{Lu}{1,4}|\p{Lu}\p{L}*\.?)(?: [\p{L}'\u2019-]+)+)*(?:,? ?(?:\u2026|\.{3}))?)\s?(?:-|\u2013|\u2014)\s(.+?)(?: (?:-|\u2013) [\w.]+)?$/u;
/** Scholar shortens them to one line. */
const longestByline = 600;
/** The same of whoever signs otherwise, such as "OpenAI": told from other lines by its place alone. */
const dashed = /^([^,]{2,80}?) - (.+?)(?: - [\w.]+)?$/u;
const endsInYear = /^(.*?)(?:,? )?\b((?:19|20)\d{2})$/;

function draftOf(title: string, url: string, line: string): Draft {
  const [, names = line, where = ''] = byline.exec(line.slice(0, longestByline)) ?? dashed.exec(line) ?? [];
  const [, venue = where, year] = endsInYear.exec(where) ?? [];
  const ref = paperRefOf(url) ?? paperRefOf(/arXiv:\S+/i.exec(venue)?.[0] ?? '');
  const isPreprint = /^arXiv preprint/i.test(venue);
  return {
    title: title.replace(/^(?:\[(?:PDF|HTML|BOOK|CITATION|B|C)\]\s*)+/i, ''),
    authors: names.split(/,\s*/).filter((name) => name.trim() !== ''),
    published: year,
    venue: isPreprint ? undefined : venue.replace(/,$/, '') || undefined,
    ids: ref?.scheme === undefined ? {} : { [ref.scheme]: ref.id },
    links: { page: ref?.scheme === undefined ? url : undefined, pdf: /\.pdf(?:$|[?#])/i.test(url) ? url : undefined },
  };
}

const filledLines = (text: string) => linesOf(text).filter(({ text: line }) => line !== '');

/** A page of results by what ends each; else titles above lines of names. */
function readCopy(lines: readonly Line[]): Draft[] {
  const results = resultsIn(lines);
  return results.length > 0 ? results : entriesIn(lines);
}

/** "Cited by 12" in the languages of the page; where the number stands before the words the last is it. */
const citedBy = String.raw`(?:cited by|zitiert von|cité|citado por|citato da|geciteerd door|被引用次数|被引用数|被引用|引用元|цитируется)[:\uFF1A]?\s?(\d[\d.,\u00A0\u202F]{0,8})(?:\s?fois)?|(\d[\d,]{0,8})회 인용`;
const countOf = String.raw`(?:${citedBy.replace(/\((?!\?)/g, '(?:')}|web of science: [\d,]{1,9})`;
const cited = new RegExp(citedBy, 'i');
const around = [
  'save|cite|related articles|all \\d{1,4} versions|view as html|library search|cached|import into \\w+|more|fewer',
  'speichern|zitieren|ähnliche artikel|alle \\d{1,4} versionen|mehr',
  'enregistrer|citer|autres articles|les \\d{1,4} versions|plus',
  'guardar|citar|artículos relacionados|las \\d{1,4} versiones|más',
  'salva|cita|articoli correlati|tutte e \\d{1,4} le versioni|altro',
  'salvar|artigos relacionados|todas as \\d{1,4} versões|mais',
  'opslaan|citeren|verwante artikelen|alle \\d{1,4} versies|meer',
  '保存|引用|相关文章|所有 ?\\d{1,4} ?个版本|更多',
  '関連記事|全 ?\\d{1,4} ?バージョン|저장|인용|관련 학술자료|전체 \\d{1,4}개의 버전',
  'сохранить|цитировать|похожие статьи|все версии статьи \\(\\d{1,4}\\)',
].join('|');
/** "Save Cite Cited by 12 Related articles All 4 versions", in one line or in several. */
const foot = new RegExp(String.raw`^(?:[^\p{L}\p{N}]{0,4}(?:${countOf}|${around}))+[^\p{L}\p{N}]{0,4}$`, 'iu');
const telling =
  /\bcited? by \d|(?<!\p{L})(?:related articles|save cite|ähnliche artikel|autres articles|artículos relacionados|articoli correlati|artigos relacionados|verwante artikelen|похожие статьи)(?!\p{L})|相关文章|関連記事|관련 학술자료/iu;
/** What stands beside or above the results. */
const beside =
  /^(?:\[(?:pdf|html|doc)\] [\w-]+(?:\.[\w-]+)+|full view|get it at .{1,60}|about [\d,]+ results.*|page \d+ of .*|articles|my (?:profile|library)|any time|since \d{4}|custom range.*|sort by \w+|any type|review articles|include (?:patents|citations)|create alert|scholar|sign in)$/i;
const namesAlone =
  /^(?:\p{Lu}{1,4} [\p{L}'\u2019-]+(?: [\p{L}'\u2019-]+)?)(?:, \p{Lu}{1,4}(?: [\p{L}'\u2019-]+){1,3})*(?:,? ?(?:\u2026|\.{3}))?$/u;

/** The results of a page, each up to the line with its "Cite" and "Cited by". */
function resultsIn(lines: readonly Line[]): Draft[] {
  const drafts: Draft[] = [];
  let block: Line[] = [];
  let isTold = false;
  for (const line of lines) {
    if (!foot.test(flat(line.text))) {
      if (!beside.test(line.text)) block.push(line);
      continue;
    }
    isTold ||= telling.test(line.text);
    const [, behind, ahead] = cited.exec(line.text) ?? [];
    const count = behind ?? ahead;
    const [title, under] = headOf(block);
    block = [];
    if (title !== undefined) {
      const url = unwrapped(title.parts.find((part) => part.url)?.url ?? '');
      drafts.push(draftOf(title.text, url, flat(under?.text ?? '')));
    }
    const last = drafts.at(-1);
    if (count !== undefined && last) last.signals = { citations: Number(count.replace(/\D/g, '')) };
  }
  return isTold ? drafts : [];
}

/** A title, and the line of names under it if there is one: above the first result the page says other things. */
function headOf(block: readonly Line[]): readonly [Line | undefined, Line | undefined] {
  const at = block.findIndex(({ text }, index) => index > 0 && isByline(flat(text)));
  if (at > 0) return [block[at - 1], block[at]];
  return [block[0], undefined];
}

const isByline = (text: string) =>
  text.length <= longestByline &&
  (namesAlone.test(text) || endsInYear.test((byline.exec(text) ?? dashed.exec(text))?.[2] ?? ''));

/** Titles, each above its line of names, in copied text. */
function entriesIn(lines: readonly Line[]): Draft[] {
  return lines.flatMap((line, index) => {
    const under = lines[index + 1];
    const names = under && flat(under.text);
    const where = names === undefined || names.length > longestByline ? undefined : byline.exec(names)?.[2];
    if (
      where === undefined ||
      !endsInYear.test(where.replace(/ (?:-|\u2013) [\w.]+$/, '')) ||
      line.text.length > 300 ||
      /[.:]$/.test(line.text)
    )
      return [];
    const url = unwrapped(line.parts.find((part) => part.url)?.url ?? '');
    return [draftOf(line.text, url, names!)];
  });
}
