import type { Paper } from '../../paper/schema.js';

/** How arXiv, publishers and authors begin to say it, in a title, a remark or an abstract. */
const said =
  /^\W*(?:(?:this|the) (?:paper|article|submission|manuscript|preprint|work|version)(?: [\w.:]+){0,2} (?:has been|have been|was|is) (?:withdrawn|retracted)\b(?! (?:from|in) (?:the )?(?:data|corpus|sample))|(?:withdrawn|retracted)(?=\W*$|\s*[.:;,(\u2013\u2014]|\s+(?:by|due|because|as|at|for|on|since|pending)\b))/i;

/** "Retracted: Deep learning for …", "WITHDRAWN. …", as publishers rename an article. */
const titled = /^\W*(?:withdrawn|retracted|retraction)\W*[:.\]\u2013\u2014]/i;

/** Whether a paper was taken back by its authors or its publisher, as far as the words that are known of it say so. */
export function isWithdrawn({ abstract, comment, relations = [], title, type }: Paper): boolean {
  return (
    type === 'retracted' ||
    relations.some((relation) => relation.type === 'has-retraction') ||
    titled.test(title) ||
    [abstract, comment].some((text) => text !== undefined && said.test(text))
  );
}
