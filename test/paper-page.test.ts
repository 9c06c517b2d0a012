import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

// docs/paper.md is made from the interfaces: what the editor says of a field and what the page says are one text.

const root = resolve(import.meta.dirname, '..');
const file = join(root, 'packages/core/src/paper/schema.ts');
const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
const interfaces = source.statements.filter(ts.isInterfaceDeclaration);

/** The comment before a declaration, on one line. */
function explained(node: ts.Node): string {
  const text = (comment: string | ts.NodeArray<ts.JSDocComment> | undefined) => ts.getTextOfJSDocComment(comment) ?? '';
  return ts
    .getJSDocCommentsAndTags(node)
    .map((doc) => text(doc.comment))
    .join(' ')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|');
}

/** A field as a row: its name, with a question mark where it may be absent, its type and what it says. */
function row(member: ts.TypeElement): string {
  const type = (ts.isPropertySignature(member) || ts.isIndexSignatureDeclaration(member)) && member.type;
  const kind = type ? type.getText().replace(/ \| undefined$/, '') : '';
  const name = ts.isIndexSignatureDeclaration(member)
    ? `[${member.parameters[0]?.name.getText()}]`
    : `${member.name?.getText()}${member.questionToken ? '?' : ''}`;
  return `| \`${name}\` | \`${kind.replaceAll('|', '\\|')}\` | ${explained(member)} |`;
}

const sections = [
  'Listing',
  'Paper',
  'Author',
  'Ids',
  'Links',
  'Signals',
  'Reading',
  'Source',
  'Relation',
  'Summary',
  'Issue',
];

it('docs/paper.md says of every field what the editor says', async () => {
  expect(interfaces.map(({ name }) => name.text).sort()).toEqual([...sections].sort());
  const tables = sections.map((name) => {
    const declared = interfaces.find((one) => one.name.text === name)!;
    const rows = declared.members.map(row);
    expect(rows.filter((line) => line.endsWith('|  |') && !line.startsWith('| `[name]'))).toEqual([]);
    return `## ${name}\n\n${explained(declared)}\n\n| field | type | what it holds |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  const page = `# Papers and listings

Every format and service is read into the same plain, JSON-serialisable records, and everything else takes them: ranking,
search, feeds, pages, mail and citations. A field that is unknown is absent; a question mark says which may be. The
writers take papers of which only the title is there, and what \`rank\` gives, with its reasons.

\`\`\`ts
import { definePaper, rank, toMarkdown } from '@trending-papers/core';

const paper = definePaper({
  title: 'Attention Is All You Need',
  authors: ['Ashish Vaswani', 'Noam Shazeer'],
  ids: { arxiv: 'https://arxiv.org/abs/1706.03762v7' },
  signals: { citations: 173_000 },
});
console.log(paper.id); // → arxiv:1706.03762
console.log(paper.links.pdf); // → https://arxiv.org/pdf/1706.03762
console.log(toMarkdown(rank([paper])).includes('Attention Is All You Need')); // → true
\`\`\`

What a file says wrongly, \`parse\` leaves out and reports in the listing's \`issues\`. What a program says wrongly is an
error: \`definePaper\` throws \`paper-unusable\`. How papers get their names is told in [identity](identity.md).

${tables.join('\n')}`;
  await expect(page).toMatchFileSnapshot(join(root, 'docs/paper.md'));
});
