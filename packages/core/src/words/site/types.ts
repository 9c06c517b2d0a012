import type { Counted } from '../counted.js';

/**
 * What a site, a page and a mail say around their papers, in one language. Gaps in braces are filled in: `{n}` and
 * `{total}` are numbers, `{papers}` a number of papers in words, `{date}`, `{from}` and `{to}` days in full. What is
 * said of papers themselves is in `Words`. The texts are plain: no markup, and none of `&`, `<` and `>`.
 */
export interface SiteWords {
  /** The way the language is written. */
  dir: 'ltr' | 'rtl';
  /** A listing and a paper that have no title of their own. */
  title: string;
  untitled: string;
  /** A term and what is said of it: "Before: 3 March 2026". */
  pair: string;
  papers: Counted;
  /** A number of all the papers: "5 of 67 papers". */
  part: string;
  noPapers: string;
  /** Names of which some are left out, and those left out, alone. */
  names: string;
  moreNames: string;

  /** The ways to the parts of a site: what they are together is heard, not seen. */
  ways: string;
  rising: string;
  about: string;
  subscribe: string;
  /** The kinds of lists, and the pages that name all of them. */
  topics: string;
  authors: string;
  labs: string;
  days: string;
  weeks: string;
  months: string;
  allLists: string;
  /** The end of every page. */
  feeds: string;
  howMade: string;
  newestPapers: string;
  /** The feeds that one page has, by their formats. */
  subscribeTo: string;
  frontPage: string;
  /** The page that is shown where nothing is. */
  missing: string;
  missingAdvice: string;

  /** A week, by its Monday. */
  week: string;
  /** The lists of the time before and after. */
  before: string;
  after: string;
  /** The best papers of a week or a month. */
  bestOf: string;
  /** How many papers of a list are on its page. */
  bestShown: string;
  rssFeed: string;
  /** How many papers there are on each day or in each week, drawn; `{n}` is the most. */
  perDay: string;
  perWeek: string;
  /** Lists that are too many to have a page each. */
  newestDays: string;
  newestWeeks: string;
  newestMonths: string;
  largestLists: string;
  nothing: string;
  nothingListed: string;
  risingThisWeek: string;
  risingPapers: string;
  /** Nothing rises: no topic does, or all papers are of the last `{n}` days. */
  noRise: string;
  noPast: string;
  /** Papers of a topic in the last `{days}` days, and in the `{n}` days before these. */
  rise: Counted;
  riseDrawn: string;
  risenMost: string;

  /** What is known of a paper. */
  published: string;
  cameUp: string;
  venue: string;
  organization: string;
  comment: string;
  license: string;
  version: string;
  moreTopics: string;
  moreTopicsCounted: Counted;
  /** Where a picture is from, and under which terms it is shown. */
  picture: string;
  pictureRights: string;
  pictureLicense: string;
  /** A way in beside `Words.links`: the paper's page where it was published. */
  source: string;
  abstract: string;
  summary: string;
  translation: string;
  /** A summary or a translation and the model it is by. */
  byModel: string;
  /** How much a paper was noticed over time, and two of the counts with their days. */
  attention: string;
  attentionOver: string;
  /** What the reasons are: of a paper, of its place in a list, and in few words before they begin. */
  whyRanks: string;
  whyHere: string;
  why: string;
  similar: string;
  cite: string;
  withdrawn: string;
  withdrawnNote: string;
  /** The lists that a paper is in; heard, not seen. */
  inLists: string;

  /** The page about the site. */
  aboutSite: string;
  sources: string;
  /** Papers that came as files, of no service. */
  files: string;
  sourceNewest: string;
  lastDays: string;
  /** What came on a day from a source, what of it did not, and why nothing did. */
  dayOfSource: string;
  didNotCome: string;
  nothingCame: string;
  newestEntries: string;
  feedsAdvice: string;
  rssAbout: string;
  atomAbout: string;
  jsonAbout: string;
  opmlAbout: string;
  digest: string;
  digestAbout: string;
  listFeeds: string;
  order: string;
  orderAbout: string;
  /** What stands for a ranking whose name is not known. */
  aRanking: string;
  rights: string;
  rightsAbout: string;
  privacy: string;

  /** What a mail says beside: papers that did not fit, and where all are. */
  leftOver: Counted;
  allOfThem: string;
  inBrowser: string;
  unsubscribe: string;
  mailWhy: string;
}
