import '@trending-papers/widget/define';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import papers from '../../papers.json';

function App() {
  const [opened, setOpened] = useState('nothing yet');
  return (
    <main>
      <h1>A feed in React</h1>
      <p>
        Opened: <output>{opened}</output>
      </p>
      <trending-papers
        items={papers}
        limit={2}
        onpaper-open={(event) => {
          event.preventDefault();
          setOpened(event.detail.paper.title);
        }}
      />
    </main>
  );
}

createRoot(document.querySelector('#root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
