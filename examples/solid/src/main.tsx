import '@trending-papers/widget/define';
import type { TrendingPapersEventMap } from '@trending-papers/widget';
import type {} from '@trending-papers/widget/solid';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import papers from '../../papers.json';

function App() {
  const [opened, setOpened] = createSignal('nothing yet');

  function open(event: TrendingPapersEventMap['paper-open']) {
    event.preventDefault();
    setOpened(event.detail.paper.title);
  }

  return (
    <main>
      <h1>A feed in Solid</h1>
      <p>
        Opened: <output>{opened()}</output>
      </p>
      <trending-papers items={papers} limit={2} on:paper-open={open} />
    </main>
  );
}

render(() => <App />, document.querySelector('#root')!);
