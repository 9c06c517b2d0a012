// A table or YAML that somebody put into a mail or note, with words above and below.

/** A table has so many rows at least. */
const fewest = 3;

/** The rows of the longest table whose cells tabs part, when words stand around it. */
function tabbed(lines: readonly string[]): string | undefined {
  const tabs = lines.map((line) => line.split('\t').length - 1);
  let best: [from: number, to: number] = [0, 0];
  for (let from = 0; from < lines.length; from += 1) {
    if (tabs[from]! < 1) continue;
    let to = from + 1;
    while (to < lines.length && tabs[to] === tabs[from]) to += 1;
    if (to - from > best[1] - best[0]) best = [from, to];
    from = to - 1;
  }
  const [from, to] = best;
  return to - from > fewest && isAround(lines, from, to) ? lines.slice(from, to).join('\n') : undefined;
}

/** A list of YAML with titles, from its key or first dash on as far as it is indented. */
function listed(lines: readonly string[]): string | undefined {
  const first = lines.findIndex((line) => /^[ \t]*-[ \t]+["']?title["']?:[ \t]/i.test(line));
  if (first < 0) return undefined;
  const indent = /^[ \t]*/.exec(lines[first]!)![0].length;
  const from = /^[\w-]{1,40}:[ \t]*$/.test(lines[first - 1] ?? '') ? first - 1 : first;
  let to = first;
  while (
    to < lines.length &&
    (lines[to]!.trim() === '' || /^[ \t]*/.exec(lines[to]!)![0].length > indent || /^[ \t]*-\s/.test(lines[to]!))
  )
    to += 1;
  return isAround(lines, from, to) ? lines.slice(from, to).join('\n') : undefined;
}

/** Whether words stand above or below, yet the rows are most of it. */
function isAround(lines: readonly string[], from: number, to: number): boolean {
  const others = [...lines.slice(0, from), ...lines.slice(to)].filter((line) => line.trim() !== '').length;
  return others > 0 && others < 30 && others < to - from + 12;
}

/** What of a text is a table or a list of records, when other words stand around it. Linear in its length. */
export function tableWithin(text: string): string | undefined {
  const mayBe =
    /^[^\t\n]+\t[^\n]+\n/m.test(text.slice(0, 20_000)) ||
    /^[ \t]*-[ \t]+["']?title["']?:[ \t]/im.test(text.slice(0, 20_000));
  if (!mayBe) return undefined;
  const lines = text.split(/\r\n?|\n/);
  return tabbed(lines) ?? listed(lines);
}
