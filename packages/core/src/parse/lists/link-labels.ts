import { parseId } from '../../paper/id.js';

/** Words that links are called by, and what they lead to; others are called by the title. */
const labels: readonly (readonly [field: 'paper' | 'code' | 'project' | 'video' | 'other', pattern: RegExp])[] = [
  [
    'paper',
    /^(?:paper|papers|pdf|abs|abstract|arxiv|link|url|html|doi|openreview|read|here|full ?text|preprint|paper link|arxiv page|pdf link|论文|alphaxiv|hf|hf paper|hugging ?face|publisher|acm|ieee|springer|pubmed)$/i,
  ],
  [
    'code',
    /^(?:code|github|repo|repository|source|official code|code link|gitlab|implementation|pytorch|tensorflow|jax|代码|official|star|stars)$/i,
  ],
  ['project', /^(?:project|project page|page|website|web|homepage|home|site|demo|blog|主页)$/i],
  ['video', /^(?:video|youtube|talk|presentation|bilibili)$/i],
  [
    'other',
    /^(?:slides?|poster|bib|bibtex|cite|citation|dataset|data|model|models|weights|colab|supp(?:lementary)?|appendix|twitter|tweet|thread|x|discord|back(?: to top)?|top|toc|star history|translation|notes?|🤗|summary|review|scholar|google scholar|semantic scholar|related|share|save|unsubscribe|view .{1,40}|more)$/i,
  ],
];

const bareLabel = (label: string) =>
  label.replace(/^[\s[\](){}|:·•*_`"'“”✨📄💻🔗📝🌐⭐]+|[\s[\](){}|:·•*_`"'“”✨]+$/gu, '').trim();

/** What a label says that its link leads to; a title's leads to the paper. */
export function labelKind(label: string): 'paper' | 'code' | 'project' | 'video' | 'other' | 'title' {
  const bare = bareLabel(label);
  if (bare === '' || /^https?:\/\//.test(bare) || (/[\d:/]/.test(bare) && parseId(bare) !== undefined)) return 'paper';
  const kind = labels.find(([, pattern]) => pattern.test(bare))?.[0];
  return kind ?? (bare.length >= 6 && /\p{L}{2}/u.test(bare) ? 'title' : 'paper');
}
