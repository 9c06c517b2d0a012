import * as z from 'zod/mini';
import type { Draft } from '../draft.js';
import { listOf, number, record, text, texts } from '../fields.js';

// The paper and the daily item around it, as Hugging Face's API and pages carry them. Every field of every year is
// here; none of them is always there (research: 9,872 items from May 2024 to August 2026).

const User = record({ fullname: text, name: text, user: text });
const Organization = record({ fullname: text, name: text });

const paperFields = {
  id: text,
  title: text,
  summary: text,
  authors: listOf(z.object({ name: text })),
  publishedAt: text,
  submittedOnDailyAt: text,
  submittedOnDailyBy: User,
  withdrawnAt: text,
  upvotes: number,
  projectPage: text,
  githubRepo: text,
  githubStars: number,
  numTotalModels: number,
  numTotalDatasets: number,
  ai_summary: text,
  ai_summary_model: text,
  ai_keywords: texts,
  mediaUrls: texts,
  organization: Organization,
};

/** `/api/papers/{id}`, and `paper` inside everything else. */
export const HfPaper = z.object(paperFields);
export type HfPaper = z.infer<typeof HfPaper>;

/** An item of a day's list or of a search: the paper, and once more what the card shows. */
export const HfItem = z.object({
  paper: record(paperFields),
  title: text,
  summary: text,
  publishedAt: text,
  thumbnail: text,
  numComments: number,
  submittedBy: User,
  organization: Organization,
  submitterOrganization: Organization,
  mediaUrls: texts,
  mediaUrl: text,
});
export type HfItem = z.infer<typeof HfItem>;

/** What a paper says of itself. */
export function draftOfPaper(paper: HfPaper): Draft {
  const { id = '' } = paper;
  const isArxiv = /^\d{4}\.\d{4,5}$/.test(id);
  return {
    markup: 'tex',
    title: paper.title,
    abstract: paper.summary,
    authors: paper.authors?.map(({ name }) => name ?? ''),
    published: day(paper.publishedAt),
    listed: day(paper.submittedOnDailyAt),
    ids: isArxiv ? { arxiv: id } : { hf: id },
    links: {
      code: address(paper.githubRepo),
      project: address(paper.projectPage),
      discussion: id === '' ? undefined : `https://huggingface.co/papers/${id}`,
      video: paper.mediaUrls?.find(isVideo),
    },
    signals: {
      upvotes: paper.upvotes,
      stars: paper.githubStars,
      models: paper.numTotalModels,
      datasets: paper.numTotalDatasets,
    },
    topics: paper.ai_keywords,
    organization: paper.organization?.fullname || paper.organization?.name,
    submitter: nameOf(paper.submittedOnDailyBy),
    summary: { text: paper.ai_summary, model: paper.ai_summary_model },
  };
}

/** What the item around a paper adds. Its title was clean when the paper's own was still hard-wrapped. */
export function draftOfItem(item: HfItem): Draft {
  const draft = draftOfPaper(item.paper ?? ({} as HfPaper));
  const organization = item.organization ?? item.submitterOrganization;
  draft.title = item.title || draft.title;
  draft.abstract = draft.abstract || item.summary;
  if (isSubmission(item)) draft.listed ??= day(item.publishedAt);
  else draft.published ??= day(item.publishedAt);
  draft.links!.video ??= item.mediaUrls?.find(isVideo) ?? [item.mediaUrl ?? ''].find(isVideo);
  draft.signals!.comments = item.numComments;
  draft.organization ??= organization?.fullname || organization?.name;
  draft.submitter ??= nameOf(item.submittedBy);
  draft.image = item.thumbnail;
  return draft;
}

/**
 * Until 10 March 2025 the item's `publishedAt` was the moment of submission to the day's list; since then, together
 * with the item's `summary`, it is arXiv's date in New York time, labelled UTC.
 */
function isSubmission({ summary, publishedAt = '' }: Pick<HfItem, 'summary' | 'publishedAt'>): boolean {
  return summary === undefined && publishedAt < '2025-03-11';
}

/** Midnight is how the API writes a day without a time. */
function day(instant: string | undefined): string | undefined {
  return instant?.replace(/T00:00:00(?:\.0{1,6})?Z$/, '');
}

/** People type addresses without a scheme into these fields. */
function address(text: string | undefined): string | undefined {
  return text && /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(text) ? `https://${text}` : text;
}

const isVideo = (url: string) => /\.(?:mp4|mov|webm|m4v)(?:[?#]|$)/i.test(url);

function nameOf(user: HfItem['submittedBy']): string | undefined {
  return user?.fullname || user?.name || user?.user;
}
