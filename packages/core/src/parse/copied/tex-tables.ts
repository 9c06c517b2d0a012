// Tables of LaTeX as Markdown's.

const begin = /\\begin\{(?:tabular[x*]?|longtable|tabulary)\}/;
const end = /\\end\{(?:tabular[x*]?|longtable|tabulary)\}/;
const rule =
  /\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|cline\{[^{}]{0,20}\}|cmidrule(?:\([^()]{0,10}\))?\{[^{}]{0,20}\})/g;

const rowEnd = /\\\\(?:\[[^\]\n]{0,20}\])?$/;

/** A text with its tables of LaTeX as Markdown's, on as many lines; any other text as it is. Linear in its length. */
export function fromTexTables(text: string): string {
  if (!begin.test(text)) return text;
  let isWithin = false;
  let rows = 0;
  return text
    .split('\n')
    .map((line) => {
      if (begin.test(line)) [isWithin, rows] = [true, 0];
      else if (end.test(line)) isWithin = false;
      else if (isWithin) {
        const row = line.replace(rule, '').trim();
        if (!rowEnd.test(row)) return row === '' ? '' : line;
        const cells = row.replace(rowEnd, '').split(/(?<!\\)&/);
        rows += 1;
        const written = `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|').replace(/\\&/g, '&')).join(' | ')} |`;
        return rows === 1 ? `${written}\n|${'---|'.repeat(cells.length)}` : written;
      } else return line;
      return '';
    })
    .join('\n');
}
