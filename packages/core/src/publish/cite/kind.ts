import { type Entry, line } from '../model/entry.js';
import { isKind, type Kind } from './kinds.js';

const preprintServer = /^(arxiv|biorxiv|medrxiv|chemrxiv|openreview|ssrn|corr)\b/i;
const meeting = /\b(proceedings|proc\.|conference|conf\.|workshop|symposium|meeting|annual|findings)\b/i;

/** Meetings that go by letters: their papers are in proceedings. Case matters, and so does what follows. */
const acronyms =
  'NeurIPS|NIPS|ICLR|ICML|CVPR|ICCV|ECCV|WACV|BMVC|ACCV|3DV|MICCAI|ISBI|MIDL|ACL|EMNLP|NAACL|EACL|AACL|' +
  'COLING|CoNLL|LREC|LREC-COLING|COLM|TREC|CLEF|AAAI|IJCAI|ECAI|UAI|AISTATS|COLT|ALT|AAMAS|ICAPS|KR|KDD|' +
  'WWW|SIGIR|CIKM|WSDM|ECIR|RecSys|ICDM|SDM|ICRA|IROS|RSS|CoRL|HRI|INTERSPEECH|Interspeech|ICASSP|ASRU|' +
  'ISMIR|SIGGRAPH|SIGGRAPH Asia|MM|ICME|ICPR|ICIP|CHI|UIST|CSCW|IUI|FAccT|AIES|ICSE|FSE|ESEC/FSE|ASE|ISSTA|' +
  'MSR|PLDI|POPL|OOPSLA|ICFP|CAV|LICS|SOSP|OSDI|NSDI|ATC|USENIX ATC|USENIX Security|EuroSys|ASPLOS|ISCA|' +
  'MICRO|HPCA|DAC|ICCAD|DATE|MLSys|SIGCOMM|IMC|MobiCom|MobiSys|SenSys|INFOCOM|CoNEXT|SIGMOD|PODS|ICDE|EDBT|' +
  'STOC|FOCS|SODA|ITCS|SoCG|CRYPTO|EUROCRYPT|CCS|NDSS|GECCO|PODC|SPAA|SC|Agents4Science';
const known = new RegExp(
  `^(?:(?:ACM|IEEE|IEEE/CVF|Findings of) )?(?:${acronyms})(?=$|[\\s,:'’-]+(?:\\d{2,4}\\b|workshop|track|poster|oral|spotlight|main|findings|datasets|conference|position))`,
);
const meetingSeries = /^advances in neural information processing systems\b/i;

/** Whether a venue is a meeting, whose papers are in proceedings. */
const isMeeting = (venue: string) => known.test(venue) || meeting.test(venue) || meetingSeries.test(venue);

/** Where the paper was published, unless that is only where its preprint is. */
export function venueOf({ venue }: Entry): string | undefined {
  return venue === undefined || preprintServer.test(venue) ? undefined : venue;
}

/** What kind of work it is: as its source says, else by its venue. */
export function kindOf(entry: Entry): Kind {
  const { type } = entry.paper;
  if (type !== undefined && isKind(type)) return type;
  const venue = venueOf(entry);
  if (venue === undefined) return 'article';
  return isMeeting(venue) ? 'paper-conference' : 'article-journal';
}

const ofInstitution: ReadonlySet<Kind> = new Set<Kind>(['thesis', 'report']);

/** Who gave out the work: the institution of a thesis or report, the archive of a preprint, else the publisher. */
export function publisherOf({ ids, organization, paper }: Entry, kind: Kind): string | undefined {
  if (kind === 'article' && ids.arxiv !== undefined) return 'arXiv';
  const publisher = line(paper.publisher);
  return ofInstitution.has(kind) ? (organization ?? publisher) : publisher;
}
