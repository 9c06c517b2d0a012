import { describe, expect, it } from 'vitest';
import { createIndex, loadIndex } from '../../src/search/index.js';
import { eachAcronym } from '../../src/search/words/acronyms.js';
import { hosted } from './hosted.js';
import { paper } from './papers.js';

const idsIn = ({ hits }: { hits: readonly { id: string }[] }) => hits.map(({ id }) => id);

describe('synonyms', () => {
  const papers = [
    paper('car', 'Cars on roads'),
    paper('auto', 'The motor vehicle', { abstract: 'A vehicle with a motor.' }),
    paper('apart', 'Motor of a vehicle'),
  ];
  const index = createIndex(papers, { synonyms: [['car', 'motor vehicle']] });

  it('find each other, several words side by side', () => {
    expect(idsIn(index.search('car '))).toEqual(['car', 'auto']);
    expect(new Set(idsIn(index.search('motor vehicle ')))).toEqual(new Set(['auto', 'car', 'apart']));
    expect(idsIn(index.search('motor vehicle ', { match: 'all' })).sort()).toEqual(['apart', 'auto', 'car']);
    expect(idsIn(index.search('car with ', { match: 'all' }))).toEqual(['car', 'auto']);
  });

  it('are explained and told of with each hit', () => {
    const hit = index.search('car ').hits.find(({ id }) => id === 'auto');
    expect(hit?.terms).toEqual(['motor vehicle']);
    expect(index.explain('car ', 'auto')?.score).toBeCloseTo(hit!.score, 5);
  });

  it('are no exclusion and no phrase', () => {
    expect(idsIn(index.search('vehicle -car')).sort()).toEqual(['apart', 'auto']);
    expect(idsIn(index.search('"car"'))).toEqual(['car']);
  });
});

describe('a word of everyday speech that is somebody’s acronym', () => {
  const buses = [1, 2].map((n) =>
    paper(`bus${n}`, `Study ${n} of cars`, {
      abstract: 'A Controller Area Network (CAN) joins parts. We tell them apart.',
    }),
  );
  const papers = [...buses, paper('models', 'What models tell'), paper('apart', 'Words and models')];

  it('is said for itself: "can models" finds no controller area networks', async () => {
    const shards = await hosted(papers).open();
    for (const query of ['can models ', 'can models tell '])
      for (const found of [createIndex(papers).search(query), await shards.search(query)]) {
        const terms = found.hits.flatMap((hit) => hit.terms);
        expect(terms).not.toContain('controller area network');
        expect(found.hits[0]!.id).toBe('models');
      }
    expect(idsIn(createIndex(papers).search('controller area network ')).sort()).toEqual(['bus1', 'bus2']);
  });
});

describe('acronyms', () => {
  const said = (n: number) =>
    paper(`s${n}`, `Study ${n}`, { abstract: 'We use Deep River Flow (DRF) here, and a Bad Long Tail (BLT) once.' });
  const papers = [
    said(1),
    said(2),
    paper('long', 'Deep river flows: an overview'),
    paper('short', 'DRF in practice'),
    paper('none', 'A river that flows deep'),
  ];

  it('that several papers explain are their long forms too, and the other way round', () => {
    const index = createIndex(papers);
    expect(idsIn(index.search('drf ')).sort()).toEqual(['long', 's1', 's2', 'short']);
    // Who is called so in full comes first.
    expect(idsIn(index.search('DRF '))[0]).toBe('long');
    expect(idsIn(index.search('deep river flow '))).toContain('short');
    expect(index.search('blt ').total).toBe(2);
  });

  it('are kept in a saved index, where phrases are kept as exact', () => {
    const bytes = createIndex(papers).save({ phrases: true });
    expect(idsIn(loadIndex(bytes).search('drf ')).sort()).toEqual(['long', 's1', 's2', 'short']);
    const [hit] = loadIndex(createIndex(papers).save()).search('drf overview ').hits;
    expect(hit?.id).toBe('long');
  });

  it('are known in shards as they are in memory without texts', async () => {
    const more = [...papers, paper('models', 'Large language models that plan'), paper('deep', 'A flow')];
    const loaded = loadIndex(createIndex(more).save());
    const shards = await hosted(more).open();
    for (const query of ['drf ', 'DRFs overview ', 'deep river flow ', 'llm ', 'LLMs that plan ', 'blt ', 'the drf '])
      for (const match of ['any', 'all'] as const) {
        const [found, expected] = [await shards.search(query, { match }), loaded.search(query, { match })];
        expect([query, match, idsIn(found)]).toEqual([query, match, idsIn(expected)]);
        expect(found.hits.map(({ terms }) => [...terms].sort())).toEqual(
          expected.hits.map(({ terms }) => [...terms].sort()),
        );
      }
    const said = await shards.search('llm ');
    expect([idsIn(said), said.issues.map(({ code, facts }) => [code, facts])]).toEqual([
      ['models'],
      [['synonyms-in-titles', { text: 'large language model' }]],
    ]);
    expect(idsIn(await shards.search('llm " -"'))).toEqual(idsIn(loaded.search('llm " -"')));
  });

  it('make other shards when they are explained otherwise by the same words', () => {
    const folders = [
      hosted(papers),
      hosted([...papers.slice(1), paper('s1', 'Study 1', { abstract: said(1).abstract!.replaceAll(/[()]/g, ' ') })]),
    ].map(({ files }) => [...files.keys()][0]!.split('/')[0]);
    expect(folders[0]).not.toBe(folders[1]);
  });

  it('that one paper explains are that paper’s', () => {
    expect(idsIn(createIndex([papers[0]!, ...papers.slice(2)]).search('drf ')).sort()).toEqual(['s1', 'short']);
  });

  it('of the field are known without an explanation', () => {
    const index = createIndex([paper('gan', 'Generative adversarial networks'), paper('other', 'Networks')]);
    expect(idsIn(index.search('GANs '))).toEqual(['gan']);
  });

  it.each<[string, string[]]>([
    ['We train a Vision-Language Model (VLM) and two Large Language Models (LLMs).', ['VLM', 'LLM']],
    ['the House of Representatives (HoR), in short', ['HoR']],
    ['(ABC) begins here', []],
    ['as in Figure (A) and (see B2)', []],
    ['we follow Smith (ICML) and others (GPT2)', []],
    ['a sentence ends. Graph Network (GN) works', ['GN']],
  ])('are read from "%s"', (text, shorts) => {
    const read: string[] = [];
    eachAcronym(text, (short) => read.push(short));
    expect(read).toEqual(shorts);
  });

  it('are read in time that grows with the text', () => {
    let read = 0;
    eachAcronym(`${'a'.repeat(50_000)} ${'(AB'.repeat(50_000)} ${'Alpha Beta (AB) '.repeat(20_000)}`, () => read++);
    expect(read).toBe(20_000);
  });
});

describe('phrases of a saved index', () => {
  const papers = [paper('a', 'Deep river', { abstract: 'Flows deep.' }), paper('b', 'River, deep')];

  it('are exact without papers when they were saved', () => {
    const index = createIndex(papers);
    const loaded = loadIndex(index.save({ phrases: true }));
    expect([idsIn(loaded.search('"deep river"')), loaded.search('"deep river"').issues]).toEqual([['a'], []]);
    expect(
      loadIndex(index.save())
        .search('"deep river"')
        .issues.map(({ code }) => code),
    ).toEqual(['phrase-unverified']);
    loaded.add([paper('c', 'A deep river')]);
    expect(new Set(idsIn(loaded.search('"deep river"')))).toEqual(new Set(['a', 'c']));
    expect(index.save({ phrases: true }).length).toBeGreaterThan(index.save().length);
  });
});
