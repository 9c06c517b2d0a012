import type { FormatReader } from '../format.js';
import { readSearchPage } from './text-search.js';

// The pages of Hugging Face papers as somebody copied or extracted them: plain text without ids. The layouts are in
// their own files; this one only says which it is.

/** Any prose may be a listing: one that begins as data of another kind is not. */
export const general = true;

export const detect: FormatReader['detect'] = ({ head }) => /^[\p{L}\p{N}"'#(*\u201C]/u.test(head) && /\s/.test(head);

export const parse: FormatReader['parse'] = ({ text }, context) => readSearchPage(text, context);
