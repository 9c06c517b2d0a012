import { toCount } from '../../text/counts.js';
import { labelledOf } from './labels.js';
import { namesIn } from './people.js';

/** Lines under an entry that say what they are. */
export function labelledLines(lines: readonly string[]) {
  const values = new Map<string, string>();
  for (const line of lines) {
    const named = labelledOf(line);
    if (named !== undefined && named.value !== '' && !values.has(named.field)) values.set(named.field, named.value);
  }
  const names = values.get('authors');
  // "Summary: …" is somebody's own, and may be an abstract: of words that tell nothing the abstract has the name alone.
  return {
    authors: names === undefined ? undefined : namesIn(names),
    abstract: values.get('abstract'),
    summary: values.get('summary'),
    date: values.get('published'),
    ids: [...values].flatMap(([field, value]) => {
      const [id = ''] = /^\S+/.exec(value) ?? [];
      return field.startsWith('ids.') ? [/^\d{4}\.\d{4,5}/.test(id) ? `arXiv:${id}` : id] : [];
    }),
    counts: Object.fromEntries(
      [...values].flatMap(([field, value]) => (field.startsWith('signals.') ? [[field.slice(8), toCount(value)]] : [])),
    ),
  };
}
