import { escapeMarkup } from '../../text/escape/markup.js';
import { sayCounted, siteWords } from '../../words/site-words.js';
import { leaf } from '../model/markup.js';
import type { DigestItem, Frame } from './words.js';

/**
 * The colours of the site's pages, light and dark. A message has room for 50 papers in 60 kB because what repeats is
 * named here; a client that reads no style shows plain text and links in the same order.
 */
const style = `
:root{color-scheme:light dark}
h1{margin:0;font-size:28px;line-height:1.25}a{color:#0b57a4;text-decoration:none}a:hover{text-decoration:underline}
td{border-top:1px solid #dfe2e6;vertical-align:top}h1,b,b a,.b{color:#1b1d21}.f{border:0}small{display:block;margin:3px 0;color:#5b616b;font-size:13px}
b{display:block;font-size:17px;line-height:1.35}.n{width:56px;padding-right:0;color:#5b616b;font-size:13px;text-align:center}.n b{color:#0b57a4;font-size:20px}
@media (prefers-color-scheme:dark){.b{background:#15181c!important}h1,b,b a,.b{color:#e8eaed!important}small,.n{color:#a3a9b3}a,.n b{color:#8ab8ff!important}td{border-color:#34393f}}
@media (max-width:620px){.w{width:100%!important}}`;

const font = "font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Keeps clients from filling the preview with the text that follows the preheader. */
const filler = '&#847;&zwnj;&nbsp;'.repeat(20);

const anchor = (label: string, href: string) => leaf('a', label, { href });

const soft = (content: string) => `<small>${content}</small>`;

const whole = (content: string) => `<tr><td colspan="2">${content}</td></tr>\n`;

/** What a reader looks at first: how much it is noticed, or its place where nothing is counted. */
const rail = ({ lead }: DigestItem, index: number): string =>
  lead === undefined ? `<b>${index + 1}</b>` : `<b>${escapeMarkup(lead.number)}</b>${escapeMarkup(lead.label)}`;

function row(paper: DigestItem, index: number): string {
  const title = paper.url === undefined ? escapeMarkup(paper.title) : anchor(paper.title, paper.url);
  const people = [paper.authors, paper.facts].filter(Boolean).map(escapeMarkup).join(' · ');
  const body = [
    `<b dir="auto">${title}</b>`,
    people && soft(people),
    paper.excerpt && `<div dir="auto">${escapeMarkup(paper.excerpt)}</div>`,
    paper.why && soft(`<i>${escapeMarkup(paper.why)}</i>`),
    paper.links.map(([, label, href]) => anchor(label, href)).join(' · '),
  ];
  return `<tr><td class="n">${rail(paper, index)}</td><td>${body.filter(Boolean).join('')}</td></tr>\n`;
}

/** The rows of the papers; what they are long decides how many there is room for. */
export const digestRows = (items: readonly DigestItem[]): string[] => items.map(row);

function footer({ homepage, unsubscribe, words }: Frame): string {
  const links = [
    homepage && anchor(siteWords(words).inBrowser, homepage),
    unsubscribe && anchor(siteWords(words).unsubscribe, unsubscribe),
  ].filter(Boolean);
  return links.length === 0 ? '' : whole(soft(links.join(' · ')));
}

/** The HTML part: a column of 600 pixels made of tables, which is what every mail client shows alike. */
export function digestHtml(frame: Frame, rows: readonly string[], preheader: string): string {
  const { day, description, homepage, language, left, title, words } = frame;
  const site = siteWords(words);
  const about = [description, day].filter((text) => text !== undefined).join(' · ');
  const more =
    left > 0
      ? whole(
          escapeMarkup(sayCounted('leftOver', left, words)) + (homepage ? ` ${anchor(site.allOfThem, homepage)}` : ''),
        )
      : '';
  const table = 'role="presentation" cellspacing="0" border="0"';
  return `<!doctype html>
<html lang="${language}"${site.dir === 'rtl' ? ' dir="rtl"' : ''}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
${leaf('title', title)}<style>${style}</style></head>
<body class="b" style="margin:0;background:#fff">
<div style="display:none;max-height:0;overflow:hidden">${escapeMarkup(preheader)}${filler}</div>
<div role="main"><table ${table} cellpadding="0" width="100%" class="b" style="background:#fff"><tr><td class="f" align="center">
<table ${table} cellpadding="12" width="600" class="w" style="width:600px;max-width:100%;text-align:start;${font}">
<tr><td class="f" colspan="2"><h1>${escapeMarkup(title)}</h1>${soft(escapeMarkup(about))}</td></tr>
${rows.join('')}${more}${footer(frame)}</table>
</td></tr></table></div>
</body>
</html>
`;
}
