import { escapeMarkup } from '../../text/escape/markup.js';
import { isEnglish, siteWords } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import { localStyle, localStyleHash, pageStyle, pageStyleHash } from './style.js';

/** An HTML start tag for an element that has no end tag; nothing when a value is not known. */
export function voidTag(name: string, attributes: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(attributes);
  if (pairs.some(([, value]) => value === undefined)) return '';
  return `<${name}${pairs.map(([key, value]) => ` ${key}="${escapeMarkup(value!)}"`).join('')}>`;
}

/** Nothing loads and nothing runs but what a page names. */
export function policyOf(...more: readonly string[]): string {
  return [`default-src 'none'`, ...more, `base-uri 'none'`, `form-action 'none'`].join('; ');
}

/** The style that all pages in a language share, by its hash. */
export const styleSource = (words: Words): string => `style-src '${isEnglish(words) ? pageStyleHash : localStyleHash}'`;

export interface PageFrame {
  readonly language: string;
  readonly words: Words;
  readonly policy: string;
  /** Markup of the head, and of the body; absent pieces are the empty string. */
  readonly head: readonly string[];
  readonly body: readonly string[];
}

/** The language with its usual country, as Open Graph names it: `de_DE`. */
function localeOf(language: string): string | undefined {
  try {
    const { language: name, region } = new Intl.Locale(language).maximize();
    return region && `${name}_${region}`;
  } catch {
    return undefined;
  }
}

/** The page around its content. */
export function pageText({ language, words, policy, head, body }: PageFrame): string {
  const direction = siteWords(words).dir === 'rtl' ? ' dir="rtl"' : '';
  return [
    '<!doctype html>',
    `<html lang="${language}"${direction}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    ...head,
    isEnglish(words) ? '' : voidTag('meta', { property: 'og:locale', content: localeOf(language) }),
    `<style>${isEnglish(words) ? pageStyle : localStyle}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>\n',
  ]
    .filter(Boolean)
    .join('\n');
}
