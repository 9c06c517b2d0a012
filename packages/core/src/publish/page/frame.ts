import { escapeMarkup } from '../../text/escape/markup.js';
import { pageStyle, pageStyleHash } from './style.js';

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

/** The style that all pages share, by its hash. */
export const sharedStyle = `style-src '${pageStyleHash}'`;

export interface PageFrame {
  readonly language: string;
  readonly policy: string;
  /** Markup of the head, and of the body; absent pieces are the empty string. */
  readonly head: readonly string[];
  readonly body: readonly string[];
}

/** The page around its content. */
export function pageText({ language, policy, head, body }: PageFrame): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    ...head,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>\n',
  ]
    .filter(Boolean)
    .join('\n');
}
