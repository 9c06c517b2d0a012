import type { Service } from '../types.js';
import { arxivIds, arxivSearch, arxivTitle } from './arxiv-api.js';
import { dailyPapers, pastDay } from './arxiv-daily.js';
import { easternDay, isWorkingDay } from './arxiv-days.js';
import { day } from './days.js';

/** `cs`, `cs.LG`, `hep-th`, and several joined by `+`. */
const categories = String.raw`[a-z-]+(?:\.[A-Za-z-]+)?(?:\+[a-z-]+(?:\.[A-Za-z-]+)?)*`;
const identifier = String.raw`(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?`;

/** arXiv: the day's papers of a category, those of a past day, a search, papers by identifier. */
export const arxiv: Service = {
  name: 'arxiv',
  title: 'arXiv',
  routes: [
    {
      example: 'cs.LG',
      gives: "the day's papers of a category; join several with +",
      extent: 'whole',
      pattern: new RegExp(`^(${categories})$`),
      past: {
        on: (what, asked) => `${what}:${asked}`,
        days: 90,
        today: easternDay,
        isListed: isWorkingDay,
        covers: 1,
        grows: false,
      },
      pages: ([, what = ''], session) => dailyPapers(what, session),
    },
    {
      example: 'cs.LG:2026-03-18',
      gives: 'the papers of a past day, up to 90 days back',
      extent: 'whole',
      pattern: new RegExp(`^(${categories}):(${day})$`),
      pages: ([, what = '', asked = ''], session) => pastDay(what, asked, session),
    },
    {
      example: 'search:ti:"sparse attention" AND cat:cs.CL',
      gives: 'the newest papers of a search',
      extent: 'search',
      pattern: /^search:\s*(.+)$/,
      pages: ([, query = ''], session) => arxivSearch(query, session),
    },
    {
      example: 'title:Attention Is All You Need',
      gives: 'the eight papers whose titles match best',
      extent: 'whole',
      pattern: /^title:\s*(.+)$/,
      pages: ([, title = ''], session) => arxivTitle(title, session),
    },
    {
      example: '2403.12345,1706.03762',
      gives: 'papers by identifier',
      extent: 'whole',
      pattern: new RegExp(`^(${identifier}(?:[\\s,]+${identifier})*[\\s,]*)$`, 'i'),
      pages: ([, ids = ''], session) => arxivIds(ids.split(/[\s,]+/).filter(Boolean), session),
    },
  ],
};
