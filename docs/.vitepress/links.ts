import { posix } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { repositoryAddress } from '../../scripts/repository.mjs';

/** Documents of the repository that the site shows at an address of its own. */
const shown: Record<string, string> = {
  'CHANGELOG.md': 'changelog.md',
  'packages/widget/README.md': 'reference/element.md',
};

/** The repository's files, where the site is built by a job that knows the repository. */
const address = repositoryAddress(process.env, '');
const files = address && `${address}/blob/main`;

/**
 * Links between Markdown files of the repository work in a file viewer; on the site those that lead out of `docs/` become
 * the page that shows the same, or the file in the repository, or, where that is not known, plain words.
 */
export function linksOutOfTheSite(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('links-out-of-the-site', ({ tokens, env }) => {
    const page: string = env.relativePath ?? '';
    for (const token of tokens)
      for (const child of token.children ?? []) {
        const href = child.type === 'link_open' ? child.attrGet('href') : null;
        if (!href || /^([a-z]+:|#|\/)/i.test(href)) continue;
        const [path = '', place = ''] = href.split(/(?=#)/);
        const source = page in included ? included[page]! : posix.join('docs', page);
        const target = posix.join(posix.dirname(source), path);
        if (target.startsWith('docs/'))
          child.attrSet('href', `${relative(page, target.slice('docs/'.length))}${place}`);
        else if (Object.hasOwn(shown, target)) child.attrSet('href', `${relative(page, shown[target]!)}${place}`);
        else if (files) child.attrSet('href', `${files}/${target}`);
        else child.type = 'link_without_address';
      }
  });
  // The end of a link that is none is found by its place in the row.
  const renderLink = markdown.renderer.rules;
  renderLink.link_without_address = () => '<span>';
  const close =
    renderLink.link_close ?? ((tokens, index, options, _env, self) => self.renderToken(tokens, index, options));
  renderLink.link_close = (tokens, index, options, env, self) =>
    openOf(tokens, index)?.type === 'link_without_address' ? '</span>' : close(tokens, index, options, env, self);
}

/** Pages that are made of a file elsewhere in the repository: their links are that file's. */
const included: Record<string, string> = Object.fromEntries(Object.entries(shown).map(([file, page]) => [page, file]));

const relative = (page: string, target: string) => {
  const path = posix.relative(posix.dirname(page), target);
  return path.startsWith('.') ? path : `./${path}`;
};

/** The token that begins the link which ends at `index`. */
function openOf(tokens: readonly { type: string }[], index: number) {
  for (let at = index - 1; at >= 0; at--) if (/^link_(open|without_address)$/.test(tokens[at]!.type)) return tokens[at];
  return undefined;
}
