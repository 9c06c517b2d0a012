import { escapeMarkup } from '../../text/escape/markup.js';
import type { Draft } from '../draft.js';

/**
 * Text that may or may not be HTML, as HTML: feeds escape a title once or twice and do not say which
 * (https://www.rssboard.org/rss-encoding-examples), reference managers keep italics as tags. What holds no tag and no
 * entity was meant as it is.
 */
export function asHtml(text: string): string {
  return /<[a-z/!][^<>]{0,500}>|&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i.test(text) ? text : escapeMarkup(text);
}

/** A draft whose texts may or may not be HTML. */
export function looselyHtml(draft: Draft): Draft {
  const html = (text: string | undefined) => text && asHtml(text);
  return {
    ...draft,
    markup: 'html',
    title: html(draft.title),
    abstract: html(draft.abstract),
    venue: html(draft.venue),
    comment: html(draft.comment),
  };
}
