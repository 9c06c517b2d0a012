// Each way to write RSS, Atom and JSON Feed of papers, given the same titles, authors, dates, links and abstracts.
const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const site = 'https://example.org/';

export const writers = {
  async ours() {
    const { toAtom, toJsonFeed, toRss } = await import('../../packages/core/dist/publish.js');
    return (papers) =>
      [toRss, toAtom, toJsonFeed].map((write) =>
        write(papers, { homepage: site, self: `${site}feed`, limit: papers.length }),
      );
  },

  async feedsmith() {
    const { generateAtomFeed, generateJsonFeed, generateRssFeed } = await import('feedsmith');
    const updated = new Date('2026-12-28');
    return (papers) => [
      generateRssFeed({
        title: 'Trending papers',
        link: site,
        description: 'Trending papers',
        items: papers.map((paper) => ({
          title: paper.title,
          link: paper.links.page,
          guid: { value: paper.links.page, isPermaLink: false },
          pubDate: new Date(paper.published),
          description: escapeText(paper.abstract),
          content: { encoded: `<p>${escapeText(paper.abstract)}</p>` },
          categories: paper.topics.map((name) => ({ name })),
          dc: { creators: [paper.authors.map(({ name }) => name).join(', ')] },
          media: { thumbnails: [{ url: paper.image }] },
        })),
      }),
      generateAtomFeed({
        id: site,
        title: { value: 'Trending papers' },
        updated,
        entries: papers.map((paper) => ({
          id: paper.links.page,
          title: { value: paper.title },
          updated: new Date(paper.published),
          published: new Date(paper.published),
          links: [
            { rel: 'alternate', href: paper.links.page },
            ...[paper.links.pdf, paper.links.code].map((href) => ({ rel: 'related', href })),
          ],
          authors: paper.authors.map(({ name }) => ({ name })),
          categories: paper.topics.map((term) => ({ term })),
          summary: { value: paper.abstract },
          content: { value: `<p>${escapeText(paper.abstract)}</p>`, type: 'html' },
        })),
      }),
      JSON.stringify(
        generateJsonFeed({
          title: 'Trending papers',
          home_page_url: site,
          items: papers.map((paper) => ({
            id: paper.links.page,
            url: paper.links.page,
            title: paper.title,
            content_html: `<p>${escapeText(paper.abstract)}</p>`,
            date_published: new Date(paper.published),
            authors: paper.authors.map(({ name }) => ({ name })),
            tags: paper.topics,
            image: paper.image,
          })),
        }),
      ),
    ];
  },

  async feed() {
    const { Feed } = await import('feed');
    return (papers) => {
      const feed = new Feed({
        id: site,
        link: site,
        title: 'Trending papers',
        copyright: '',
        updated: new Date('2026-12-28'),
      });
      for (const paper of papers) {
        feed.addItem({
          id: paper.links.page,
          link: paper.links.page,
          title: paper.title,
          date: new Date(paper.published),
          published: new Date(paper.published),
          description: escapeText(paper.abstract),
          content: `<p>${escapeText(paper.abstract)}</p>`,
          author: paper.authors.map(({ name }) => ({ name })),
          category: paper.topics.map((name) => ({ name })),
        });
      }
      return [feed.rss2(), feed.atom1(), feed.json1()];
    };
  },
};
