/** What every script of an attack calls; a page that has it counts. */
export const trap = 'sprung';

const call = `${trap}()`;

/** Elements and addresses that act in a page, in the spellings that filters and parsers disagree about. */
const acting = [
  `<script>${call}</script>`,
  `<img src=x onerror=${call}>`,
  `<img src=x onerror=${call}//`,
  `<svg onload=${call}>`,
  `<svg/onload=${call}//\\>`,
  `<details open ontoggle=${call}>`,
  `<iframe srcdoc="<script>parent.${call}</script>">`,
  `<input autofocus onfocus=${call}>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${call}>`,
  `</title><img src=x onerror=${call}>`,
  `"><img src=x onerror=${call}>`,
  `' autofocus onfocus='${call}`,
  `--><img src=x onerror=${call}><!--`,
  `]]><img src=x onerror=${call}>`,
  `&lt;img src=x onerror=${call}&gt;`,
  `[go](javascript:${call})`,
  `![go](javascript:${call})`,
  `[go]: javascript:${call}`,
  `<javascript:${call}>`,
];

/** Where an attack hides: what stands around it makes one escaper or another look away. */
const hidings: readonly ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => `Bounds $x${attack}$ here`,
  (attack) => `Bounds $$x${attack}$$ here`,
  (attack) => `Bounds \\(x${attack}\\) here`,
  (attack) => `$\\text{${attack}}$`,
  (attack) => `See https://lab.example/\\${attack}\\`,
  (attack) => `See www.lab.example/\\${attack}`,
  (attack) => `Write ada@lab.example\\${attack}`,
  (attack) => `At mailto:ada@lab.example\\${attack}`,
  (attack) => `\\${attack}`,
  (attack) => `\`${attack}\``,
  (attack) => `A\n\n${attack}`,
  (attack) => `| a | b |\n|---|---|\n| ${attack} | c |`,
  (attack) => `[^1] and [^1]: ${attack}`,
];

/** What acts where text becomes HTML, by way of Markdown or at once. */
export const markupAttacks: readonly string[] = hidings.flatMap((hide) => acting.map(hide));

/** The file an attack on TeX reads, and the one it writes. */
export const secret = 'canary';
export const loot = 'loot';

const reading = [
  `\\input{${secret}}`,
  `\\input ${secret} `,
  `\\include{${secret}}`,
  `\\InputIfFileExists{${secret}}{}{}`,
  `\\openin5=${secret} \\read5 to\\x \\x`,
  `\\newread\\f\\openin\\f=${secret}\\read\\f to\\x`,
  `\\immediate\\openout3=${loot}.txt`,
  `\\newwrite\\f\\immediate\\openout\\f=${loot}.txt`,
  `\\immediate\\write18{touch ${loot}.txt}`,
  `\\write18{touch ${loot}.txt}`,
  `\\csname input\\endcsname ${secret} `,
  `^^5cinput{${secret}}`,
  `^^5c^^69nput{${secret}}`,
  `\\catcode\`\\@=0 @input{${secret}}`,
  `\\begingroup\\let\\y\\input\\y ${secret} \\endgroup`,
  `\\def\\y{\\input}\\y{${secret}}`,
  `\\expandafter\\input\\expandafter{${secret}}`,
  `\\scantokens{\\input{${secret}}}`,
  `\\lowercase{\\input{${secret}}}`,
  `\\loop\\iftrue\\repeat`,
  `\\end{document}`,
  `\\stop`,
  `\\batchmode\\csname @@end\\endcsname`,
  `\\verb|\\input{${secret}}|`,
  `\\texttt{\\input{${secret}}}`,
  `% \\input{${secret}}`,
  `}\\input{${secret}}{`,
  `}} @comment{\\input{${secret}}`,
  `"\\input{${secret}}"`,
];

const inTex: readonly ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => `$${attack}$`,
  (attack) => `$x_{${attack}}$`,
  (attack) => `$$${attack}$$`,
  (attack) => `$\\text{${attack}}$`,
  (attack) => `$\\mathrm{a^^7d${attack}}$`,
];

/** What acts where TeX sets a bibliography. */
export const texAttacks: readonly string[] = inTex.flatMap((hide) => reading.map(hide));

/** What a spreadsheet would compute to 4711. */
const computing = ['=4700+11', '+4700+11', '-1+4712', '@SUM(4700,11)', '=SUM(4700;11)', '＝4700+11', '="4711"'];

const inCells: readonly ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => ` ${attack}`,
  (attack) => `\t${attack}`,
  (attack) => `\u00a0${attack}`,
  (attack) => `a;${attack};b`,
  (attack) => `a,${attack},b`,
  (attack) => `a|${attack}|b`,
  (attack) => `a\t${attack}\tb`,
  (attack) => `a; ${attack}`,
  (attack) => `a;"${attack}";b`,
  (attack) => `a";${attack}`,
  (attack) => `a\n${attack}`,
  (attack) => `a\n\n${attack}\nb`,
  (attack) => `$x$;${attack}`,
];

/** What acts where a table is opened. */
export const cellAttacks: readonly string[] = inCells.flatMap((hide) => computing.map(hide));

/** What a terminal would do: a new title, a text in the clipboard, an empty screen, a question answered. */
export const terminalAttacks: readonly string[] = [
  '\u001b]0;owned\u0007',
  '\u001b]2;owned\u001b\\',
  '\u001bkowned\u001b\\',
  '\u009d0;owned\u009c',
  '\u001b]52;c;b3duZWQ=\u0007',
  '\u001b]52;c;b3duZWQ=\u001b\\',
  '\u001b[2J\u001b[H',
  '\u001b[3J',
  '\u001bc',
  '\u009b2J',
  '\u001b[1;1H',
  '\u001b[10A\u001b[K',
  '\r\u001b[K',
  '\b\b\b\b',
  '\u001b[8m',
  '\u001b[?1049h',
  '\u001b[?25l',
  '\u001b[6n',
  '\u001b]8;;https://evil.example/\u0007here\u001b]8;;\u0007',
  '\u001b(0',
  '\u000e',
  '\u0085\u0084',
  '\u202etxt.exe\u202c',
  '\u2066hidden\u2069',
];

/** All of them, each once. */
export const attacks: readonly string[] = [
  ...new Set([...markupAttacks, ...texAttacks, ...cellAttacks, ...terminalAttacks]),
];
