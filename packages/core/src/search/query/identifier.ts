import { parseId } from '../../paper/id.js';
import { schemeNames } from '../../paper/schemes.js';
import type { Segment } from '../store/segment.js';
import { placeOf, type Store } from '../store/store.js';
import type { Condition } from './match.js';

interface Place {
  segment: Segment;
  doc: number;
}

/** The canonical name of what can only be an identifier, or an address that holds one. */
export function pastedId(text: string): string | undefined {
  const identifier = parseId(text);
  return identifier && `${identifier.scheme}:${identifier.id}`;
}

/** What a paper may be called that is asked for by `id:`: any spelling of an identifier, or one without its scheme. */
export function identifiersOf(text: string): string[] {
  const pasted = pastedId(text);
  if (pasted !== undefined) return [pasted, text];
  const bare = text.toLowerCase();
  return [text, ...schemeNames.map((scheme) => `${scheme}:${bare}`)];
}

/** Papers of that name, or that have it among their other identifiers. */
function placesOf(store: Store, ids: readonly string[]): Place[] {
  const named = ids.map((id) => placeOf(store, id)).filter((place) => place !== undefined);
  if (named.length > 0) return named;
  const entries = ids.map((id) => store.names.findText(id)).filter((entry) => entry >= 0);
  if (entries.length === 0) return [];
  return store.segments.flatMap((segment) => {
    const { starts, values } = segment.columns.aliases;
    const places: Place[] = [];
    for (let doc = 0; doc < segment.size; doc++)
      for (let at = starts[doc]!; at < starts[doc + 1]!; at++)
        if (entries.includes(values[at]!)) places.push({ segment, doc });
    return places;
  });
}

function at(places: readonly Place[]): Condition {
  return (segment) => {
    const mask = new Uint8Array(segment.size);
    for (const place of places) if (place.segment === segment) mask[place.doc] = 1;
    return mask;
  };
}

/** The paper of an identifier. */
export function identifier(store: Store, text: string): Condition {
  return at(placesOf(store, identifiersOf(text)));
}

/** The same for a plain word of a query; undefined when it is none, or no paper has it. */
export function pastedIdentifier(store: Store, text: string): Condition | undefined {
  const id = pastedId(text);
  const places = id === undefined ? [] : placesOf(store, [id]);
  return places.length > 0 ? at(places) : undefined;
}
