// On the server: the listing is read and ranked there, and none of the code for it reaches the browser.
import { explain, parse, rank } from '@trending-papers/core';
import { Feed } from './feed';
import { listing } from './listing';

export default async function Page() {
  const { papers } = await parse(listing);
  const ranked = rank(papers, { by: 'new', now: '2026-06-20' });
  return (
    <main>
      <h1>Papers</h1>
      <ol>
        {ranked.map((entry) => (
          <li key={entry.paper.id}>
            <a href={entry.paper.links.page}>{entry.paper.title}</a>: {explain(entry).join(' ')}
          </li>
        ))}
      </ol>
      <Feed papers={papers} />
    </main>
  );
}
