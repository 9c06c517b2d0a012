/** The page's whole style. It is static, so that the Content-Security-Policy can name it by its hash. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1b1d21; --soft: #5b616b; --line: #dfe2e6; --tint: #f4f5f7; --accent: #0b57a4;
  --back: #fff; --font: system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8eaed; --soft: #a3a9b3; --line: #34393f; --tint: #1e2226; --accent: #8ab8ff; --back: #15181c; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 1rem 1rem 4rem; color: var(--text); background: var(--back);
  font: .9375rem/1.5 var(--font); overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
header, footer, small { color: var(--soft); }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; }
h1 { margin: 0; color: var(--text); font-size: 1.75rem; line-height: 1.25; letter-spacing: -.015em; text-wrap: balance; }
h2 { margin: 0; font-size: 1.25rem; line-height: 1.35; }
p, .why { margin: .25rem 0 0; }
small, dl, figcaption, .chips, .links, .why, summary { font-size: .8125rem; }
summary { cursor: pointer; width: fit-content; color: var(--soft); }
details { margin-top: .25rem; }
main > p, section > p, details > p, .paper > p { max-width: 68ch; }
nav { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; margin-bottom: 1.5rem;
  padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
nav a { padding: .25rem 0; color: var(--soft); text-decoration: none; }
nav a[aria-current], nav a:hover { color: var(--text); text-decoration: underline; text-underline-offset: .4em;
  text-decoration-thickness: 2px; text-decoration-color: var(--accent); }
nav .home { display: flex; align-items: center; gap: .5rem; margin-inline-end: auto; color: var(--text); font-weight: 650; }
nav img { width: 1.75rem; height: 1.75rem; }
trending-papers { display: block; margin-top: 1.25rem; --tp-accent: var(--accent); --tp-line: var(--line); }
h2[slot], .unseen { position: absolute; overflow: hidden; width: 1px; height: 1px; clip-path: inset(50%); }
ol.papers { margin: 1rem 0; padding: 0; list-style: none; counter-reset: paper; }
.papers > li { counter-increment: paper; border-top: 1px solid var(--line); }
.papers article { display: grid; grid-template-columns: [rail] 3.75rem [body] minmax(0, 1fr) [picture] auto;
  column-gap: 1rem; padding: 1.25rem 0; }
.papers:not(:has(.rail)) article { grid-template-columns: [rail body] minmax(0, 1fr) [picture] auto; }
.papers:not(:has(.rail)) h2::before { content: counter(paper) ". "; color: var(--soft); font-weight: normal; }
.papers article > * { grid-column: body; }
.papers h2 { font-size: 1.0625rem; font-weight: 620; text-wrap: pretty; }
.papers h2 a { color: inherit; text-decoration: none; }
.papers h2 a:hover { color: var(--accent); text-decoration: underline; }
.papers .rail { grid-column: rail; grid-row: 1 / span 9; display: flex; flex-direction: column; align-items: center; margin: 0;
  color: var(--soft); font-size: .8125rem; font-variant-numeric: tabular-nums; line-height: 1.3; }
.rail b { color: var(--accent); font-size: 1.25rem; line-height: 1.2; }
.rail .curve { margin-top: .25rem; }
.rail::after { content: "#" counter(paper); margin-top: .25rem; }
.papers img { grid-column: picture; grid-row: 1 / span 9; width: 11rem; height: auto; aspect-ratio: 16 / 9; object-fit: contain;
  border-radius: .5rem; background: var(--tint); }
.facts { color: var(--soft); }
.facts time { white-space: nowrap; }
.facts .authors { color: var(--text); }
.excerpt { display: -webkit-box; max-width: 68ch; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 3; }
.links { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .25rem; }
.links a { padding: .25rem 0; font-weight: 500; }
.links a + a, .links small + a { margin-inline-start: .75rem; }
.why { padding: 0; color: var(--soft); }
.why li { display: inline; }
.why li + li::before { content: " · "; }
.why::before { content: "Why here: "; font-style: italic; }
.chips { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: .5rem 0 0; padding: 0; list-style: none; }
.chips li { padding: .125rem .625rem; border-radius: 1rem; background: var(--tint); }
.chips a { color: inherit; text-decoration: none; }
.chips a:hover { color: var(--accent); text-decoration: underline; }
.paper h1 { margin-bottom: .5rem; }
.picture { display: block; max-width: 30rem; margin: 1rem 0 0; }
.picture img { display: block; max-width: 100%; width: auto; height: auto; max-height: 15rem; border-radius: .5rem;
  background: var(--tint); }
.picture figcaption { margin-top: .25rem; }
.paper .links { margin: .5rem 0; font-size: .9375rem; }
.paper .summary { margin-top: 1rem; }
.paper .authors { max-width: 68ch; color: var(--text); }
.paper .facts strong { color: var(--accent); font-size: 1.0625rem; font-variant-numeric: tabular-nums; }
.notice { margin: 1rem 0; padding: .5rem .75rem; border-inline-start: 4px solid var(--accent); background: var(--tint); }
section, main > h2 { margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: 1.5rem 0 0; }
dt { color: var(--soft); }
dd { margin: 0; }
pre { margin: .5rem 0; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto;
  font-size: .8125rem; white-space: pre-wrap; }
figure { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; margin: .5rem 0; }
figcaption { color: var(--soft); }
.authors p { margin: 0; }
.curve { flex: none; max-width: 100%; color: var(--accent); vertical-align: middle; }
.trends, .calendar, .index { margin: .5rem 0; padding: 0; list-style: none; }
.trends li { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; column-gap: 1rem; padding: .5rem 0;
  border-top: 1px solid var(--line); }
.trends small { grid-row: 2; }
.trends .curve { grid-row: 1 / span 2; grid-column: 2; }
.index { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: .25rem 1.5rem; }
.index small { white-space: nowrap; }
.index li { display: flex; justify-content: space-between; gap: .5rem; padding: .25rem 0; border-top: 1px solid var(--line); }
.calendar { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: .25rem; max-width: 32rem; text-align: center; }
.calendar li { padding: .25rem 0; border-radius: .5rem; color: var(--soft); line-height: 1.3; }
.calendar li:has(a) { background: var(--tint); }
.calendar a { display: block; text-decoration: none; font-weight: 600; }
.calendar small { display: block; }
@media (max-width: 36rem) {
  nav .home { flex-basis: 100%; }
  nav { column-gap: 1rem; }
  .papers article, .papers:not(:has(.rail)) article { grid-template-columns: [rail body] minmax(0, 1fr) [picture] auto;
    column-gap: .75rem; padding: .875rem 0; }
  .papers article > * { grid-column: 1 / -1; }
  .papers .rail { grid-column: 1 / -1; grid-row: 1; flex-direction: row; align-items: baseline; gap: .375rem; }
  .rail b { font-size: 1.0625rem; }
  .rail .curve { margin: 0 .25rem; align-self: center; }
  .papers h2 { grid-column: body; grid-row: 2; }
  .papers img { grid-column: picture; grid-row: 2; width: 5.5rem; }
  .papers .chips li:nth-child(n + 3) { display: none; }
  .links a { padding: .5rem 0; }
  figure .curve { width: 100%; height: auto; }
  .trends .curve { width: 6rem; height: auto; }
}
@media print {
  :root { --text: #000; --soft: #333; --line: #999; --tint: #fff; --accent: #000; --back: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  .papers article { break-inside: avoid; padding: .5rem 0; }
  details > summary { display: none; }
  details::details-content { content-visibility: visible; }
  h2 a::after { content: " <" attr(href) ">"; font-weight: normal; font-size: .8em; }
}
`;

/** SHA-256 of the style, in base64. A test computes it anew. */
export const pageStyleHash = 'sha256-7GmyRBQC76JlrBcirXMJ33Daz80gf+DRmhjOYxSEjgs=';

/**
 * The same for pages in other languages: what stands before the reasons is in the page, and what is always written from
 * left to right stays so.
 */
export const localStyle = `${pageStyle.replace('"Why here: "', 'attr(data-why)')}pre { direction: ltr; text-align: left; }
`;

/** SHA-256 of that style, in base64. */
export const localStyleHash = 'sha256-ESD4IGc6NRS4Mup1+ateIktaOLztvCuiJ/G/xZgbTVc=';
