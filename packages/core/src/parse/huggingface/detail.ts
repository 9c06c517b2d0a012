import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import { isRecord, readFields } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';
import { draftOfPaper, HfPaper } from './paper.js';

/** The answer of `/api/papers/{id}`: one paper, with or without the models and datasets linked to it. */
export function detect({ json }: Probe): boolean {
  return (
    isRecord(json) &&
    typeof json.id === 'string' &&
    typeof json.title === 'string' &&
    'summary' in json &&
    'publishedAt' in json &&
    Array.isArray(json.authors)
  );
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const papers = collect('papers', [json], report, (entry, where) => {
    const paper = readFields(HfPaper, entry, report, where);
    return paper && draftOfPaper(paper);
  });
  return { title: papers[0]?.title ?? 'Hugging Face paper', homepage: 'https://huggingface.co/papers', papers };
}
