/**
 * Where mathematics is in a text: `$…$` or `$$…$$`. A dollar opens only before a non-blank and closes only behind one
 * and not before a digit, as Pandoc has it, so that "$5 to $10" is money. Linear: no attempt looks past the next
 * dollar.
 */
const mathematics = /\$\$(?:[^$\\]|\\[\s\S])+\$\$|\$(?![\s$])(?:[^$\\\n]|\\[\s\S]|\n(?!\s*\n))*(?<![\s\\])\$(?!\d)/g;

/** A text as prose and mathematics in turn: even places are prose, odd ones mathematics with its dollars. */
export function splitMath(text: string): string[] {
  if (!text.includes('$')) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(mathematics)) {
    parts.push(text.slice(from, index), found);
    from = index + found.length;
  }
  return [...parts, text.slice(from)];
}

/** Mathematics between other delimiters, written with dollars: `\(x\)`, `\[x\]`, `\ensuremath{x}`. */
export function dollarMath(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\\(((?:[^\\$]|\\[^()$])+)\\\)/g, (_, math: string) => `$${math.trim()}$`)
    .replace(/\\\[((?:[^\\$]|\\[^[\]$])+)\\\]/g, (_, math: string) => `$$${math.trim()}$$`)
    .replace(/\\ensuremath\{([^{}$]*)\}/g, (_, math: string) => `$${math.trim()}$`);
}
