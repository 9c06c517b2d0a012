import type { Listing } from '../../paper/schema.js';
import { listAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';

/** The programme of NeurIPS, ICML, ICLR, CVPR and other meetings on the same virtual site, as its pages load it. */
export function detect({ head, json }: Probe): boolean {
  return (
    /^[[{]/.test(head) &&
    recordsOf(json).some(
      (record) => textAt(record, 'virtualsite_url') !== undefined && textAt(record, 'name') !== undefined,
    )
  );
}

const recordsOf = (json: unknown) => (listAt(json, 'results').length > 0 ? listAt(json, 'results') : listAt(json));

/** What is shown as a paper: posters, orals, spotlights and papers of journals; not sessions and talks. */
const isWork = (kind: string | undefined) =>
  kind === undefined || /\b(?:poster|oral|spotlight|paper|journal)\b/i.test(kind);
const isSession = (kind: string | undefined) =>
  /\bsession\b|\btalk\b|\bworkshop$|\btutorial\b|\bkeynote\b|\bpanel\b|\bsocial\b|\bbreak\b/i.test(kind ?? '');

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const papers = collect('results', recordsOf(json), report, (record, where) => draftOf(record, where, report));
  const next = textAt(json, 'next');
  return { title: 'Papers of a meeting', papers, ...(next ? { next } : {}) };
}

function draftOf(record: unknown, where: string, report: Report): Draft | undefined {
  const kind = textAt(record, 'event_type') ?? textAt(record, 'eventtype') ?? textAt(record, 'type');
  if (!isWork(kind) || isSession(kind) || /reject/i.test(textAt(record, 'decision') ?? '')) {
    report(
      'not-a-paper',
      { name: `"${textAt(record, 'name') ?? ''}"`, kind: textAt(record, 'decision') ?? kind ?? 'nothing' },
      where,
    );
    return undefined;
  }
  const authors = listAt(record, 'authors');
  const url = textAt(record, 'paper_url');
  return {
    markup: 'html',
    title: textAt(record, 'name'),
    abstract: textAt(record, 'abstract'),
    authors:
      authors.length > 0
        ? authors.map((author) =>
            typeof author === 'string'
              ? { name: author }
              : {
                  name: textAt(author, 'fullname') ?? textAt(author, 'name'),
                  affiliation: textAt(author, 'institution'),
                },
          )
        : (textAt(record, 'speakers/authors') ?? '')
            .split(/[,;]/)
            .map((name) => name.trim())
            .filter(Boolean),
    links: {
      page: /^https?:/.test(url ?? '') ? url : absolute(textAt(record, 'virtualsite_url')),
      pdf: absolute(textAt(record, 'paper_pdf_url')),
    },
    topics: [...(textAt(record, 'topic')?.split(/->|&gt;/) ?? []), ...textsAt(record, ['keywords'])].map((topic) =>
      topic.replace(/[-&]$/, '').trim(),
    ),
    venue: meetingOf(textAt(record, 'sourceurl') ?? ''),
    type: 'paper-conference',
  };
}

const absolute = (url: string | undefined) => (/^https?:/.test(url ?? '') ? url : undefined);

/** "https://openreview.net/group?id=ICML.cc/2026/Conference": ICML 2026. */
function meetingOf(group: string): string | undefined {
  const [, name, year] = /[?&]id=([\w-]+)\.(?:cc|org|com)\/(\d{4})\//.exec(group) ?? [];
  return name && `${name} ${year}`;
}
