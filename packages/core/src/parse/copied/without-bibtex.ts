/** An entry of BibTeX over several lines, closed by a brace alone or behind that of its last field. */
const entry =
  /^[ \t]*@[a-z]{3,30}[ \t]?\{[^\n]{0,300}\n(?:(?![ \t]*[@}])[^\n]*\n){0,60}?(?:[ \t]*|[^\n]*\}[ \t]*)\}[ \t]*$/gim;

/** A text without the entries of BibTeX in it, such as the citation at the foot of a list; lines stay in their places. */
export function withoutBibtex(text: string): string {
  return text.includes('@') ? text.replace(entry, (found) => found.replace(/[^\n]+/g, '')) : text;
}
