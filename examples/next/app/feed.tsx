'use client';

// In the browser: a search of the page's own, and the element.
import type { Paper } from '@trending-papers/core/paper';
import { createIndex } from '@trending-papers/core/search';
import { TrendingPapers } from '@trending-papers/widget/react';
import { useMemo, useState } from 'react';

export function Feed({ papers }: { papers: Paper[] }) {
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState('nothing yet');
  const index = useMemo(() => createIndex(papers), [papers]);
  const found = index.search(query).hits.map(({ paper }) => paper?.title);
  return (
    <section>
      <label>
        Search <input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      </label>
      <p>
        Found: <output>{found.join(', ')}</output>
      </p>
      <p>Opened: {opened}</p>
      <TrendingPapers
        items={papers}
        limit={2}
        onPaperOpen={(event) => {
          event.preventDefault();
          setOpened(event.detail.paper.title);
        }}
      />
    </section>
  );
}
