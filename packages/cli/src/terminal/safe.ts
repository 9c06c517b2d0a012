/**
 * One line of text that cannot steer a terminal: control characters, escape sequences and direction overrides that a
 * listing may carry are taken out. https://nvd.nist.gov/vuln/detail/CVE-2003-0063 tells what they can do.
 */
export function safeLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .trim();
}

/** The same line by line: text of several lines keeps them, and the blanks that they begin with. */
export function safeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => `${/^ */.exec(line)![0]}${safeLine(line)}`)
    .join('\n');
}

/** JSON that a terminal may be shown: what would steer it is written as its number. `indent` as of `JSON.stringify`. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
