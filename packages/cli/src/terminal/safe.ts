/**
 * One line of text that cannot steer a terminal: control characters, escape sequences and direction overrides that a
 * listing may carry are taken out. https://nvd.nist.gov/vuln/detail/CVE-2003-0063 tells what they can do.
 */
export function safeLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '')
    .trim();
}
