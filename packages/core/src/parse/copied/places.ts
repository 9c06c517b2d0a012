// Links as a page writes them, without its own address: whose they are is told by what only that site has.

const places: readonly (readonly [path: RegExp, site: string])[] = [
  [/^\/(?:papers\/\d{4}\.\d{4,5}|login\?next=(?:%2F|\/)papers)/i, 'https://huggingface.co'],
  [/^\/(?:abs|pdf|html|format|ps)\/(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})/, 'https://arxiv.org'],
  [/^\/(?:forum|pdf|attachment)\?id=[\w-]{8,}/, 'https://openreview.net'],
  [/^\/content\/[A-Z]{3,8}\d{4}\w{0,20}\/(?:html|papers)\//, 'https://openaccess.thecvf.com'],
  [/^\/(?:\d{4}\.[a-z0-9-]{3,30}\.\d{1,4}|[A-Z]\d{2}-\d{4})(?:\/|\.pdf)?$/, 'https://aclanthology.org'],
  [/^\/paper\/[^/?#]{1,200}\/[0-9a-f]{40}/, 'https://www.semanticscholar.org'],
];

/** A relative address of a paper as a whole one; any other as it is. */
export function absolute(address: string): string {
  if (!address.startsWith('/')) return address;
  const site = places.find(([path]) => path.test(address))?.[1];
  return site === undefined ? address : site + address;
}
