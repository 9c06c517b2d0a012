const signs = String.raw`[\p{Extended_Pictographic}\uFE0F\u200D\u25B2\u2605\s]`;
const labelled =
  /^(?:authors?|abstract|tl;?dr|summary|links?|url|paper|pdf|abs|arxiv|doi|code|github|project|page|website|date|published|submitted|venue|topics?|tags?|categor(?:y|ies)|subjects?|comments?|(?:up)?votes?|likes?|stars?|score)\s*[:：]/iu;
const counted = new RegExp(
  String.raw`^${signs}*[\d.,]+k?${signs}*(?:(?:up)?votes?|likes?|stars?|points?|comments?)?$`,
  'iu',
);

/** Whether a line says one thing of a paper by its label or sign: "Code: …", "▲ 45", "12 upvotes". */
export const isStatement = (text: string): boolean => labelled.test(text) || counted.test(text);
