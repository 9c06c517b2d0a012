/** arXiv's subject categories: an archive (`math`, `hep-th`) with a subject class (`math.AG`) or without. */
const arxivCategory =
  /^[a-z]{2,8}(-[a-z]{2,5})?\.[A-Za-z]{2}(-[a-z]{2,4})?$|^(hep-(ex|lat|ph|th)|gr-qc|quant-ph|nucl-(ex|th)|math-ph)$/;

const arxivScheme = 'http://arxiv.org/schemas/atom';

/** The vocabulary a topic is from, when it is one that readers know. */
export function schemeOf(topic: string): string | undefined {
  return arxivCategory.test(topic) ? arxivScheme : undefined;
}

/** arXiv lists the primary category first. */
export function primaryCategory(topics: readonly string[]): string | undefined {
  return topics.find((topic) => schemeOf(topic) !== undefined);
}
