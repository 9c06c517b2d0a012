import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { childOf, childrenOf, fieldOf, fieldsOf, isNode, readXml, rootTag, textOf, type XmlNode } from '../xml.js';
import { cslType } from './work-types.js';

/** A collection of the ACL Anthology: https://acl-anthology.readthedocs.io/latest/guide/xml/ */
export function detect({ head }: Probe): boolean {
  return rootTag(head)?.name === 'collection' && /<volume\s/.test(head);
}

/** A paper with the volume and the collection it stands in. */
interface AnthologyEntry {
  paper: XmlNode;
  volume: XmlNode;
  collection: string;
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const collection = childOf(readXml(text), 'collection');
  if (collection === undefined)
    throw new TrendingPapersError('wrong-format', 'No collection of the ACL Anthology here.');
  const volumes = childrenOf(collection, 'volume');
  const id = collection.attributes.id ?? '';
  const entries = volumes.flatMap((volume) =>
    childrenOf(volume, 'paper').map((paper): AnthologyEntry => ({ paper, volume, collection: id })),
  );
  const [first] = volumes;
  return {
    title: (volumes.length === 1 && mixedText(childOf(childOf(first, 'meta'), 'booktitle'))) || `ACL Anthology ${id}`,
    homepage: 'https://aclanthology.org/',
    papers: collect('paper', entries, report, draftOf),
  };
}

function draftOf({ paper, volume, collection }: AnthologyEntry): Draft {
  const meta = childOf(volume, 'meta');
  const id = anthologyId(collection, volume.attributes.id ?? '', paper.attributes.id ?? '');
  const written = fieldOf(paper, 'url') ?? '';
  const elsewhere = /^https?:\/\//.test(written) ? written : undefined;
  return {
    markup: 'tex',
    title: mixedText(childOf(paper, 'title')),
    abstract: mixedText(childOf(paper, 'abstract')),
    authors: childrenOf(paper, 'author').map((author) => ({
      family: fieldOf(author, 'last'),
      given: fieldOf(author, 'first'),
      affiliation: fieldOf(author, 'affiliation'),
    })),
    published: dateOf(meta),
    ids: { acl: id, doi: fieldOf(paper, 'doi') },
    links: {
      pdf: elsewhere ?? (written === '' ? undefined : `https://aclanthology.org/${id}.pdf`),
      code: childOf(paper, 'pwccode')?.attributes.url,
      video: linkedVideo(paper),
    },
    venue: mixedText(childOf(meta, 'booktitle')),
    volume: fieldOf(meta, 'journal-volume'),
    issue: fieldOf(meta, 'journal-issue'),
    pages: fieldOf(paper, 'pages'),
    publisher: fieldOf(meta, 'publisher'),
    place: fieldOf(meta, 'address'),
    isbn: fieldsOf(meta, 'isbn'),
    editors: childrenOf(meta, 'editor').map((editor) => ({
      family: fieldOf(editor, 'last'),
      given: fieldOf(editor, 'first'),
    })),
    language: fieldOf(paper, 'language'),
    key: fieldOf(paper, 'bibkey'),
    type: cslType(volume.attributes.type === 'journal' ? 'journal-article' : 'conference-paper'),
  };
}

/**
 * Until 2019 a collection was a letter and a year, and volume and paper share four digits: P96-1044. The volume has
 * two of them in workshops (W), in C69 and from D19-5 on: https://aclanthology.org/info/ids/
 */
function anthologyId(collection: string, volume: string, paper: string): string {
  if (!/^[A-Z]\d\d$/.test(collection)) return `${collection}-${volume}.${paper}`;
  const wide = collection.startsWith('W') || collection === 'C69' || (collection === 'D19' && Number(volume) >= 5);
  return wide
    ? `${collection}-${volume.padStart(2, '0')}${paper.padStart(2, '0')}`
    : `${collection}-${volume}${paper.padStart(3, '0')}`;
}

/** Text with the protected letters of `fixed-case` in their places, and mathematics as `$…$`. */
function mixedText(node: XmlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  return node.children
    .map((child) => {
      if (!isNode(child)) return child;
      return child.name === 'tex-math' ? `$${textOf(child)}$` : mixedText(child);
    })
    .join('');
}

const month = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/i;

/** Months are written freely: "August", "July–August", "7-12 June". */
function dateOf(meta: XmlNode | undefined): string | undefined {
  const year = fieldOf(meta, 'year');
  const name = month.exec(fieldOf(meta, 'month') ?? '')?.[0];
  return year && name ? `${name} ${year}` : year;
}

function linkedVideo(paper: XmlNode): string | undefined {
  const href = childOf(paper, 'video')?.attributes.href;
  return href === undefined || /^https?:/.test(href) ? href : `https://aclanthology.org/${href}`;
}
