/**
 * What spreadsheets take for a formula, in ASCII and full width, where a cell begins. A cell begins at the start of the
 * text, and behind anything that parts cells in some country or setting, quotes or not: a file written with commas is
 * read with semicolons wherever the comma is in numbers. https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /(^|[,;|\t\r\n])([\s"']*)([=+\-@＝＋－＠])/g;

/** One cell of a CSV file (RFC 4180) that no spreadsheet computes: a quote before the sign makes it text. */
export function escapeCsv(text: string): string {
  const safe = text.replace(formula, "$1$2'$3");
  return /[",\r\n;|\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
