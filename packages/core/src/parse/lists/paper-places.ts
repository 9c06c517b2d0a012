import { parseId } from '../../paper/id.js';
import { schemes } from '../../paper/schemes.js';

// What leads to a paper: an identifier of a scheme, or an address where each page is one.

/** Schemes whose addresses are a paper's own. */
const isPaper = (scheme: string) => Object.hasOwn(schemes, scheme);

/** Where each page is a paper's that no scheme names: it is known by its address. */
const paperPlaces: readonly string[] = [
  '(?:proceedings\\.mlr\\.press|proceedings\\.neurips\\.cc|papers\\.(?:nips|neurips)\\.cc)/.',
  '(?:neurips|icml|iclr)\\.cc/virtual/.',
  'openaccess\\.thecvf\\.com/.',
  'ecva\\.net/papers/.',
  'dl\\.acm\\.org/.',
  'ieeexplore\\.ieee\\.org/.',
  'computer\\.org/csdl/.',
  '(?:link\\.)?springer\\.com/.',
  'sciencedirect\\.com/science/.',
  'linkinghub\\.elsevier\\.com/retrieve/.',
  'cell\\.com/.+/fulltext/.',
  'ojs\\.aaai\\.org/.',
  'aaai\\.org/ojs/.',
  'ijcai\\.org/proceedings/.',
  'jmlr\\.org/papers/.',
  'papers\\.ssrn\\.com/.',
  '(?:[\\w-]+\\.)?hal\\.science/.',
  '(?:bio|med)rxiv\\.org/content/.',
  'chemrxiv\\.org/.',
  'techrxiv\\.org/.',
  'researchsquare\\.com/article/.',
  'preprints\\.org/manuscript/.',
  'osf\\.io/preprints/.+/.',
  'eprint\\.iacr\\.org/\\d{4}/\\d',
  'eccc\\.weizmann\\.ac\\.il/report/\\d{4}/\\d',
  'drops\\.dagstuhl\\.de/.',
  'usenix\\.org/(?:conference/.+/presentation/|system/files/).',
  'isca-(?:archive|speech)\\.org/.+/.',
  'ndss-symposium\\.org/ndss-paper/.',
  'vldb\\.org/pvldb/.+\\.pdf',
  'roboticsproceedings\\.org/.+/p\\d',
  'pubs\\.',
  'onlinelibrary\\.wiley\\.com/.',
  'tandfonline\\.com/.',
  'mdpi\\.com/\\d{4}-\\d{3}[\\dx]/\\d',
  'academic\\.oup\\.com/.+/article',
  'cambridge\\.org/core/journals/.+/article/',
  'jstor\\.org/stable/.',
  'europepmc\\.org/article/.',
  'scholar\\.archive\\.org/work/.',
  'core\\.ac\\.uk/(?:works|reader|download|outputs)/.',
  'paperswithcode\\.com/paper/.',
  'researchgate\\.net/publication/\\d',
];
const paperHosts = new RegExp(`^https?://(?:www\\.)?(?:${paperPlaces.join('|')})`, 'i');

export interface PaperRef {
  readonly url: string | undefined;
  readonly scheme?: string;
  readonly id?: string;
}

/** Identifiers are not looked for in longer texts. */
const longestSpelling = 2000;

/** The paper that an address or citation names, if it is a paper's. */
export function paperRefOf(text: string): PaperRef | undefined {
  const url = /^https?:\/\//i.test(text) ? text : undefined;
  // What a long one adds for a tracker names no paper.
  const named = parseId(text.length > longestSpelling ? text.split(/[?#]/, 1)[0]! : text);
  if (named && isPaper(named.scheme) && named.scheme !== 'mag' && !/github\.com|shields\.io/i.test(text))
    return { url, scheme: named.scheme, id: named.id };
  return url !== undefined && paperHosts.test(url) ? { url } : undefined;
}

/** An address in running words, up to what stands around it there. */
export const addressInWords = String.raw`https?:\/\/[^\s<>"'\u201D\u27E8\u27E9)\]}|]+`;

/** Identifiers that stand in running words: "arXiv:2403.12345", "doi: 10.…", or a bare address. */
export const inWords = new RegExp(
  String.raw`${addressInWords}|(?<![\w/.@-])(?:www\.)?(?:(?:alpha|ar)xiv\.org\/(?:abs|pdf|html)|(?:huggingface|hf)\.co\/papers|(?:dx\.)?doi\.org|openreview\.net|aclanthology\.org)\/[^\s<>"'\u201D)\]}|]+|\barXiv[:\s]{1,3}(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?|(?<=[[(])\d{4}\.\d{4,5}(?:v\d+)?(?=[\])])|\bdoi[:\s]\s?10\.\d{4,9}\/[^\s,;"\u201D\u27E8\u27E9]+|(?<![\w./])10\.\d{4,9}\/[^\s,;"\u201D\u27E8\u27E9]+|\bPMID:?\s?\d{5,9}\b|(?=\d{2})(?:(?<=^\s*)|(?<=(?:\s::|\s[-\u2013\u2014|]|\s\s|\t)\s*))\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?(?=\s*$|\s\s|\s[-\u2013\u2014|:]|\t)`,
  'gim',
);

/** "A title (arxiv.org)": where a page says a paper is, without its address. */
export const hostOfPapers =
  /^(?:arxiv\.org|biorxiv\.org|medrxiv\.org|openreview\.net|aclanthology\.org)$|\((?:[\w-]+\.)*(?:arxiv\.org|biorxiv\.org|medrxiv\.org|openreview\.net|aclanthology\.org|doi\.org|nature\.com|science\.org)\)/i;
