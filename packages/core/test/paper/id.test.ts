import { describe, expect, it } from 'vitest';
import { canonicalId, idFrom } from '../../src/paper/id.js';

describe('canonicalId', () => {
  it.each([
    ['2403.12345', 'arxiv:2403.12345'],
    ['2403.12345v3', 'arxiv:2403.12345'],
    ['arXiv:2403.12345v2 [cs.LG]', 'arxiv:2403.12345'],
    ['ARXIV: 0704.0010', 'arxiv:0704.0010'],
    ['http://arxiv.org/abs/1707.08567v1', 'arxiv:1707.08567'],
    ['https://www.arxiv.org/pdf/2403.12345v2.pdf', 'arxiv:2403.12345'],
    ['https://export.arxiv.org/abs/hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://xxx.lanl.gov/abs/quant-ph/0201082v1', 'arxiv:quant-ph/0201082'],
    ['https://arxiv.org/html/2403.12345v1#S2', 'arxiv:2403.12345'],
    ['https://ar5iv.labs.arxiv.org/html/2403.12345', 'arxiv:2403.12345'],
    ['https://www.alphaxiv.org/abs/2403.12345', 'arxiv:2403.12345'],
    ['https://huggingface.co/papers/2403.12345?utm_source=mail', 'arxiv:2403.12345'],
    ['oai:arXiv.org:2403.12345', 'arxiv:2403.12345'],
    ['oai:arXiv.org:math/0309136', 'arxiv:math/0309136'],
    ['math.GT/0309136', 'arxiv:math/0309136'],
    ['hepth/9901001', 'arxiv:hep-th/9901001'],
    ['CoRR abs/2403.12345', 'arxiv:2403.12345'],
    ['abs-2403-12345', 'arxiv:2403.12345'],
    ['arXiv preprint arXiv:2403.12345', 'arxiv:2403.12345'],
    ['10.48550/arXiv.2403.12345', 'arxiv:2403.12345'],
    ['https://doi.org/10.48550/arXiv.2403.12345v2', 'arxiv:2403.12345'],
    ['https://doi.org/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['doi: 10.1145/3292500.3330701.', 'doi:10.1145/3292500.3330701'],
    ['10.1038/S41586-021-03819-2', 'doi:10.1038/s41586-021-03819-2'],
    ['10.1175/1520-0493(1974)102<0736:WACOJ>2.0.CO;2', 'doi:10.1175/1520-0493(1974)102<0736:wacoj>2.0.co;2'],
    ['10.1016/s0021-9673(00)01\\_1', 'doi:10.1016/s0021-9673(00)01_1'],
    ['https://doi.org/10.1000/a%28b%29', 'doi:10.1000/a(b)'],
    ['urn:doi:10.1000/182', 'doi:10.1000/182'],
    ['https://papers.cool/arxiv/2403.12345', 'arxiv:2403.12345'],
    ['https://dl.acm.org/doi/pdf/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://www.pnas.org/doi/10.1073/pnas.2015509117', 'doi:10.1073/pnas.2015509117'],
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/anie.202000001?af=R', 'doi:10.1002/anie.202000001'],
    ['https://link.springer.com/article/10.1007/s11263-015-0816-y#Sec1', 'doi:10.1007/s11263-015-0816-y'],
    ['https://link.springer.com/content/pdf/10.1007/978-3-030-58452-8_13.pdf', 'doi:10.1007/978-3-030-58452-8_13'],
    ['https://www.frontiersin.org/journals/ai/articles/10.3389/frai.2020.00004/full', 'doi:10.3389/frai.2020.00004'],
    ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0185809', 'doi:10.1371/journal.pone.0185809'],
    [
      'https://academic.oup.com/bioinformatics/article/doi/10.1093/bioinformatics/btz682/5566506',
      'doi:10.1093/bioinformatics/btz682',
    ],
    ['https://www.nature.com/articles/s41586-021-03819-2', 'doi:10.1038/s41586-021-03819-2'],
    ['https://www.nature.com/articles/nature14539.pdf', 'doi:10.1038/nature14539'],
    ['https://zenodo.org/records/3723295', 'doi:10.5281/zenodo.3723295'],
    ['https://openreview.net/forum?id=rJl-b3RcF7', 'openreview:rJl-b3RcF7'],
    ['https://openreview.net/pdf?id=rJl-b3RcF7', 'openreview:rJl-b3RcF7'],
    ['https://aclanthology.org/2023.acl-long.1.pdf', 'acl:2023.acl-long.1'],
    ['https://www.aclweb.org/anthology/P/P18/P18-1001/', 'acl:P18-1001'],
    ['PMID: 29768149', 'pmid:29768149'],
    ['https://pubmed.ncbi.nlm.nih.gov/29768149/', 'pmid:29768149'],
    ['PMC5951906', 'pmcid:PMC5951906'],
    ['https://openalex.org/W2741809807', 'openalex:W2741809807'],
    ['CorpusId:13756489', 'corpus:13756489'],
    ['https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html', 'dblp:conf/nips/VaswaniSPUJGKP17'],
  ])('reads %s', (text, id) => {
    expect(canonicalId(text)).toBe(id);
  });

  it.each([
    ['', 'nothing'],
    ['Attention is all you need', 'a title'],
    ['2413.12345', 'month 13'],
    ['0703.1234', 'a number before that scheme began'],
    ['1412.12345', 'five digits before 2015'],
    ['2403.00000', 'sequence 0'],
    ['https://example.org/abs/2403.12345x', 'an unknown host'],
    ['https://example.org/articles/10-ways-to-read', 'an article that is no paper'],
    [`https://example.org/${'a/'.repeat(900)}10.1000/x`, 'a path with no end'],
    ['10.1/short', 'a short DOI prefix'],
    ['__proto__:x', 'a scheme that is no scheme'],
  ])('takes %j for no identifier (%s)', (text) => {
    expect(canonicalId(text)).toBeUndefined();
  });
});

describe('idFrom', () => {
  it('prefers the identifier that most sources share', () => {
    expect(idFrom({ doi: '10.1/x', arxiv: '2403.12345' }, 'T')).toBe('arxiv:2403.12345');
  });

  it('names a paper without identifiers after its title and first author, whatever their spelling', () => {
    const id = idFrom({}, 'Learning to Rank: A Survey', 'Zoë Müller');
    expect(id).toMatch(/^title:[0-9a-f]{16}$/);
    expect(idFrom({}, 'learning to rank – a survey', 'Zoe Muller')).toBe(id);
    expect(idFrom({}, 'Learning to Rank: A Survey', 'Ann Other')).not.toBe(id);
  });
});
