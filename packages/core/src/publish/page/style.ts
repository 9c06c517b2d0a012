/** The page's whole style. It is static, so that the Content-Security-Policy can name it by its hash. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1a1a1a; --soft: #5c5c5c; --line: #d9d9d9; --link: #0b57a4; --back: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --soft: #a8a8a8; --line: #3d3d3d; --link: #8ab8ff; --back: #161616; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; color: var(--text); background: var(--back);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
header, footer { color: var(--soft); }
h1 { margin: 0; color: var(--text); font-size: 1.75rem; line-height: 1.2; }
ol.papers { margin: 1.5rem 0; padding: 0; list-style: none; counter-reset: paper; }
ol.papers > li { counter-increment: paper; padding: 1.1rem 0; border-top: 1px solid var(--line); }
h2 { margin: 0; font-size: 1.1rem; line-height: 1.35; }
li h2::before { content: counter(paper) ". "; color: var(--soft); font-weight: normal; }
trending-papers { display: block; margin-top: 1.25rem; }
h2[slot] { position: absolute; overflow: hidden; width: 1px; height: 1px; clip-path: inset(50%); }
h2 a { text-decoration: none; }
h2 a:hover { text-decoration: underline; }
p { margin: .3rem 0 0; }
.facts, .why, .links, summary { color: var(--soft); font-size: .9rem; }
.why { margin: .3rem 0 0; padding: 0; }
.why li { display: inline; }
.why li + li::before { content: " · "; }
.why::before { content: "Why here: "; font-style: italic; }
.links a { margin-inline-end: .75rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-bottom: 1.25rem; padding-bottom: .75rem;
  border-bottom: 1px solid var(--line); font-size: .9rem; }
nav a { color: var(--soft); text-decoration: none; }
nav a[aria-current], nav a:hover { color: var(--text); text-decoration: underline; text-underline-offset: .3em; }
section { margin-top: 1.5rem; }
section h2, main > h2 { margin: 1.5rem 0 .25rem; }
section h2 { margin-top: 0; }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; margin: .75rem 0; padding: 0; list-style: none; font-size: .9rem; }
.chips li { padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 1rem; }
.chips a { text-decoration: none; }
small { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1.5rem 0 0; font-size: .9rem; }
dt { color: var(--soft); }
dd { margin: 0; }
pre { margin: .5rem 0; padding: .75rem; border: 1px solid var(--line); border-radius: .4rem; overflow-x: auto;
  font-size: .8rem; white-space: pre-wrap; }
figure { display: flex; align-items: center; gap: 1rem; margin: .5rem 0; }
figcaption { color: var(--soft); font-size: .9rem; }
.curve { flex: none; color: var(--link); vertical-align: middle; }
.trends { padding: 0; list-style: none; }
.trends li { padding: .5rem 0; border-top: 1px solid var(--line); }
details { margin-top: .3rem; }
summary { cursor: pointer; width: fit-content; }
@media print {
  :root { --text: #000; --soft: #333; --line: #999; --link: #000; --back: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  ol.papers > li { break-inside: avoid; }
  details > summary { display: none; }
  details::details-content { content-visibility: visible; }
  h2 a::after { content: " <" attr(href) ">"; font-weight: normal; font-size: .8em; }
}
`;

/** SHA-256 of the style, in base64. A test computes it anew. */
export const pageStyleHash = 'sha256-GAvoLmYSD6yzUJ1JL8SUYwIv3epXHVjr/tn5OfUzkLo=';
