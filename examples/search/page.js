// Serve the repository's root after `npm run build` and open /examples/search/.
// In a page of yours the first line reads: import { createIndex } from '@trending-papers/core/search';
import { createIndex } from '../../packages/core/dist/search.js';
import { makePapers } from './papers.js';

const query = document.querySelector('#query');
const status = document.querySelector('#status');
const list = document.querySelector('#hits');
const index = createIndex([], { clock: () => performance.now() });

/** The text with its spans marked, as nodes: what papers say is never markup. */
function marked(text, spans) {
  let from = 0;
  const nodes = spans.flatMap(([start, end]) => {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    const before = text.slice(from, start);
    from = end;
    return [before, mark];
  });
  return [...nodes, text.slice(from)];
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function row({ paper, highlights }) {
  const { snippet } = highlights;
  const names = paper.authors.map(({ name }) => name).join(', ');
  return element(
    'li',
    element('h2', ...marked(paper.title, highlights.title)),
    element('p', `${names} · ${paper.published} · ${paper.signals.upvotes} upvotes`),
    element('p', ...marked(snippet.text, snippet.spans)),
  );
}

function show() {
  const { hits, total, took, corrected, issues } = index.search(query.value, { limit: 10 });
  list.replaceChildren(...hits.map(row));
  const notes = [corrected && `showing results for “${corrected}”`, ...issues.map(({ message }) => message)];
  const counted = `${total.toLocaleString()} of ${index.size.toLocaleString()} papers in ${took.toFixed(1)} ms`;
  status.textContent = [counted, ...notes.filter(Boolean)].join(' · ');
}

/** Adds the papers a few hundred a frame, so that typing is smooth from the start. */
function addFrom(papers, start) {
  index.add(papers.slice(start, start + 250));
  show();
  if (start + 250 < papers.length) requestAnimationFrame(() => addFrom(papers, start + 250));
}

query.addEventListener('input', show);
addFrom(makePapers(10_000), 0);
