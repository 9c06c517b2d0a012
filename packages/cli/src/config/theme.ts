import { readFile } from 'node:fs/promises';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Theme } from '@trending-papers/core/publish';
import * as z from 'zod/mini';
import { wordsOf } from '../disk/disk-error.js';

const text = z.optional(z.string());

const ThemeFile = z.strictObject({
  logo: text,
  accent: text,
  accentDark: text,
  font: text,
  links: z.optional(z.array(z.strictObject({ label: z.string(), url: z.string() }))),
  footer: text,
});

/**
 * The theme of a site, from a file of JSON.
 *
 * @throws TrendingPapersError `unusable-config` that says what is wrong with it.
 */
export async function readTheme(path: string): Promise<Theme> {
  const fail = (why: string, cause?: unknown) =>
    new TrendingPapersError('unusable-config', `${path} is no theme: ${why}.`, { path }, { cause });
  let json: unknown;
  try {
    json = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
  } catch (cause) {
    throw fail(wordsOf(cause), cause);
  }
  const result = ThemeFile.safeParse(json);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => issue.path.join('.') || 'the file');
  throw fail(
    `${fields.join(', ')} is not as it should be: logo, accent, accentDark, font, links and footer may be there`,
  );
}
