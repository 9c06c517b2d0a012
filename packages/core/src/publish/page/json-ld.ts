import type { Entry } from '../model/entry.js';
import type { Publication } from '../model/publication.js';

/** One paper as a scholarly article. */
export function article(entry: Entry) {
  return {
    '@type': 'ScholarlyArticle',
    '@id': entry.iri,
    name: entry.titleText,
    headline: entry.titleText,
    author: entry.authors.map((name) => ({ '@type': 'Person', name })),
    datePublished: entry.published,
    url: entry.url,
    sameAs: entry.doi && `https://doi.org/${entry.doi}`,
    image: entry.image,
    keywords: entry.topics.length > 0 ? entry.topics.join(', ') : undefined,
  };
}

/** JSON inside a script element: nothing in it can end the element or open a comment. */
export const scriptJson = (json: string): string => json.replaceAll('<', '\\u003c');

/** The page as schema.org's linked data: a list of scholarly articles. */
export function jsonLd(
  { description, entries, homepage, language, title }: Publication,
  pageOf?: (entry: Entry) => string | undefined,
): string {
  return scriptJson(
    JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'CollectionPage',
      name: title,
      description,
      url: homepage,
      inLanguage: language,
      mainEntity: {
        '@type': 'ItemList',
        numberOfItems: entries.length,
        itemListElement: entries.map((entry, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          // A page of its own says the rest.
          ...(pageOf === undefined ? { item: article(entry) } : { name: entry.titleText, url: pageOf(entry) }),
        })),
      },
    }),
  );
}
