import type { Listing, Paper } from '../../../packages/core/src/index.js';

/** A paper with an attack in every field that holds text, and a plain one behind it. */
function attacked(attack: string, index: number): Paper[] {
  const id = `arxiv:2601.${String(index + 1).padStart(5, '0')}`;
  return [
    {
      id,
      title: attack,
      abstract: `${attack} and on. ${attack}`,
      authors: [{ name: attack }, { name: 'Ida Muster', affiliation: attack }],
      published: '2026-01-05',
      ids: { arxiv: id.slice(6) },
      // Inside of a link nothing links itself, so one in two has none.
      links: index % 2 === 0 ? { page: `https://papers.example/${index}?q=${attack}` } : {},
      signals: {},
      history: [],
      topics: [attack],
      venue: attack,
      comment: attack,
      organization: attack,
      submitter: attack,
      summary: { text: attack, model: attack },
      license: attack,
      sources: [{ name: attack, seen: '2026-01-05' }],
    },
  ];
}

/** Every attack as a paper of its own. The title of the listing is one too. */
export function attackedListing(attacks: readonly string[]): Listing {
  const papers = attacks.flatMap(attacked);
  const first = attacks[0] ?? '';
  return { title: first, description: first, curators: [first], date: '2026-01-05', papers, issues: [] };
}

/** The attacks as reasons too, by the id of the paper. */
export const attackedReasons = ({ papers }: Listing) =>
  Object.fromEntries(papers.map(({ id, title }) => [id, [title, `9 upvotes; ${title}`]]));
