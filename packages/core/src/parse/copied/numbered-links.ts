import { addressForm } from './addresses.js';

// Links as text browsers and mail programs print them: a number in brackets, and at the end what each number leads to.

const row = new RegExp(String.raw`^[ \t]{0,8}(?:\[(\d{1,4})\]:?|(\d{1,4})\.)[ \t]+<?(${addressForm('<>')})>?[ \t]*$`);

/** A text whose links are Markdown's, and without the list at its end. Linear in its length. */
export function withNumberedLinks(text: string): string {
  if (!/\[\d{1,4}\]/.test(text)) return text;
  const lines = text.split('\n');
  const first = listAt(lines);
  if (first === undefined) return text;
  const urls = new Map<string, string>();
  for (const line of lines.slice(first)) {
    const [, bracketed, dotted, url] = row.exec(line) ?? [];
    if (url !== undefined) urls.set(bracketed ?? dotted!, url);
  }
  const body = lines.slice(0, first);
  const numbers = (body.join('\n').match(/(?<=\[)\d{1,4}(?=\])/g) ?? []).filter((number) => urls.has(number));
  // "[a title][12]" is Markdown's own.
  const ofMarkdown = body.join('\n').match(/\]\s?\[\d{1,4}\]/g) ?? [];
  if (numbers.length < 2 || ofMarkdown.length > numbers.length / 2) return text;
  // Text browsers put the number right before what is linked, mail programs behind it.
  const before = body.join('\n').match(/\[\d{1,4}\](?=[^\s[\]().,;])/g) ?? [];
  if (before.length <= numbers.length / 2) return body.map((line) => followed(line, urls)).join('\n');
  return unbroken(body)
    .map((line) => labelled(line, urls))
    .join('\n');
}

/** Text browsers break labels at the width of the screen, of so many letters at most. */
const widest = 90;

/** Lines in which a label goes on to the next, together; an empty line stands for what was taken up. */
function unbroken(lines: readonly string[]): string[] {
  const width = lines.reduce((most, { length }) => (length <= widest ? Math.max(most, length) : most), 0);
  const isFull = (line: string, next: string) => line.length + 1 + /\S*/.exec(next.trim())![0].length > width;
  const out = [...lines];
  for (let at = 0; at + 1 < out.length; at += 1) {
    const open = /\[\d{1,4}\][^[\]]*$/.test(out[at]!) && isFull(lines[at]!, lines[at + 1]!);
    if (!open || !/^\s*[^\s[*+\u2022-]/.test(out[at + 1]!)) continue;
    out[at + 1] = `${out[at]!} ${out[at + 1]!.trim()}`;
    out[at] = '';
  }
  return out;
}

/** Where the list begins: rows to the end but for what else is said of them. */
function listAt(lines: readonly string[]): number | undefined {
  let rows = 0;
  let first: number | undefined;
  let others = 0;
  for (let at = lines.length - 1; at >= 0 && others < 6; at -= 1) {
    const line = lines[at]!;
    if (row.test(line)) {
      rows += 1;
      first = at;
      others = 0;
    } else if (line.trim() !== '') others += 1;
  }
  if (rows < 2 || first === undefined) return undefined;
  // "References", "Visible links:", "Links:" above it.
  while (first > 0 && /^\s*(?:(?:visible |hidden )?links?:?|references:?|[-=_]{3,}|)\s*$/i.test(lines[first - 1]!))
    first -= 1;
  return first;
}

/** "[12]A title [13]PDF": each number is of what stands up to the next. */
function labelled(line: string, urls: ReadonlyMap<string, string>): string {
  return line.replace(/\[(\d{1,4})\](?=\S)([^[\]]*)/g, (_, number: string, label: string) => {
    const url = urls.get(number);
    const text = label.trimEnd();
    return url === undefined || text === '' ? label : `[${text}](${url})${label.slice(text.length)}`;
  });
}

/** "A title [12]": the number is of what stands before it on the line. */
function followed(line: string, urls: ReadonlyMap<string, string>): string {
  const link = /^(\s*(?:(?:[-*\u2022]|\d{1,3}[.)])\s+)?)(\S.{0,600}?)\s*\[(\d{1,4})\]\s*$/.exec(line);
  const url = link === null ? undefined : urls.get(link[3]!);
  const bold = link === null ? undefined : /^(\*\*[^*\n]{4,300}\*\*)(?=[\s:.\u2013\u2014-])/.exec(link[2]!)?.[1];
  // What stands out is what the number is of, rather than what is said of it.
  if (url !== undefined && bold !== undefined)
    return `${link![1]}[${bold}](${url})${link![2]!.slice(bold.length).replaceAll(/\[\d{1,4}\]/g, '')}`;
  if (url !== undefined && !/\[\d{1,4}\]/.test(link![2]!))
    return `${link![1]}[${link![2]!.replace(/[[\]]/g, '')}](${url})`;
  return line.replace(/\s?\[(\d{1,4})\]/g, (all, number: string) => (urls.has(number) ? ` ${urls.get(number)}` : all));
}
