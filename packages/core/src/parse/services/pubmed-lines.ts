// What PubMed's texts write alike: titles, names, dates and identifiers in a line.

/** Translated titles stand in brackets. */
export const titleFrom = (title: string | undefined) => title?.replace(/\.$/, '').replace(/^\[(.+?)\.?\]$/, '$1');
/** What follows a label in a line: `PMID: 39000001`. */
export const value = (text: string, name: string) => new RegExp(`\\b${name}: ?(\\S+?)[.;,]?(?=\\s|$)`).exec(text)?.[1];
export const doiIn = (text: string) => /\bdoi: ?(10\.\S+?)[.;,]?(?=\s|$)/i.exec(text.replace(/\n/g, ' '))?.[1];

/** "Example A(1)(2), Sample B(#)(2); TOY Consortium." */
export function namesIn(text: string): string[] {
  return text
    .replace(/\((?:\d{1,3}|#)\)/g, '')
    .replace(/\.\s*$/, '')
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) =>
      name.replace(
        /^(.+) ([A-Z]{1,4})(?: (Jr|Sr|[23]rd|2nd))?$/,
        (_, family: string, initials: string, suffix?: string) =>
          suffix ? `${family}, ${suffix}, ${initials}` : `${family}, ${initials}`,
      ),
    );
}

/** Of a span of months the first. */
export const dateFrom = (date: string | undefined) => date?.trim().replace(/^(\d{4} [A-Z][a-z]{2})[-/].*$/, '$1');
