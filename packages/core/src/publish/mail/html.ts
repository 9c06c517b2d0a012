import { escapeMarkup } from '../../text/escape/markup.js';
import { leaf } from '../model/markup.js';
import { type DigestItem, type Frame, leftWords } from './words.js';

/** The only style that is not inline: what clients that know dark mode may do, and small screens. */
const style = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.b{background:#161616!important;color:#ececec!important}
.s{color:#a8a8a8!important}a{color:#8ab8ff!important}.l{border-color:#3d3d3d!important}}
@media (max-width:620px){.w{width:100%!important}}`;

const font = "font:16px/1.45 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Keeps clients from filling the preview with the text that follows the preheader. */
const filler = '&#847;&zwnj;&nbsp;'.repeat(20);

const anchor = (text: string, href: string) => leaf('a', text, { href });

const soft = (content: string) => `<small class="s" style="color:#555">${content}</small>`;

const cell = (content: string) => `<tr><td class="l" style="border-top:1px solid #ddd">${content}</td></tr>\n`;

function row(paper: DigestItem, index: number): string {
  const title = paper.url === undefined ? escapeMarkup(paper.title) : anchor(paper.title, paper.url);
  const links = [paper.pdf && anchor('PDF', paper.pdf), paper.code && anchor('Code', paper.code)].filter(Boolean);
  const about = [escapeMarkup(paper.authors), escapeMarkup(paper.facts), links.join(' · ')].filter(Boolean);
  return cell(
    [
      `<b dir="auto">${index + 1}. ${title}</b>`,
      paper.why && `<i>${escapeMarkup(paper.why)}</i>`,
      escapeMarkup(paper.excerpt),
      about.length > 0 ? soft(about.join('<br>')) : '',
    ]
      .filter(Boolean)
      .join('<br>'),
  );
}

/** The rows of the papers; what they are long decides how many there is room for. */
export const digestRows = (items: readonly DigestItem[]): string[] => items.map(row);

function footer({ homepage, unsubscribe }: Frame): string {
  const links = [
    homepage && anchor('Read it in the browser', homepage),
    unsubscribe && anchor('Unsubscribe', unsubscribe),
  ].filter(Boolean);
  return links.length === 0 ? '' : cell(soft(links.join(' · ')));
}

/** The HTML part: a column of 600 pixels made of tables, which is what every mail client shows alike. */
export function digestHtml(frame: Frame, rows: readonly string[], preheader: string): string {
  const { day, description, homepage, language, left, title } = frame;
  const about = [description, day].filter((words) => words !== undefined).join(' · ');
  const more =
    left > 0 ? cell(escapeMarkup(leftWords(left)) + (homepage ? ` ${anchor('All of them', homepage)}` : '')) : '';
  const table = 'role="presentation" cellspacing="0" border="0"';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
${leaf('title', title)}<style>${style}</style></head>
<body class="b" style="margin:0;background:#fff;color:#1a1a1a">
<div style="display:none;max-height:0;overflow:hidden">${escapeMarkup(preheader)}${filler}</div>
<table ${table} cellpadding="0" width="100%" class="b" style="background:#fff;color:#1a1a1a"><tr><td align="center">
<table ${table} cellpadding="14" width="600" class="w" style="width:600px;max-width:100%;text-align:start;${font}">
<tr><td><h1 style="margin:0;font-size:24px;line-height:1.2">${escapeMarkup(title)}</h1>${soft(escapeMarkup(about))}</td></tr>
${rows.join('')}${more}${footer(frame)}</table>
</td></tr></table>
</body>
</html>
`;
}
