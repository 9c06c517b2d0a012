import { issuesIn } from '../../paper/issue.js';

/** What an index in shards says, more than one in memory has to. */
export const shardIssueOf = issuesIn({
  'candidates-cut': ({ seen, total }) =>
    `Of ${total} papers that may meet the query ${seen} were looked at: the total counts the others unseen.`,
  'exclusions-cut': ({ unwanted, done }) =>
    `Of ${unwanted} papers that are not wanted ${done} were looked up: the others are in no hit, but numbers may count them.`,
  'facet-cut': ({ facet, given, values }) =>
    `Of ${values} ${facet} of the whole index the ${given} with most papers are counted.`,
  'facets-unsupported': ({ facet, papers }) =>
    `An index in shards counts ${facet} over the papers given alone: ${papers}.`,
  'field-unsupported': () => 'An index in shards does not tell abstracts from titles: both were searched.',
  'lists-cut': () =>
    'Words of the query are in very many papers: of those, the ones that have most of them were looked at.',
  'name-unverified': ({ unsure, papers }) =>
    papers === undefined
      ? 'An index in shards takes a name among alternatives or exclusions for its words, of one person or several.'
      : `In ${unsure} of ${papers} papers the name may be among authors, topics or a venue that are not kept: its words are there, perhaps of several.`,
  'papers-shortened': () =>
    'The index is in few files for so many papers: hits carry title, three authors, dates, signals and one topic.',
  'phrase-unverified': ({ unsure, papers }) =>
    papers === undefined
      ? 'An index in shards takes a phrase among alternatives or exclusions for its words, adjacent or not.'
      : `In ${unsure} of ${papers} papers the phrase may stand in what is not kept of the abstract or the authors: its words are there.`,
  'repairs-cut': () =>
    'More rare words of the query than an index in shards holds against common ones: the last of them stand for themselves alone.',
  'sort-unsupported': ({ sorts }) =>
    sorts === undefined
      ? 'An index in shards sorts by relevance, by date or by a signal: by relevance.'
      : 'An index in shards sorts by one key: by the first of those given.',
  'stop-words-in-names': () =>
    'The query is of very common words alone: an index in shards finds them in names, and titles that are no more than them.',
  'stop-words-unlisted': ({ seen, total }) =>
    `Very common words of the query order the first ${seen} of ${total} papers alone: an index in shards keeps no lists of them.`,
  'synonyms-in-titles': ({ text }) =>
    `An index in shards looks for "${text}", which a word of the query stands for, in titles alone.`,
  'words-cut': () =>
    'The query has more words than an index in shards looks up for one: the first of them were looked for.',
});
