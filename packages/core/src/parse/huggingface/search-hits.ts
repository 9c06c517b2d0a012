import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import { isRecord, readFields, text } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';

/** `/api/papers/search` as it answered until 2025: titles and thumbnails only. */
export function detect({ json }: Probe): boolean {
  return (
    Array.isArray(json) &&
    json.some((hit) => isRecord(hit) && 'id' in hit && 'title' in hit && 'thumbnailUrl' in hit && 'source' in hit)
  );
}

const Hit = z.object({ id: text, title: text, thumbnailUrl: text });

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const hits = Array.isArray(json) ? json : [];
  const papers = collect('papers', hits, report, (entry, where) => {
    const hit = readFields(Hit, entry, report, where);
    if (hit === undefined) return undefined;
    return {
      markup: 'tex',
      title: hit.title,
      ids: { arxiv: hit.id },
      links: { discussion: hit.id && `https://huggingface.co/papers/${hit.id}` },
      image: hit.thumbnailUrl,
    };
  });
  return { title: 'Hugging Face paper search', homepage: 'https://huggingface.co/papers', papers };
}
