import { escapeMarkup } from '../../text/escape/markup.js';
import type { Draft } from '../draft.js';

/**
 * Text that may or may not be HTML, as HTML: feeds escape a title once or twice and do not say which
 * (https://www.rssboard.org/rss-encoding-examples), reference managers keep italics as tags. What holds no tag and no
 * entity was meant as it is.
 */
export function asHtml(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  return /<[a-z/!][^<>]{0,500}>|&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i.test(text) ? text : escapeMarkup(text);
}

const texts = ['title', 'abstract', 'venue', 'comment'] as const;

/** A draft whose texts may or may not be HTML. Writes into the draft, which was just made. */
export function looselyHtml(draft: Draft): Draft {
  draft.markup = 'html';
  for (const name of texts) if (draft[name]) draft[name] = asHtml(draft[name]);
  return draft;
}
