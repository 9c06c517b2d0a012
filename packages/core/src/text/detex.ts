/** What a backslash keeps from being markup. */
const escaped = /\\([%&_#$])/g;

/** TeX as clean Unicode, mathematics kept as `$…$`. Never throws. */
export function detex(text: string): string {
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, index) => (index % 2 === 1 ? part : prose(part)))
    .join('');
}

function prose(text: string): string {
  return text.replace(/``/g, '\u201C').replace(/''/g, '\u201D').replace(escaped, '$1');
}
