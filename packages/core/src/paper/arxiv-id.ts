// arXiv's numbers: info.arxiv.org/help/arxiv_identifier.html, and what services make of them.

/** Archives whose papers before April 2007 are numbered `archive/YYMMNNN`; with the extinct ones. */
const oldArchives =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|' +
  'funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|' +
  'q-alg|q-bio|quant-ph|solv-int|supr-con';

const newNumber = /^(\d{2})(\d{2})\.(\d{4,5})(?:v([1-9]\d{0,2}))?$/;
/** The subject class (`math.GT`, `cond-mat.mes-hall`) is no part of the number. */
const oldNumber = new RegExp(`^(${oldArchives})(?:\\.[a-z-]{2,12})?/(\\d{2})(\\d{2})(\\d{3})(?:v([1-9]\\d{0,2}))?$`);

/** An arXiv number without its version, and the version where one was given. */
export interface ArxivId {
  readonly id: string;
  readonly version?: number;
}

/**
 * Reads a bare arXiv number (`2403.12345v2`, `math.GT/0309136`), checking month and sequence. The subject class of an
 * old number is dropped, as arXiv itself does.
 */
export function parseArxivId(text: string): ArxivId | undefined {
  return readNew(newNumber.exec(text)) ?? parseSpelling(text);
}

function parseSpelling(text: string): ArxivId | undefined {
  // So every DOI begins, and no spelling of a number.
  if (/^\s*10\./.test(text)) return undefined;
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^(?:oai:arxiv\.org:|arxiv[:._-]?(?=[\sa-z\d])|corr[ /:]?)\s{0,3}/, '')
    .replace(/^abs[/-]/, '')
    .replace(/\s?[[(][\w.-]{2,20}[\])]$/, '')
    .replace(/[)\]}>.,;:'"]{1,5}$/, '')
    .replace(/\.(?:pdf|ps|gz|html?)$/, '')
    .replace(/^\/+|\/+$/g, '')
    .replace(/^(\d{4})-(\d{4,5})(v\d+)?$/, '$1.$2$3')
    .replace(/^([a-z-]{2,9})-(?=\d{7}(?:v\d+)?$)/, '$1/')
    .replace(/^(hep|astro|cond|gr|quant|nucl)(th|ph|ex|lat|mat|qc)\//, '$1-$2/');
  return readNew(newNumber.exec(bare)) ?? readOld(oldNumber.exec(bare));
}

function readNew(match: RegExpExecArray | null): ArxivId | undefined {
  if (!match) return undefined;
  const [, year = '', month = '', sequence = '', version] = match;
  const date = Number(year + month);
  // Numbers of this form begin in April 2007; five digits in January 2015.
  if (!isMonth(month) || date < 704 || date > 9000 || Number(sequence) === 0) return undefined;
  if (date >= 1501 !== (sequence.length === 5)) return undefined;
  return withVersion(`${year}${month}.${sequence}`, version);
}

function readOld(match: RegExpExecArray | null): ArxivId | undefined {
  if (!match) return undefined;
  const [, archive = '', year = '', month = '', sequence = '', version] = match;
  if (!isMonth(month) || (Number(year) > 7 && Number(year) < 91)) return undefined;
  return withVersion(`${archive}/${year}${month}${sequence}`, version);
}

const isMonth = (month: string) => Number(month) >= 1 && Number(month) <= 12;

function withVersion(id: string, version: string | undefined): ArxivId {
  return version === undefined ? { id } : { id, version: Number(version) };
}

/** `2024arXiv240312345S`, `2013arXiv1301.3781M`: the bibcode that ADS makes of a number since 2007. */
const newBibcode = /^\d{4}arxiv(\d{4})\.?(\d{4,5})[a-z.]$/i;
/** `2003math......9136P`: of one before, from its archive, its month without a zero before it, and its sequence. */
const oldBibcode = /^\d{2}(\d{2})([a-z]{2,5}(?:\.[a-z]{2,4})?)\.*(\d{4,5})[a-z.]$/i;

/**
 * The arXiv number in the bibcode under which NASA's Astrophysics Data System keeps an e-print, or `undefined` for the
 * bibcode of anything else (ui.adsabs.harvard.edu/help/actions/bibcode).
 */
export function arxivOfBibcode(bibcode: string): ArxivId | undefined {
  if (bibcode.length !== 19) return undefined;
  const [, month, sequence] = newBibcode.exec(bibcode) ?? [];
  if (month !== undefined) return parseArxivId(`${month}.${sequence}`);
  const [, year, archive = '', number = ''] = oldBibcode.exec(bibcode) ?? [];
  return year === undefined
    ? undefined
    : parseArxivId(`${archive.toLowerCase().replace('.', '-')}/${year}${number.padStart(5, '0')}`);
}
