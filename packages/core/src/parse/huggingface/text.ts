import type { Listing } from '../../paper/schema.js';
import type { ParseContext, Probe } from '../format.js';
import * as dayPage from './text-day.js';
import { hasHeader } from './text-header.js';
import { linesOf } from './text-lines.js';
import * as email from './text-mail.js';
import * as paperPage from './text-paper.js';
import * as searchPage from './text-search.js';
import * as trendingPage from './text-trending.js';

// Hugging Face's pages and mail as somebody copied them or a program extracted them: plain text, mostly without ids.

/** Asked last: titles and abstracts in turn look like any prose. */
export const general = true;

/** What each layout is known by in the lines of the text, and how it is read. The first that fits is taken. */
const layouts = [paperPage, email, trendingPage, dayPage, searchPage];

/** Far enough to see a page's header and its first paper. */
const looked = 20_000;

/** Those pages and the mail as plain text, in six layouts: copied by hand or by a program, mostly without ids. */
export function detect({ head, text }: Probe): boolean {
  if (/^[<{[@%]/.test(head) || !/\p{L}/u.test(head)) return false;
  const lines = linesOf(text.slice(0, looked));
  return hasHeader(lines) || layouts.some((layout) => layout.fits(lines));
}

export function parse({ text }: Probe, context: ParseContext): Omit<Listing, 'issues'> {
  const lines = linesOf(text);
  const opening = lines.slice(0, 400);
  const layout = layouts.find(({ fits }) => fits(opening)) ?? searchPage;
  return layout.read(lines, context);
}
