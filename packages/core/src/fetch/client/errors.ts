import type { AskedCode } from '../../paper/codes.js';
import { isTrendingPapersError, TrendingPapersError } from '../../paper/errors.js';

/** Answers that another try may turn into good ones. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504, 520, 522, 524]);

/** What a status means to the person who asked, by number. */
const meanings: Readonly<Record<number, readonly [code: AskedCode, text: string]>> = {
  400: ['bad-request', 'did not understand the question; check what follows the colon'],
  401: ['key-refused', 'refused the key, or wants one; check the environment variable'],
  403: ['forbidden', 'refuses to answer; the key may be wrong, or this network is blocked'],
  404: ['not-found', 'has nothing there; check the name'],
  406: ['forbidden', 'refuses to answer this program'],
  410: ['not-found', 'has removed it'],
  429: ['rate-limited', 'asks for a pause; try again later, or less often'],
};

const inTrouble: readonly [code: AskedCode, text: string] = ['upstream-failed', 'is in trouble; try again later'];

/** Words with which services refuse someone who asks too fast, whatever the status. */
const tooFast =
  /\brate.?(?:limit|exceeded)|too many (?:requests|calls)|too (?:fast|quickly|often)|slow down|\bquota\b|\bthrottl|\bexceed(?:ed|s|ing)?\b.{0,40}\b(?:rate|requests?|calls)\b|\brequests? per (?:second|minute|hour|day)\b/i;

/** Errors that are the service's trouble of the moment: another way, or another day, may bring what was asked. */
export const troubles: ReadonlySet<string> = new Set<AskedCode>([
  'rate-limited',
  'upstream-failed',
  'unusable-answer',
  'network-failed',
  'timed-out',
  'forbidden',
]);

/** A failure with what the client needs to decide: whether to try again, and after how long. */
export interface Failure {
  error: TrendingPapersError;
  again: boolean;
  /** Milliseconds the service asked for. */
  wait?: number | undefined;
}

/** A refusal as the service gave it. */
export interface Refusal {
  status: number;
  /** Its own words, cleaned and short. */
  said?: string | undefined;
  /** Milliseconds it asked for. */
  wait?: number | undefined;
  /** Whether this service means "too fast" with this status. */
  busy?: boolean;
}

export function statusFailure(url: string, { status, said, wait, busy = false }: Refusal): Failure {
  const { host } = new URL(url);
  const refused = status === 403 && (busy || wait !== undefined || tooFast.test(said ?? ''));
  const [code, text] = (refused || busy ? meanings[429] : meanings[status]) ?? inTrouble;
  const words = said ? ` It says: "${said}"` : '';
  const facts = { url, status, wait, ...(said && { said }) };
  const error = new TrendingPapersError(code, `${host} answered ${status}: it ${text}.${words}`, facts);
  return { error, again: refused || busy || passing.has(status), wait };
}

/** What a host's certificate or port is: the same a moment later. */
const lasting = /\bcertificate\b|self[- ]signed|^bad port$|wrong version number/i;

/** An exception of one try as a failure: ours say themselves, all else is the network's and mostly worth another try. */
export function thrownFailure(url: string, thrown: unknown): Failure {
  if (isTrendingPapersError(thrown)) return { error: thrown, again: thrown.facts.again === true };
  const { host } = new URL(url);
  const timedOut = thrown instanceof Error && thrown.name === 'TimeoutError';
  const why = reasonOf(thrown);
  const error = timedOut
    ? new TrendingPapersError('timed-out', `${host} did not finish its answer in time.`, { url }, { cause: thrown })
    : new TrendingPapersError('network-failed', `Could not reach ${host}: ${why}.`, { url }, { cause: thrown });
  return { error, again: !lasting.test(why) };
}

/** An answer that arrived whole and is not what was asked for: an error page, a stub, half a document. */
export function unusableAnswer(url: string, why: string, cause?: unknown): TrendingPapersError {
  const facts = { url, again: true };
  return new TrendingPapersError('unusable-answer', `${new URL(url).host} answered, but ${why}.`, facts, { cause });
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause;
  if (cause instanceof Error && cause.message) return cause.message;
  return thrown.message;
}
