/**
 * DOI prefixes of preprint servers: arXiv, bioRxiv and medRxiv (two), Research Square, Zenodo, Wiley's Authorea,
 * OSF, ChemRxiv, Preprints.org, SSRN, TechRxiv. A preprint's DOI beside a journal's is the same work twice.
 */
const prefixes = /^10\.(?:48550|1101|64898|21203|5281|22541|31219|31234|26434|20944|2139|36227)\//;

export function isPreprintDoi(doi: string): boolean {
  return prefixes.test(doi);
}
