// Digital object identifiers, read as Crossref advises (crossref.org/blog/dois-and-matching-regular-expressions/).

/** A DOI in lower case without resolver, prefix or stray punctuation, or `undefined` when it is none. */
export function parseDoi(text: string): string | undefined {
  const bare = decodePercent(text.trim())
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
    .replace(/^(?:info:|urn:)?doi\s{0,2}[:/]?\s{0,2}/i, '')
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
    .replace(/\\([_&%#])/g, '$1')
    .replaceAll('\u0000', '')
    .trim();
  const match = /^10\.\d{4,9}(?:\.\d{1,9})*\/\S{1,1000}$/.exec(bare);
  return match ? trimTail(bare).toLowerCase() : undefined;
}

/** Takes punctuation off the end that belongs to the sentence around: `10.1000/x).` but not `10.1000/(x)`. */
function trimTail(doi: string): string {
  let end = doi.length;
  for (; end > 0; end -= 1) {
    const last = doi[end - 1]!;
    if (/[.,;:'"\u2019\u201D]/.test(last)) continue;
    const open = { ')': '(', ']': '[', '}': '{', '>': '<' }[last];
    if (open === undefined || count(doi, open, end) >= count(doi, last, end)) break;
  }
  return doi.slice(0, end);
}

function count(text: string, character: string, end: number): number {
  let times = 0;
  for (let at = 0; at < end; at += 1) if (text[at] === character) times += 1;
  return times;
}

/** What stands for itself behind percent signs; a text that was not encoded stays as it is. */
export function decodePercent(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
