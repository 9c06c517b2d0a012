import { detex } from '../../text/detex.js';

// Lists that are written in LaTeX, as those of a curriculum vitae are, in Markdown.

/** The entries of lists; \bibitem is a reference's, and read as such. */
const entry = /^[ \t]*\\(item|cvitem|cventry|cvlistitem|cvline|cvlistdoubleitem|cvitemwithcomment)\b/gm;
const heading = /^[ \t]*\\(chapter|section|subsection|subsubsection|cvsection)\*?\{([^{}\n]{1,300})\}[ \t]*$/;
const around =
  /^[ \t]*\\(?:begin|end|document|usepackage|setlength|vspace|hspace|noindent|newpage|maketitle|pagestyle|moderncv)/;

/** Which arguments of a command say what an entry says; its year or number stands in the others. */
const said: Readonly<Record<string, readonly number[]>> = {
  cvitem: [1, 0],
  cvline: [1, 0],
  cvlistitem: [0],
  cvlistdoubleitem: [0, 1],
  cventry: [1, 2, 3, 4, 5, 0],
  cvitemwithcomment: [1, 2, 0],
};

const longestArgument = 6000;

/** A text with its lists of LaTeX as Markdown's points; any other text as it is. Linear in its length. */
export function fromTexLists(text: string): string {
  const entries = text.match(entry)?.length ?? 0;
  if (entries < 2 || /\\bibitem|\\begin\{thebibliography\}/.test(text)) return text;
  const out: string[] = [];
  let at: number | undefined;
  for (const line of text.split('\n')) {
    const [, level, title] = heading.exec(line) ?? [];
    const isEntry = line.search(entry) !== -1;
    if (title !== undefined) out.push(`${level!.startsWith('sub') ? '##' : '#'} ${title}`);
    else if (around.test(line) || /^[ \t]*%/.test(line)) out.push('');
    else if (isEntry) out.push(line);
    else if (line.trim() !== '' && at !== undefined) {
      out[at] += ` ${line.trim()}`;
      out.push('');
    } else out.push(line);
    if (isEntry) at = out.length - 1;
    else if (title !== undefined || around.test(line) || line.trim() === '') at = undefined;
  }
  return out.map((line) => (line.search(entry) === -1 ? line : pointOf(line))).join('\n');
}

function pointOf(line: string): string {
  const [, name = '', rest = ''] = /^[ \t]*\\(\w+)(?:\[[^\]\n]{0,60}\])?(.*)$/s.exec(line) ?? [];
  const order = said[name];
  if (order === undefined) return `- ${marked(rest.trim())}`;
  const values = argumentsOf(rest);
  const texts = order.map((index) => (values[index] ?? '').trim());
  // A title of \cventry stands out by its place.
  if (name === 'cventry' && texts[0] !== '' && !/\\(?:textbf|href)/.test(texts[0]!)) texts[0] = `\\textbf{${texts[0]}}`;
  // What stands last is when it was, or a number in the margin that says nothing.
  const margin = order.length > 1 ? texts.pop()! : '';
  const year = /^\(?((?:19|20)\d{2})\)?$/.exec(margin)?.[1];
  const words = texts.filter((each) => each !== '').join('. ');
  return `- ${marked(words)}${year === undefined ? '' : ` (${year})`}`;
}

/** What stands in the braces that follow one another. */
function argumentsOf(text: string): string[] {
  const values: string[] = [];
  let at = 0;
  while (values.length < 6) {
    while (text[at] === ' ' || text[at] === '%') at += 1;
    if (text[at] !== '{') break;
    const end = closing(text, at);
    values.push(text.slice(at + 1, end));
    at = end + 1;
  }
  return values;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length && at - open < longestArgument; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

const marks: readonly (readonly [command: RegExp, markdown: string])[] = [
  [/\\(?:textsc|textrm|textsf|texttt|underline|mbox|text|uline|highlight)\{([^{}]{0,2000})\}/g, '$1'],
  [/\\(?:textbf|textbf\*)\{([^{}]{1,2000})\}|\{\\(?:bf|bfseries)\s{1,8}([^{}]{1,2000})\}/g, '**$1$2**'],
  [/\\(?:emph|textit|textsl)\{([^{}]{1,2000})\}|\{\\(?:it|em|itshape|sl)\s{1,8}([^{}]{1,2000})\}/g, '*$1$2*'],
];

const unescaped = (url: string) => url.replace(/\\(?=[_%#&])/g, '');

/** The words of an entry with bold, italics and links as Markdown writes them. */
function marked(text: string): string {
  const kept: string[] = [];
  const keep = (markdown: string) => `\uE003${kept.push(markdown) - 1}\uE003`;
  let plain = text.replace(/\\url\{([^{}\s]{1,2000})\}/g, (_, url: string) => keep(unescaped(url)));
  // Commands stand within one another, seldom three deep.
  for (let round = 0; round < 3; round += 1) {
    plain = marks.reduce((read, [command, markdown]) => read.replace(command, markdown), plain);
    plain = plain.replace(/\\href\{([^{}\s]{1,2000})\}\{([^{}]{1,2000})\}/g, (_, url: string, label: string) =>
      keep(`[${label}](${unescaped(url)})`),
    );
  }
  const lines = plain.split(/\\\\(?:\[[^\]\n]{0,20}\])?|\\newline\b/).map((line) => restored(detex(line), kept).trim());
  return lines.filter((line) => line !== '').join('\n  ');
}

function restored(text: string, kept: readonly string[]): string {
  const once = (written: string) => written.replace(/\uE003(\d+)\uE003/g, (_, at: string) => kept[Number(at)] ?? '');
  return once(once(text));
}
