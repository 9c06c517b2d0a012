import type { Probe, Report } from './format.js';

/**
 * How the records of bibliographies begin, which people put one after another into one file. Each is looked for by its
 * first sign, which is quickly found, and only then is it asked whether a line begins there.
 */
const beginnings: Readonly<Record<string, RegExp>> = {
  bibtex: /@(?<=^[ \t]{0,20}@)(?:article|inproceedings|incollection|misc|book|phdthesis|techreport|online)\s{0,9}\{/gim,
  nbib: /PMID-(?<=^PMID-) ?\d/gm,
  refer: /%0(?<=^%0) \S/gm,
  ris: /TY {2}-(?<=^TY {2}-) ?\S/gm,
};

/** Says of a bibliography that records of another format stand in it, which its reader takes for remarks. Linear. */
export function reportOthers(format: string, { text }: Probe, report: Report): void {
  if (!Object.hasOwn(beginnings, format)) return;
  for (const [other, beginning] of Object.entries(beginnings)) {
    const records = other === format ? 0 : (text.match(beginning)?.length ?? 0);
    if (records > 0) report('records-unread', { records, format: other });
  }
}
