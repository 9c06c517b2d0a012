import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';
import { childOf, childrenOf, fieldOf, findAll, readXml, rootTag, textOf, type XmlNode } from '../xml.js';

/** References in TEI, as GROBID and digital editions write them: https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-biblStruct.html */
export function detect({ head, text }: Probe): boolean {
  const name = rootTag(head)?.name ?? '';
  return (
    /^(?:tei|teicorpus|listbibl|biblstruct)$/.test(name) && (text.match(/<(?:\w+:)?biblStruct\b/g)?.length ?? 0) > 1
  );
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  // What stands in the header describes the file.
  const structs = findAll(readXml(text), ({ name }) => name === 'listBibl').flatMap((list) =>
    childrenOf(list, 'biblStruct'),
  );
  return { title: 'References', papers: collect('biblStruct', structs, report, draftOf) };
}

/** What stands in a larger work has a level of its own, `analytic`; a book or journal has only `monogr`. */
function draftOf(struct: XmlNode): Draft {
  const analytic = childOf(struct, 'analytic');
  const monogr = childOf(struct, 'monogr');
  const own = analytic === undefined || titleOf(analytic) === undefined ? monogr : analytic;
  const imprint = childOf(monogr, 'imprint');
  const ids = [struct, analytic, monogr].flatMap((node) => childrenOf(node, 'idno'));
  const idOf = (scheme: string) =>
    textOf(ids.find(({ attributes }) => attributes.type?.toLowerCase() === scheme))?.trim();
  const scope = (unit: string) =>
    childrenOf(imprint, 'biblScope').find(({ attributes }) => attributes.unit === unit || attributes.type === unit);
  const page = scope('page') ?? scope('pp');
  const date = childrenOf(imprint, 'date')[0];
  return {
    title: titleOf(own),
    authors: [...childrenOf(analytic, 'author'), ...(analytic === undefined ? childrenOf(monogr, 'author') : [])].map(
      personOf,
    ),
    editors: childrenOf(monogr, 'editor').map(personOf),
    published: date?.attributes.when ?? textOf(date)?.trim(),
    ids: { doi: idOf('doi'), arxiv: idOf('arxiv'), pmid: idOf('pmid'), pmcid: idOf('pmcid') },
    links: {
      page: [struct, analytic, monogr]
        .flatMap((node) => [...childrenOf(node, 'ptr'), ...childrenOf(node, 'ref')])
        .map(({ attributes }) => attributes.target)
        .find((target) => target !== undefined && /^https?:/.test(target)),
    },
    venue: own === monogr ? undefined : titleOf(monogr),
    volume: textOf(scope('volume') ?? scope('vol'))?.trim(),
    issue: textOf(scope('issue'))?.trim(),
    pages: rangeOf(page?.attributes.from, page?.attributes.to) ?? textOf(page)?.trim(),
    publisher: fieldOf(imprint, 'publisher'),
    place: fieldOf(imprint, 'pubPlace'),
    key: struct.attributes['xml:id'],
  };
}

function titleOf(node: XmlNode | undefined): string | undefined {
  const titles = childrenOf(node, 'title');
  const title = titles.find(({ attributes }) => attributes.type === 'main') ?? titles[0];
  return textOf(title)?.replace(/\s+/g, ' ').trim() || undefined;
}

function personOf(person: XmlNode): DraftAuthor {
  const name = childOf(person, 'persName');
  if (name === undefined) {
    const organization = fieldOf(person, 'orgName');
    return organization === undefined
      ? { name: textOf(person)?.replace(/\s+/g, ' ').trim() }
      : { name: organization, corporate: true };
  }
  const family = fieldOf(name, 'surname');
  const given = childrenOf(name, 'forename')
    .map((node) => textOf(node)?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');
  return family === undefined
    ? { name: textOf(name)?.replace(/\s+/g, ' ').trim() }
    : { family: [fieldOf(name, 'nameLink'), family].filter(Boolean).join(' '), given: given || undefined };
}
