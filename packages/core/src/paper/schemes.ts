// The one table of identifiers: how each scheme is read, written, found in addresses and preferred. Free of zod on
// purpose: rank and search may import it. Spellings are those of the schemes' own pages and of what services write
// into each other's records.

import { type ArxivId, arxivOfBibcode, parseArxivId } from './arxiv-id.js';
import { parseDoi } from './doi.js';

/** An address that holds an identifier: its host and path, without `https://`, up to it. */
interface Address {
  readonly pattern: RegExp;
  /** What the address leaves out of the identifier, such as the prefix of a publisher's DOIs. */
  readonly before?: string;
}

export interface Scheme {
  /** The canonical form of a bare identifier; `undefined` when it is none. */
  readonly read: (bare: string) => string | undefined;
  /** How people and services mark an identifier as one of this scheme: `PMID: `. */
  readonly prefix: RegExp;
  /** Whether an identifier that stands alone cannot be taken for anything else. */
  readonly alone?: true;
  /** The identifier's own page, the same text for the same identifier for ever: feeds name items by it. */
  readonly home?: (id: string) => string | undefined;
  /** Where everybody may read the paper itself. */
  readonly pdf?: (id: string) => string;
  readonly addresses?: readonly Address[];
}

const matching = (pattern: RegExp, change = (text: string) => text) => {
  return (text: string) => {
    const match = pattern.exec(text.trim());
    return match ? change(match[1] ?? match[0]) : undefined;
  };
};

const at = (pattern: RegExp, before?: string): Address => (before === undefined ? { pattern } : { pattern, before });

/**
 * An identifier inside a path: `encodeURIComponent` would hide the slashes, lets a quotation mark through and throws at
 * half a character.
 */
const path = (id: string) =>
  id
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replaceAll("'", '%27');

/** What follows an arXiv number in a path is dropped: `2403.12345v2/S3.html`. */
const arxivPath = '((?:[a-z-]+(?:\\.[a-z-]+)?/)?[^/?#]+)';
const arxivAt = (place: string) => at(new RegExp(`^(?:[a-z0-9-]+\\.){0,2}${place}${arxivPath}`, 'i'));

/** Words behind a DOI in a publisher's path that are no part of it. */
const behindDoi =
  '(?:/(?:full|fulltext|full-text|full-html|abstract|pdf|epdf|epub|meta|html|summary|references|figures|tables)(?:/\\d+|\\.html?)?)?' +
  '(?:\\.(?:pdf|full|short|abstract|full\\.pdf|html?))?/?(?:[?#]|$)';

const bibcode = matching(/^[12]\d{3}[a-z][a-z&.\d]{4}[\d.]{4}[\w.][\d.]{4}[a-z.]$/i);

/** What HAL's portals put before the number. */
const halPortals =
  'hal|tel|halshs|inria|inserm|pasteur|cel|hprints|in2p3|medihal|dumas|ird|edutice|artxibo|sic|jpa|ajp|pastel|emse|ensl|' +
  'lirmm|ujm|cea|cirad|insu|meteo|obspm|anses|ineris|lara|mem|riip|peer|telearn|mnhn|ifremer|irsn|hceres';

/**
 * The schemes in order of preference: a paper is named after the first it has, and its page is the first's. The
 * identifier that most sources share comes first, then pages where the paper itself can be read, then catalogues.
 */
export const schemes: Readonly<Record<string, Scheme>> = {
  arxiv: {
    read: (text) => parseArxivId(text)?.id,
    prefix: /^(?:oai:arxiv\.org|arxiv)\s?:\s{0,3}/i,
    alone: true,
    home: (id) => `https://arxiv.org/abs/${path(id)}`,
    pdf: (id) => `https://arxiv.org/pdf/${path(id)}`,
    addresses: [
      arxivAt('(?:arxiv\\.org|xxx\\.lanl\\.gov)/(?:(?:abs|pdf|html|format|src|ps|e-print|cits|refs|tb)/)?'),
      at(/^(?:[a-z0-9-]+\.)?arxiv\.org\/ftp\/arxiv\/papers\/\d{4}\/([^/?#]+)/i),
      arxivAt(
        '(?:ar5iv\\.(?:labs\\.arxiv\\.)?org|alphaxiv\\.org)/(?:[a-z]{2}/)?(?:(?:abs|pdf|html|overview|audio|resources)/)?',
      ),
      arxivAt(
        '(?:huggingface\\.co|hf\\.co|hf-mirror\\.com|paperswithcode\\.co|emergentmind\\.com|arxiv-vanity\\.com)/papers?/',
      ),
      at(/^(?:www\.)?arxiv-sanity-lite\.com\/\?(?:[^#]*&)?pid=([^&#]+)/i),
      arxivAt('adsabs\\.harvard\\.edu/abs/arxiv:'),
      arxivAt('semanticscholar\\.org/(?:(?:graph/)?v1/paper/)?arxiv:'),
      at(
        /^[\w.-]+\/(?:[\w.-]+\/){0,4}arxiv[:/](\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,9}\/\d{7}(?:v\d{1,3})?)(?:\.pdf)?(?:[/?#]|$)/i,
      ),
    ],
  },
  doi: {
    read: parseDoi,
    prefix: /^(?:(?:info:|urn:)?doi|hdl)\s{0,2}[:/]\s{0,2}/i,
    alone: true,
    home: (id) => `https://doi.org/${path(id)}`,
    addresses: [
      at(/^(?:(?:dx|www)\.)?doi\.org\/(?:doi:)?([^?#]+)/i),
      at(/^(?:dx|doi)[.-][\w.-]+\/(10\.\d{4,9}\/[^?#]+)/i),
      at(/^(?:[\w-]+\.)?(?:bio|med)rxiv\.org\/content\/(10\.\d{4,9}\/[\d.]*\d)/i),
      at(
        /^(?:[\w-]+\.)?(?:bio|med)rxiv\.org\/content\/(?:(?:bio|med)rxiv\/)?early\/[\d/]{10}\/([\d.]*\d)/i,
        '10.1101/',
      ),
      at(/^(?:[\w-]+\.)?nature\.com\/articles\/([a-z0-9.-]+?)(?:_reference)?(?:\.pdf)?(?:[/?#]|$)/i, '10.1038/'),
      at(/^(?:[\w-]+\.)?nature\.com\/\w+\/journal\/[\w/]+\/(?:full|abs|pdf)\/([a-z0-9.]+?)\.(?:html|pdf)/i, '10.1038/'),
      at(/^(?:www\.)?zenodo\.org\/records?\/(\d+)/i, '10.5281/zenodo.'),
      at(/^(?:[\w-]+\.)?ssrn\.com\/(?:[\w./]{0,200}\?(?:[^#]*&)?abstract_?id=|abstract=)(\d+)/i, '10.2139/ssrn.'),
      at(/^(?:www\.)?elifesciences\.org\/(?:articles|content\/\d+)\/e?(\d{5,6})/i, '10.7554/elife.'),
      at(/^(?:www\.)?peerj\.com\/articles\/(\d+)/i, '10.7717/peerj.'),
      at(/^(?:www\.)?peerj\.com\/articles\/cs-(\d+)/i, '10.7717/peerj-cs.'),
      at(/^pubs\.rsc\.org\/(?:[\w-]+\/){0,2}article(?:landing|html|pdf)\/\d{4}\/\w+\/(\w+)/i, '10.1039/'),
      at(/^(?:www\.)?hindawi\.com\/journals\/\w+\/(\d{4}\/\d{5,8})/i, '10.1155/'),
      at(/^(?:osf\.io\/preprints\/psyarxiv|psyarxiv\.com)\/([a-z0-9]{5})(?![a-z0-9])/i, '10.31234/osf.io/'),
      at(/^osf\.io\/preprints\/socarxiv\/([a-z0-9]{5})(?![a-z0-9])/i, '10.31235/osf.io/'),
      at(/^osf\.io\/preprints\/osf\/([a-z0-9]{5})(?![a-z0-9])/i, '10.31219/osf.io/'),
      at(/^(?:www\.)?researchsquare\.com\/article\/(rs-\d{3,9}\/v\d{1,2})(?:[/?#.]|$)/i, '10.21203/rs.3.'),
      at(/^(?:dl|portal)\.acm\.org\/citation\.cfm\?(?:[^#]*&)?(?:doid?|doi)=(?:10\.1145\/)?(\d[\d.]+)/i, '10.1145/'),
      at(/^[\w.-]+\/[^?#\s]{0,300}\?(?:[^#]*&)?(?:doi|id|article)=(?:doi:)?(10\.\d{4,9}\/[^&#\s]+)/i),
      // Silverchair's sites put a number of their own behind the DOI.
      at(
        /^[\w.-]+\/[\w/-]{1,80}?(?:article|chapter)(?:-\w+)?\/doi\/(10\.\d{4,9}\/[^?#\s]{1,200}?)\/\d{4,}(?:[/?#]|$)/i,
      ),
      // Any publisher: a DOI is easily told from every other path.
      at(new RegExp(`^[\\w.-]+/(?:[^/?#\\s]{1,200}/){0,8}?(?:doi:)?(10\\.\\d{4,9}/[^?#\\s]+?)${behindDoi}`, 'i')),
    ],
  },
  openreview: {
    read: matching(/^[\w-]{6,20}$/),
    prefix: /^openreview\s?:\s{0,3}/i,
    home: (id) => `https://openreview.net/forum?id=${path(id)}`,
    addresses: [
      at(/^(?:[\w-]+\.)?openreview\.net\/(?:forum|pdf|attachment|notes|revisions)\?(?:[^#]*&)?(?:id|forum)=([\w-]+)/i),
    ],
  },
  acl: {
    read: readAcl,
    prefix: /^acl\s?:\s{0,3}/i,
    alone: true,
    home: (id) => `https://aclanthology.org/${path(id)}/`,
    addresses: [
      at(
        /^(?:[\w-]+\.)?(?:aclanthology\.(?:org|info)|aclweb\.org)\/(?:anthology\/)?(?:anthology-files\/pdf\/[\w.-]+\/|papers\/)?(?:[A-Z]\/[A-Z]\d{2}\/)?([\w.-]+?)(?:\.(?:pdf|bib|xml|endf))?(?:\/[a-z]\d\d-\d+)?\/?(?:[?#]|$)/i,
      ),
    ],
  },
  pmid: {
    read: matching(/^(\d{1,9})$/),
    prefix: /^(?:pmid|pubmed)\s?:\s{0,3}/i,
    home: (id) => `https://pubmed.ncbi.nlm.nih.gov/${path(id)}/`,
    addresses: [
      at(
        /^(?:www\.|m\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|pubmed\.gov|ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed|europepmc\.org\/(?:article|abstract)\/med)\/(?:\?term=)?(\d+)(?:[/?#]|$)/i,
      ),
    ],
  },
  pmcid: {
    read: matching(/^(?:PMC)?(\d{1,9})$/i, (digits) => `PMC${digits}`),
    prefix: /^pmcid\s?:\s{0,3}/i,
    home: (id) => `https://pmc.ncbi.nlm.nih.gov/articles/${path(id)}/`,
    addresses: [
      at(/^(?:[\w-]+\.)?(?:ncbi\.nlm\.nih\.gov\/(?:m\/)?pmc|pmc\.ncbi\.nlm\.nih\.gov)\/articles\/((?:PMC)?\d+)/i),
      at(/^(?:www\.)?europepmc\.org\/(?:articles|article\/pmc)\/((?:PMC)?\d+)/i),
    ],
  },
  hal: {
    // Portals number their papers with their own name before it: inria-00000123, tel-01234567.
    read: matching(new RegExp(`^((?:${halPortals})-\\d{8})(?:v\\d{1,2})?$`, 'i'), (text) => text.toLowerCase()),
    prefix: /^(?:oai:hal|hal(?:[ -]id)?)\s?:\s{0,3}/i,
    alone: true,
    home: (id) => `https://hal.science/${path(id)}`,
    addresses: [
      at(/^(?:[\w-]+\.)?(?:hal\.science|archives-ouvertes\.fr|hal\.inria\.fr|hal\.\w+\.fr)\/([a-z]{2,12}-\d{8})/i),
    ],
  },
  pmlr: {
    read: matching(/^(v\d{1,4}\/[a-z0-9-]{2,60})$/i, (text) => text.toLowerCase()),
    prefix: /^pmlr\s?:\s{0,3}/i,
    home: (id) => `https://proceedings.mlr.press/${path(id)}.html`,
    addresses: [at(/^(?:www\.)?(?:proceedings\.mlr\.press|jmlr\.org\/proceedings\/papers)\/(v\d+\/[a-z0-9-]+)/i)],
  },
  neurips: {
    // The year and the digest that the proceedings name a paper by.
    read: (text) =>
      text
        .trim()
        .toLowerCase()
        .replace(/\/(?:hash|file)\//, '/')
        .match(/^(?:19|20)\d{2}\/[0-9a-f]{32}$/)?.[0],
    prefix: /^(?:neurips|nips)\s?:\s{0,3}/i,
    home: neuripsHome,
    addresses: [
      at(
        /^(?:(?:papers|proceedings)\.(?:nips|neurips)\.cc)\/(?:paper_files\/)?paper\/(\d{4}\/(?:hash|file)\/[0-9a-f]{32})/i,
      ),
    ],
  },
  dblp: {
    read: matching(/^((?:conf|journals|books|phd|series|reference|tr|homepages)\/[\w/.-]{2,100})$/),
    prefix: /^dblp\s?:\s{0,3}/i,
    alone: true,
    home: (id) => `https://dblp.org/rec/${path(id)}`,
    addresses: [
      at(
        /^(?:www\.)?dblp\d?\.(?:org|uni-trier\.de|dagstuhl\.de)\/rec\/(?:(?:html|bibtex|bib\d?|xml|rdf|nt)\/)?([\w/.-]+?)(?:\.(?:html|bib|xml|rdf|ris|nt))?(?:[?#]|$)/i,
      ),
    ],
  },
  ads: {
    // Year, journal, volume, a letter, page, author; an archive's name may be longer than a journal's.
    read: (text) => bibcode(text) ?? (arxivOfBibcode(text) && text),
    prefix: /^(?:ads|bibcode)\s?:\s{0,3}/i,
    alone: true,
    home: (id) => `https://ui.adsabs.harvard.edu/abs/${path(id)}`,
    addresses: [at(/^(?:[\w-]+\.)?adsabs\.harvard\.edu\/(?:abs|full|pdf|link_gateway)\/([^/?#]{19,60})(?:[/?#]|$)/i)],
  },
  inspire: {
    read: matching(/^(\d{1,8})$/),
    prefix: /^inspire\s?:\s{0,3}/i,
    home: (id) => `https://inspirehep.net/literature/${path(id)}`,
    addresses: [at(/^(?:[\w-]+\.)?inspirehep\.net\/(?:api\/)?(?:literature|record)\/(\d+)/i)],
  },
  s2: {
    read: matching(/^[0-9a-f]{40}$/i, (text) => text.toLowerCase()),
    prefix: /^s2\s?:\s{0,3}/i,
    home: (id) => `https://www.semanticscholar.org/paper/${path(id)}`,
    addresses: [
      at(
        /^(?:[\w-]+\.)?semanticscholar\.org\/(?:(?:graph\/)?v1\/)?(?:paper|reader)\/(?:[^?#]{0,300}\/)?([0-9a-f]{40})/i,
      ),
      at(/^(?:www\.)?connectedpapers\.com\/main\/([0-9a-f]{40})/i),
    ],
  },
  corpus: {
    read: matching(/^(\d{1,12})$/),
    prefix: /^corpus(?:id)?\s?:\s{0,3}/i,
    home: (id) => `https://api.semanticscholar.org/CorpusID:${path(id)}`,
    addresses: [at(/^(?:[\w-]+\.)?semanticscholar\.org\/(?:[\w-]+\/){0,4}corpusid:(\d+)/i)],
  },
  openalex: {
    read: matching(/^(W\d{1,12})$/i, (text) => text.toUpperCase()),
    prefix: /^openalex\s?:\s{0,3}/i,
    alone: true,
    home: (id) => `https://openalex.org/${path(id)}`,
    addresses: [at(/^(?:[\w-]+\.)?openalex\.org\/(?:works\/)?(W\d+)/i)],
  },
  mag: {
    read: matching(/^\d{1,12}$/),
    prefix: /^mag\s?:\s{0,3}/i,
  },
};

/** The names of all schemes, the best first. */
export const schemeNames: readonly string[] = Object.keys(schemes);

/** `P18-1001`, `2023.acl-long.1`: in the Anthology's own case, without the version of a revised PDF. */
function readAcl(text: string): string | undefined {
  const bare = text.trim().replace(/\.pdf$/i, '');
  return /^([A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d{1,4})(?:v\d{1,2})?$/.exec(bare)?.[1];
}

/** From 2022 on the address also says which track a paper was in, which the identifier does not. */
function neuripsHome(id: string): string | undefined {
  return Number(id.slice(0, 4)) < 2022
    ? `https://papers.nips.cc/paper_files/paper/${path(id).replace('/', '/hash/')}-Abstract.html`
    : undefined;
}

/** A bare identifier in the canonical form of its scheme. Schemes that are not known keep theirs, trimmed. */
export function readId(scheme: string, value: string): string | undefined {
  const bare = value.trim();
  if (Object.hasOwn(schemes, scheme)) {
    const { read, prefix } = schemes[scheme]!;
    return read(bare.replace(prefix, ''));
  }
  return bare === '' || bare.length > 200 ? undefined : bare;
}

/**
 * The address of an identifier's own page, or `undefined` where a scheme has none.
 *
 * @example
 * homeOf('arxiv', '2403.12345'); // 'https://arxiv.org/abs/2403.12345'
 */
export function homeOf(scheme: string, id: string): string | undefined {
  return Object.hasOwn(schemes, scheme) ? schemes[scheme]!.home?.(id) : undefined;
}

/** The address of the paper itself, where the scheme's own site holds it for everybody. */
export function pdfOf(scheme: string, id: string): string | undefined {
  return Object.hasOwn(schemes, scheme) ? schemes[scheme]!.pdf?.(id) : undefined;
}

/** The arXiv number inside arXiv's own DOI (10.48550/arXiv.2403.12345), which names the same paper. */
function arxivOfDoi(doi: string): ArxivId | undefined {
  const match = /^10\.48550\/arxiv\.(.+)$/i.exec(doi);
  return match ? parseArxivId(match[1]!) : undefined;
}

/** Identifiers that only repeat one of another scheme, and the one they repeat. */
export const repeats: Readonly<Record<string, readonly [scheme: string, of: (id: string) => string | undefined]>> = {
  doi: ['arxiv', (doi) => arxivOfDoi(doi)?.id],
  ads: ['arxiv', (bibcode) => arxivOfBibcode(bibcode)?.id],
  dblp: ['arxiv', (key) => (key.startsWith('journals/corr/abs-') ? parseArxivId(key.slice(14))?.id : undefined)],
};

/** The ACL Anthology's own DOIs end in the Anthology identifier. */
export function aclOfDoi(doi: string): string | undefined {
  const match = /^10\.(?:18653\/v1|3115\/v1)\/(.+)$/i.exec(doi);
  return match ? (readAcl(match[1]!) ?? readAcl(match[1]!.toUpperCase())) : undefined;
}
