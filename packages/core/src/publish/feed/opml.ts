import { checkOptions } from '../../text/options.js';
import { rfc822 } from '../model/date.js';
import { line } from '../model/entry.js';
import { branch, empty, leaf, xmlDeclaration } from '../model/markup.js';
import { reporter, toPublication } from '../model/publication.js';
import { strictHref } from '../model/url.js';
import { publishRules } from '../rules.js';
import type { Publishable, PublishOptions } from '../types.js';

/** A feed to subscribe to. */
export interface OpmlFeed {
  title: string;
  /** Where the feed is; a file name stands for one beside the OPML file. */
  url: string;
}

export interface OpmlOptions extends PublishOptions {
  /** The feeds to list. One format of each is enough: a reader subscribes to every line. @default the one at `self` */
  feeds?: readonly OpmlFeed[] | undefined;
}

/**
 * OPML 2.0: the feeds of a publication, for a reader's import.
 *
 * @example
 * toOpml(listing, { feeds: [{ title: 'Trending papers', url: 'https://example.org/atom.xml' }] })
 */
export function toOpml(publishable: Publishable, options: OpmlOptions = {}): string {
  checkOptions(options, publishRules);
  // The papers are not in it, so nothing about them is reported.
  const publication = toPublication(publishable, { ...options, onIssue: undefined });
  const report = reporter(options);
  const feeds = options.feeds ?? (publication.self ? [{ title: publication.title, url: publication.self }] : []);
  const outlines = feeds.map(({ title, url }, index) => {
    const xmlUrl = strictHref(url);
    if (xmlUrl === undefined) report('url-unusable', {}, `feeds[${index}]`);
    const text = line(title) ?? publication.title;
    return xmlUrl === undefined
      ? ''
      : empty('outline', { type: 'rss', text, title: text, xmlUrl, htmlUrl: publication.homepage });
  });
  if (feeds.length === 0) report('feeds-missing', {}, 'feeds');
  const head = branch('head', {}, [
    leaf('title', publication.title),
    leaf('dateModified', publication.updated && rfc822(publication.updated)),
    leaf('docs', 'http://opml.org/spec2.opml'),
  ]);
  const opml = branch('opml', { version: '2.0' }, [head, branch('body', {}, outlines)]);
  return `${xmlDeclaration}${opml}\n`;
}
