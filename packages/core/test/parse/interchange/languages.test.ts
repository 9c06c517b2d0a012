import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const expected = {
  title: 'Kies & Wasser',
  authors: ['Karla Kiesel', 'Otto Stein'],
  published: '2026',
  venue: 'Fluss',
  doi: '10.5555/kies.9',
};

describe('tables whose columns are named in', () => {
  it.each([
    ['German', 'Titel;Autoren;Erscheinungsjahr;Zeitschrift;DOI'],
    ['French', 'Titre;Auteurs;Année;Revue;DOI'],
    ['Spanish', 'Título;Autores;Año;Revista;DOI'],
    ['Italian', 'Titolo;Autori;Anno;Rivista;DOI'],
    ['Portuguese', 'Título;Autor;Ano;Revista;DOI'],
    ['Dutch', 'Titel;Auteurs;Jaar;Tijdschrift;DOI'],
    ['Chinese', '题名;作者;年份;刊名;DOI'],
    ['Japanese', 'タイトル;著者;発行年;雑誌名;DOI'],
  ])('%s are read as those in English', async (_, header) => {
    const row = '"Kies & Wasser";"Kiesel, Karla | Stein, Otto";2026;Fluss;10.5555/kies.9';
    const { papers, issues } = await parse(`${header}\n${row}\n`);
    const read = papers.map(({ title, authors, published, venue, ids }) => ({
      title,
      authors: authors.map(({ name }) => name),
      published,
      venue,
      doi: ids.doi,
    }));
    expect(read).toEqual([expected]);
    expect(issues).toEqual([]);
  });

  it('German keep a table of machines what it is', async () => {
    await expect(parse('Band;Nummer;Heft\n1;2;3\n4;5;6\n')).rejects.toMatchObject({ code: 'unknown-format' });
  });
});
