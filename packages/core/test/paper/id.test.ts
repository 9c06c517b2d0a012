import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalId, completeIds, idFrom, normalizeId, openPdfOf, pageOf } from '../../src/paper/id.js';
import { Ids } from '../../src/paper/schema.js';
import { homeOf, schemeNames } from '../../src/paper/schemes.js';

describe('what is told at a look', () => {
  const rest = fc
    .array(fc.constantFrom('a', 'B', '7', '.', '/', '-', '_', '(', ')', ';', '%2F', '\\_', ' ', "'", '\u00E9'), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''));

  it('is of a DOI what is read of it behind its prefix', () => {
    fc.assert(
      fc.property(rest, (tail) => {
        expect(normalizeId('doi', `10.1000/${tail}`)).toBe(normalizeId('doi', `doi:doi:10.1000/${tail}`));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('is of an address each part of the identifier encoded', () => {
    fc.assert(
      fc.property(rest, (id) => {
        const encoded = id.split('/').map(encodeURIComponent).join('/').replaceAll("'", '%27');
        expect(homeOf('dblp', id)).toBe(`https://dblp.org/rec/${encoded}`);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

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
    ['export.arxiv.org/abs/2001.00001', 'arxiv:2001.00001'],
    ['HTTPS://ARXIV.ORG/ABS/2001.00001', 'arxiv:2001.00001'],
    ['//arxiv.org/abs/2001.00001', 'arxiv:2001.00001'],
    ['https://arxiv.org:443/abs/2001.00001/', 'arxiv:2001.00001'],
    ['https://arxiv.org/pdf/2001.00001v7.pdf', 'arxiv:2001.00001'],
    ['https://arxiv.org/pdf/2001.00001v7#page=3', 'arxiv:2001.00001'],
    ['https://arxiv.org/html/2409.00002v2/S3.html', 'arxiv:2409.00002'],
    ['https://arxiv.org/abs/2001.00001?context=cs.LG', 'arxiv:2001.00001'],
    ['https://arxiv.org/abs/2001.00001).', 'arxiv:2001.00001'],
    ['<https://arxiv.org/abs/2001.00001>', 'arxiv:2001.00001'],
    ['https://arxiv.org/ftp/arxiv/papers/1203/1203.0001.pdf', 'arxiv:1203.0001'],
    ['https://arxiv.org/abs/cond-mat.str-el/0001001', 'arxiv:cond-mat/0001001'],
    ['cond-mat.dis-nn/0001001v2', 'arxiv:cond-mat/0001001'],
    ['arXiv:physics.soc-ph/0101001', 'arxiv:physics/0101001'],
    ['https://ar5iv.org/abs/2001.00001', 'arxiv:2001.00001'],
    ['https://www.alphaxiv.org/overview/2001.00001v2', 'arxiv:2001.00001'],
    ['https://alphaxiv.org/de/overview/2001.00001', 'arxiv:2001.00001'],
    ['hf.co/papers/2001.00001', 'arxiv:2001.00001'],
    ['https://paperswithcode.co/paper/2001.00001', 'arxiv:2001.00001'],
    ['https://www.semanticscholar.org/arxiv/2001.00001', 'arxiv:2001.00001'],
    ['https://api.semanticscholar.org/arXiv:2001.00001', 'arxiv:2001.00001'],
    ['https://inspirehep.net/api/arxiv/hep-th/0001001', 'arxiv:hep-th/0001001'],
    ['https://ui.adsabs.harvard.edu/abs/arXiv:2001.00001/abstract', 'arxiv:2001.00001'],
    ['https://ui.adsabs.harvard.edu/abs/2020arXiv200100001D/abstract', 'arxiv:2001.00001'],
    ['2013arXiv1301.0002M', 'arxiv:1301.0002'],
    ['2003math......9136P', 'arxiv:math/0309136'],
    ['1998hep.th....5201S', 'arxiv:hep-th/9805201'],
    ['2004cond.mat.10001H', 'arxiv:cond-mat/0410001'],
    ['2019ApJ...871...10A', 'ads:2019ApJ...871...10A'],
    ['https://ui.adsabs.harvard.edu/abs/2016A%26A...595A...1G/abstract', 'ads:2016A&A...595A...1G'],
    ['https://web.archive.org/web/20200101000000/https://arxiv.org/abs/2001.00001', 'arxiv:2001.00001'],
    ['https://dblp.org/rec/journals/corr/abs-2001-00001.html', 'arxiv:2001.00001'],
    ['DBLP:journals/corr/abs-2001-00001', 'arxiv:2001.00001'],
    ['https://dblp.uni-trier.de/rec/bib/conf/icml/Doe20', 'dblp:conf/icml/Doe20'],
    ['doi:10.48550/arXiv.2001.00001', 'arxiv:2001.00001'],
    ['DOI 10.48550/ARXIV.HEP-TH/0001001', 'arxiv:hep-th/0001001'],
    ['https://doi.org/doi:10.1000/XYZ', 'doi:10.1000/xyz'],
    ['https://doi-org.ezproxy.example.edu/10.1145/1122445', 'doi:10.1145/1122445'],
    ['https://dl.acm.org/doi/full/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://dl.acm.org/doi/fullHtml/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://dl.acm.org/citation.cfm?id=1&doid=3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://doi.acm.org/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://onlinelibrary.wiley.com/doi/epdf/10.1002/anie.202000001', 'doi:10.1002/anie.202000001'],
    ['https://onlinelibrary.wiley.com/doi/10.1002/anie.202000001/full', 'doi:10.1002/anie.202000001'],
    ['https://www.nature.com/articles/s41586-021-03819-2/figures/1', 'doi:10.1038/s41586-021-03819-2'],
    ['https://www.nature.com/nature/journal/v521/n7553/full/nature14539.html', 'doi:10.1038/nature14539'],
    ['https://link.springer.com/content/pdf/10.1007%2Fs11263-015-0816-y.pdf', 'doi:10.1007/s11263-015-0816-y'],
    ['https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102', 'doi:10.1103/physrevlett.116.061102'],
    ['https://iopscience.iop.org/article/10.1088/1361-6471/aa1234/meta', 'doi:10.1088/1361-6471/aa1234'],
    ['https://pubs.aip.org/aip/jcp/article/doi/10.1063/5.0012345/123456/A-title', 'doi:10.1063/5.0012345'],
    ['https://projecteuclid.org/journals/annals/issue-1/A-title/10.1214/20-AOS1234.full', 'doi:10.1214/20-aos1234'],
    ['https://pubs.rsc.org/en/content/articlelanding/2020/sc/d0sc01234a', 'doi:10.1039/d0sc01234a'],
    ['https://elifesciences.org/articles/64058', 'doi:10.7554/elife.64058'],
    ['https://peerj.com/articles/cs-321/', 'doi:10.7717/peerj-cs.321'],
    ['https://www.biorxiv.org/content/10.64898/2026.01.02.123456v1.full.pdf', 'doi:10.64898/2026.01.02.123456'],
    ['https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567', 'doi:10.2139/ssrn.1234567'],
    ['https://ssrn.com/abstract=1234567', 'doi:10.2139/ssrn.1234567'],
    ['https://openreview.net/forum?id=abcDEF12_-&noteId=xyz987', 'openreview:abcDEF12_-'],
    ['https://openreview.net/forum?noteId=xyz987&id=abcDEF12_-', 'openreview:abcDEF12_-'],
    ['2020.acl-main.7v2.pdf', 'acl:2020.acl-main.7'],
    ['https://aclanthology.org/2020.acl-main.7v2.pdf', 'acl:2020.acl-main.7'],
    ['https://www.aclweb.org/anthology/2020.acl-main.7/', 'acl:2020.acl-main.7'],
    ['https://aclanthology.info/papers/P18-1001/p18-1001', 'acl:P18-1001'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/29768149', 'pmid:29768149'],
    ['https://europepmc.org/article/MED/29768149', 'pmid:29768149'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5951906/pdf/main.pdf', 'pmcid:PMC5951906'],
    ['https://europepmc.org/articles/PMC5951906', 'pmcid:PMC5951906'],
    ['hal-01234567v2', 'hal:hal-01234567'],
    ['HAL Id: tel-01234567', 'hal:tel-01234567'],
    ['https://inria.hal.science/hal-01234567v3/document', 'hal:hal-01234567'],
    ['https://hal.archives-ouvertes.fr/hal-01234567/file/paper.pdf', 'hal:hal-01234567'],
    ['https://inspirehep.net/literature/1234567', 'inspire:1234567'],
    ['https://inspirehep.net/record/1234567?ln=en', 'inspire:1234567'],
    ['https://proceedings.mlr.press/v119/doe20a/doe20a.pdf', 'pmlr:v119/doe20a'],
    [
      'https://papers.nips.cc/paper_files/paper/2019/file/00112233445566778899aabbccddeeff-Paper.pdf',
      'neurips:2019/00112233445566778899aabbccddeeff',
    ],
    [
      'https://www.semanticscholar.org/paper/A-title/00112233445566778899AABBCCDDEEFF00112233?p2df',
      's2:00112233445566778899aabbccddeeff00112233',
    ],
    ['https://api.semanticscholar.org/CorpusID:13756489', 'corpus:13756489'],
    ['https://api.openalex.org/works/w2741809807', 'openalex:W2741809807'],
    ['arXiv:2401.12345v2 [cs.CL]', 'arxiv:2401.12345'],
    ['[2401.12345]', 'arxiv:2401.12345'],
    ['(arXiv:2401.12345)', 'arxiv:2401.12345'],
    ['arXiv2401.12345', 'arxiv:2401.12345'],
    ['arxiv-2401.12345', 'arxiv:2401.12345'],
    ['arXiv_2401.12345.pdf', 'arxiv:2401.12345'],
    ['https://arxiv.org/pdf/2401.12345.pdf#page=3', 'arxiv:2401.12345'],
    ['https://arxiv.org/abs/2401.12345%20', 'arxiv:2401.12345'],
    ['https://arxiv.org/e-print/2401.12345v1', 'arxiv:2401.12345'],
    ['https://arxiv.org/tb/2401.12345', 'arxiv:2401.12345'],
    ['https://de.arxiv.org/abs/cs.CL/0001001', 'arxiv:cs/0001001'],
    ['https://ar5iv.labs.arxiv.org/abs/hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://arxiv.labs.arxiv.org/html/2401.12345', 'arxiv:2401.12345'],
    ['https://arxiv-sanity-lite.com/?rank=pid&pid=2401.12345', 'arxiv:2401.12345'],
    ['https://www.alphaxiv.org/resources/2401.12345v1', 'arxiv:2401.12345'],
    ['https://www.alphaxiv.org/audio/2401.12345', 'arxiv:2401.12345'],
    ['https://huggingface.co/papers/2401.12345#community', 'arxiv:2401.12345'],
    ['https://paperswithcode.co/papers/2401.12345', 'arxiv:2401.12345'],
    ['chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/https://arxiv.org/pdf/2401.12345', 'arxiv:2401.12345'],
    ['view-source:https://arxiv.org/abs/2401.12345', 'arxiv:2401.12345'],
    ['https://ui.adsabs.harvard.edu/link_gateway/2024arXiv240112345S/EPRINT_PDF', 'arxiv:2401.12345'],
    ['https://api.semanticscholar.org/graph/v1/paper/ARXIV:2401.12345?fields=title', 'arxiv:2401.12345'],
    ['nlin.CD/0001001', 'arxiv:nlin/0001001'],
    ['cond-mat.mes-hall/0410550v1', 'arxiv:cond-mat/0410550'],
    ['10.1016%2Fj.artint.2020.103258', 'doi:10.1016/j.artint.2020.103258'],
    ['https://doi.org/10.1016%2Fj.artint.2020.103258', 'doi:10.1016/j.artint.2020.103258'],
    ['hdl:10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['https://www.biorxiv.org/content/early/2020/01/02/2020.01.01.123456', 'doi:10.1101/2020.01.01.123456'],
    ['https://psyarxiv.com/abcde/', 'doi:10.31234/osf.io/abcde'],
    ['https://osf.io/preprints/socarxiv/abcde_v2', 'doi:10.31235/osf.io/abcde'],
    ['https://www.researchsquare.com/article/rs-123456/v1', 'doi:10.21203/rs.3.rs-123456/v1'],
    ['https://doi.ieeecomputersociety.org/10.1109/CVPR.2020.00001', 'doi:10.1109/cvpr.2020.00001'],
    ['https://m.pubmed.ncbi.nlm.nih.gov/29768149', 'pmid:29768149'],
    ['https://europepmc.org/abstract/MED/29768149', 'pmid:29768149'],
    [
      'https://www.semanticscholar.org/reader/00112233445566778899aabbccddeeff00112233',
      's2:00112233445566778899aabbccddeeff00112233',
    ],
    ['https://openreview.net/attachment?id=rJl-b3RcF7&name=pdf', 'openreview:rJl-b3RcF7'],
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
    ['constructor:2403', 'another'],
    ['https://arxiv.org/list/cs.LG/recent', 'a list'],
    ['https://huggingface.co/papers', 'a list without a paper'],
    ['https://huggingface.co/papers/month/2024-03', 'another'],
    ['https://www.nature.com/nature', 'a journal'],
    ['https://openreview.net/group?id=ICLR.cc/2025', 'a venue'],
    ['https://aclanthology.org/venues/acl/', 'another'],
    ['https://github.com/acme/paper/releases/tag/10.1', 'a version'],
    ['report-20240101', 'a number after a word'],
    ['https://ieeexplore.ieee.org/document/9156789', 'a page known by its address alone'],
    ['https://scholar.archive.org/work/abcdefghijklmnopqrstuvwx12', 'another'],
    ['https://osf.io/preprints/psyarxiv/discover', 'a list of preprints'],
    ['https://openreview.net/references/pdf?id=rJl-b3RcF7', 'a version, whose name is not the paper\u2019s'],
    ['https://info.arxiv.org/help/2401.12345.html', 'a page of help'],
    ['arxiv-sanity', 'a name'],
    ['1998 was a good year', 'a year'],
    ['12345678', 'a number of any scheme'],
    ['https://hal.science/search/index', 'a search'],
    [`https://example.org/?${'doi=&'.repeat(390)}`, 'a query with no end'],
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
    expect(id).toMatch(/^title:[0-9a-f]{32}$/);
    expect(idFrom({}, 'learning to rank – a survey', 'Zoe Muller')).toBe(id);
    expect(idFrom({}, 'Learning to Rank: A Survey', 'Ann Other')).not.toBe(id);
  });
});

describe('the home of an identifier', () => {
  it.each([
    ['arxiv', 'math/0309136', 'https://arxiv.org/abs/math/0309136'],
    ['doi', '10.1000/a;b:c', 'https://doi.org/10.1000/a%3Bb%3Ac'],
    ['doi', "10.1000/<o'brien>#1?", 'https://doi.org/10.1000/%3Co%27brien%3E%231%3F'],
    ['openreview', 'abcDEF12_-', 'https://openreview.net/forum?id=abcDEF12_-'],
    ['acl', '2020.acl-main.7', 'https://aclanthology.org/2020.acl-main.7/'],
    ['pmid', '29768149', 'https://pubmed.ncbi.nlm.nih.gov/29768149/'],
    ['pmcid', 'PMC5951906', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC5951906/'],
    ['hal', 'tel-01234567', 'https://hal.science/tel-01234567'],
    ['pmlr', 'v119/doe20a', 'https://proceedings.mlr.press/v119/doe20a.html'],
    ['dblp', 'conf/icml/Doe20', 'https://dblp.org/rec/conf/icml/Doe20'],
    ['ads', '2016A&A...595A...1G', 'https://ui.adsabs.harvard.edu/abs/2016A%26A...595A...1G'],
    ['inspire', '1234567', 'https://inspirehep.net/literature/1234567'],
    ['corpus', '13756489', 'https://api.semanticscholar.org/CorpusID:13756489'],
    ['openalex', 'W2741809807', 'https://openalex.org/W2741809807'],
  ])('of %s %s is a page that reads as the same identifier', (scheme, id, home) => {
    expect(homeOf(scheme, id)).toBe(home);
    expect(new URL(home).href).toBe(home);
    expect(canonicalId(home)).toBe(`${scheme}:${id}`);
  });

  it('is an address whatever an identifier holds', () => {
    expect(homeOf('doi', '10.1000/\uD800')).toBe('https://doi.org/10.1000/%EF%BF%BD');
  });

  it.each([['mag'], ['__proto__'], ['toString'], ['isbn']])('is unknown for %s', (scheme) => {
    expect(homeOf(scheme, '1')).toBeUndefined();
  });

  it('of a paper is that of its best identifier that has one', () => {
    expect(pageOf({ mag: '7', corpus: '5', dblp: 'conf/icml/Doe20' })).toBe('https://dblp.org/rec/conf/icml/Doe20');
    expect(pageOf({ mag: '7', corpus: '5' })).toBe('https://api.semanticscholar.org/CorpusID:5');
    expect(pageOf({ mag: '7' })).toBeUndefined();
    expect(openPdfOf({ doi: '10.1000/x', arxiv: '2001.00001' })).toBe('https://arxiv.org/pdf/2001.00001');
    expect(openPdfOf({ doi: '10.1000/x' })).toBeUndefined();
  });
});

describe('identifiers as they are kept', () => {
  it('stand in one order, with those that are implied and without those that only repeat', () => {
    const kept = completeIds({ isbn: '1', ads: '2020arXiv200100001D', doi: '10.48550/arxiv.2001.00001' });
    expect(JSON.stringify(kept)).toBe('{"arxiv":"2001.00001","isbn":"1"}');
    expect(completeIds({ dblp: 'journals/corr/abs-2001-00001' })).toEqual({
      arxiv: '2001.00001',
      dblp: 'journals/corr/abs-2001-00001',
    });
    expect(completeIds({ doi: '10.18653/v1/p18-1001' })).toEqual({ doi: '10.18653/v1/p18-1001', acl: 'P18-1001' });
  });

  it('do not change when they are kept again', () => {
    const once = completeIds({ doi: '10.18653/v1/2020.acl-main.7', dblp: 'journals/corr/abs-2001-00001' });
    expect(JSON.stringify(completeIds(once))).toBe(JSON.stringify(once));
  });

  it.each([
    ['openalex', 'https://openalex.org/w12', 'W12'],
    ['pmid', 'PMID: 12', '12'],
    ['arxiv', 'https://arxiv.org/pdf/2001.00001v3', '2001.00001'],
    ['arxiv', 'https://doi.org/10.1000/x', undefined],
    ['isbn', ' 978-3 ', '978-3'],
    ['constructor', 'x', 'x'],
  ])('are read under their scheme: %s %s', (scheme, value, id) => {
    expect(normalizeId(scheme, value)).toBe(id);
  });
});

it('has a field of Ids for every scheme, and a scheme for every field', () => {
  expect([...schemeNames].sort()).toEqual(Object.keys(Ids.def.shape).sort());
});

describe('the hash in the name of a paper without identifiers', () => {
  const names = Array.from({ length: 40_000 }, (_, index) => idFrom({}, `A Study of ${index}`, `Author ${index % 7}`));

  it('has 128 bits, and any 32 of them tell forty thousand titles apart but for chance', () => {
    expect(names[0]).toMatch(/^title:[0-9a-f]{32}$/);
    for (const from of [6, 14, 22, 30]) {
      const windows = new Set(names.map((name) => name.slice(from, from + 8)));
      // 0.2 collisions are expected among 40,000 of 2^32 values.
      expect(names.length - windows.size).toBeLessThan(5);
    }
  });

  it('changes by half its bits with one letter', () => {
    const bits = (name: string) => BigInt(`0x${name.slice(6)}`);
    const changed = names.slice(1, 2001).map((name, index) => {
      const differing = (bits(name) ^ bits(names[index]!)).toString(2).replaceAll('0', '').length;
      return differing;
    });
    const mean = changed.reduce((sum, each) => sum + each, 0) / changed.length;
    expect(mean).toBeGreaterThan(62);
    expect(mean).toBeLessThan(66);
    expect(Math.min(...changed)).toBeGreaterThan(30);
  });

  it('differs for a title and the same title with a sign of zeros after it, and for halves that change places', () => {
    const some = ['ab', 'ba', 'a', 'aa', 'aaa', 'aaaaaaaa', 'aaaaaaaaa', ''].map((title) => idFrom({}, title));
    expect(new Set(some).size).toBe(some.length);
  });
});
