import { toIsoDate } from '../../text/dates.js';
import type { Stretch } from './stretch.js';

// When and where a paper came out, as far as an entry says it.

/** A date in brackets, bold or by itself: [2024/06], 2026-11-18, (2023). */
export function dateOf(stretches: readonly Stretch[], labelled: string | undefined): string | undefined {
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
export function dateUnder(lines: readonly string[]): string | undefined {
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

/** A line that says where a paper came out, with the year, and perhaps as what: "ICLR 2024 (oral)". */
export const isPlaceAndYear = (text: string) => {
  const [printed, , year] = (text.length < 60 && venue.exec(text)) || [];
  return year !== undefined && text.replace(printed!, '').replace(beside, '').trim() === '';
};

/** What may stand beside a meeting or journal, and signs. */
const beside =
  /\b(?:accepted|published|in|at|to|by|oral|poster|spotlight|highlight|main|findings|track|workshop)\b|[^\p{L}\d]/giu;

export function venueOf(rest: readonly Pick<Stretch, 'text'>[]): string | undefined {
  const match = rest.map(({ text }) => venue.exec(text)).find(Boolean);
  const year = match?.[2]?.replace(/^(?=\d{2}$)/, '20');
  return match ? [match[1], year].filter(Boolean).join(' ') : undefined;
}
