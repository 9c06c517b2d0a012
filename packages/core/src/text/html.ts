import { decodeHTML } from 'entities';

/** HTML or JATS as plain text. Never throws. */
export function htmlToText(html: string): string {
  return decodeHTML(html.replace(/<[^<>]{1,2000}>/g, ' '));
}
