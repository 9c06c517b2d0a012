import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { describe, expect, it } from 'vitest';
import { createIndex, type IndexOptions, loadIndex } from '../../src/search/index.js';
import { paper } from './papers.js';

const papers = [
  paper('netze', 'Neuronale Netze für Straßen', { abstract: 'Häuser und Wörter lernen wir mit Modellen.' }),
  paper('baum', 'Entscheidungsbäume im Wald', { abstract: 'Ein Modell der Bäume.' }),
  paper('reseaux', 'Apprentissage de réseaux neuronaux', { abstract: 'Des modèles généraux pour les langues.' }),
  paper('arbre', 'Un arbre de décision', { abstract: 'La décision générale d’un modèle.' }),
];
const idsOf = (index: ReturnType<typeof createIndex>, query: string) =>
  index
    .search(`${query} `)
    .hits.map(({ id }) => id)
    .sort();

const languages: [name: string, options: IndexOptions, queries: [query: string, ids: string[]][]][] = [
  [
    'German',
    { stem: german, stopWords: ['der', 'die', 'das', 'und', 'für', 'im', 'wir', 'mit', 'ein'] },
    [
      ['Netzen', ['netze']],
      ['neuronalem', ['netze']],
      ['Haus', ['netze']],
      ['Strasse', ['netze']],
      ['Modelle', ['baum', 'netze']],
      ['title:wälder', ['baum']],
      ['Wörter für Bäume', ['baum', 'netze']],
      ['für Bäume', ['baum']],
    ],
  ],
  [
    'French',
    { stem: french, stopWords: ['de', 'des', 'les', 'un', 'une', 'la', 'pour'] },
    [
      ['réseau', ['reseaux']],
      ['neuronal', ['netze', 'reseaux']],
      ['decisions', ['arbre']],
      ['générales', ['arbre', 'reseaux']],
      ['apprentissages', ['reseaux']],
      ['pour une décision', ['arbre']],
    ],
  ],
];

describe.each(languages)('a stemmer of %s, as the documentation brings it', (_, options, queries) => {
  const index = createIndex(papers, options);
  const loaded = loadIndex(index.save(), options);

  it.each(queries)('"%s" finds the other forms of the word', (query, ids) => {
    expect(idsOf(index, query)).toEqual(ids);
    expect(idsOf(loaded, query)).toEqual(ids);
  });

  it('is asked for again where an index is loaded without it', () => {
    expect(() => loadIndex(index.save())).toThrow(/stem/);
  });
});
