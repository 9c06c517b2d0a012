/** The parts of a text between the signs that stand in no parentheses, trimmed; none is empty. Linear. */
export function splitOutside(text: string, sign: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (letter === sign && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  const rest = text.slice(from);
  // A parenthesis that nothing closes hides no parts.
  return parts
    .concat(depth > 0 ? rest.split(sign) : rest)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * A text without the remark in parentheses that it ends in, and that remark: of "John (Jack) Smith (University (Campus))"
 * the university. What is not closed, or closes nothing, is a remark to the end. Linear.
 */
export function takeRemark(text: string): { text: string; remark: string | undefined } {
  const whole = text.trim();
  const start = whole.endsWith(')') ? openingOfLast(whole) : unclosed(whole);
  if (start < 0) return { text: whole, remark: undefined };
  const remark = whole
    .slice(start + 1)
    .replace(whole.endsWith(')') ? /\)$/ : /$/, '')
    .trim();
  return { text: whole.slice(0, start).trim(), remark: remark || undefined };
}

/** Where the parenthesis begins that the text ends in; 0 where nothing opens it. */
function openingOfLast(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(' && --depth === 0) return at;
  }
  return text.indexOf('(');
}

/** Where the outermost parenthesis begins that nothing closes; -1 where there is none. */
function unclosed(text: string): number {
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') open.push(at);
    else if (text[at] === ')') open.pop();
  }
  return open[0] ?? -1;
}
