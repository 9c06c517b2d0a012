// Serve the repository's root after `npm run build` and `node examples/archive/make.mjs`, and open /examples/archive/.
// In a page of yours the first line reads: import { filesAt, openShards } from '@trending-papers/core/search';
import { filesAt, openShards } from '../../packages/core/dist/search.js';

const query = document.querySelector('#query');
const status = document.querySelector('#status');
const list = document.querySelector('#hits');

let moved = 0;
let asked = 0;
/** The network, counted. */
const counting = async (...request) => {
  const answer = await fetch(...request);
  moved += (await answer.clone().arrayBuffer()).byteLength;
  asked += 1;
  return answer;
};
const shards = openShards(filesAt(new URL('dist/', location.href), counting));

function row({ paper }) {
  const item = document.createElement('li');
  const title = document.createElement('h2');
  const facts = document.createElement('p');
  title.textContent = paper.title;
  facts.textContent = `${paper.authors.map(({ name }) => name).join(', ')} · ${paper.published ?? 'no date'}`;
  item.append(title, facts);
  return item;
}

let turn = 0;
query.addEventListener('input', async () => {
  const mine = ++turn;
  moved = asked = 0;
  try {
    const { hits, total, complete, corrected } = await (await shards).search(query.value, { limit: 10 });
    if (mine !== turn) return;
    list.replaceChildren(...hits.filter(({ paper }) => paper).map(row));
    const count = `${complete ? '' : 'at least '}${total.toLocaleString('en')} found`;
    const taken = corrected ? `, for “${corrected}”` : '';
    status.textContent = `${count}${taken}; ${asked} files, ${Math.ceil(moved / 1000)} kB`;
  } catch (error) {
    if (mine === turn) status.textContent = error.message;
  }
});
