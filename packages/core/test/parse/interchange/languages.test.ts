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

  it.each([
    ['German', 'Titel;DOI;Zitate;Kommentare;Sterne;Stimmen'],
    ['French', 'Titre;DOI;Nombre de citations;Commentaires;Étoiles;Votes'],
    ['Spanish', 'Título;DOI;Citas;Comentarios;Estrellas;Votos'],
    ['Italian', 'Titolo;DOI;Citazioni;Commenti;Stelle;Voti'],
    ['Portuguese', 'Título;DOI;Citações;Comentários;Estrelas;Votos'],
    ['Chinese', '标题;DOI;被引次数;评论数;星标;点赞数'],
    ['Japanese', 'タイトル;DOI;被引用数;コメント;スター;いいね'],
  ])('%s are counted as those in English', async (_, header) => {
    const { papers, issues } = await parse(`${header}\nKies;10.5555/kies.9;12;3;40;7\n`);
    expect([papers.map(({ signals }) => signals), issues]).toEqual([
      [{ citations: 12, comments: 3, stars: 40, upvotes: 7 }],
      [],
    ]);
  });

  it('German keep a table of machines what it is', async () => {
    await expect(parse('Band;Nummer;Heft\n1;2;3\n4;5;6\n')).rejects.toMatchObject({ code: 'unknown-format' });
  });
});
