import { parseJson } from '../feed/guard.js';
import { lists, sorts, windows } from '../search/select.js';

/** How an attribute is read, and what it is when nobody wrote it. */
type Attribute =
  | { type: 'text'; default: string }
  /** Words with blanks between, each of `values`. */
  | { type: 'words'; values: readonly string[]; default: string }
  /** One of `values`; any other word counts as the default. `reflect` shows it to the style sheets. */
  | { type: 'choice'; values: readonly string[]; default: string; reflect?: true }
  | { type: 'number'; default: number }
  | { type: 'flag'; default: false }
  | { type: 'json'; default: undefined };

/**
 * Every attribute of the element, declared once: properties, defaults, types, server rendering, editors' data and the
 * tables of the README are made from this.
 */
export const attributes = {
  /** Address of the feed, a `feed.json`; several, with blanks between, are merged. */
  src: { type: 'text', default: '' },
  /** The papers, instead of `src`: a JSON Feed, a Listing, or an array of papers. */
  items: { type: 'json', default: undefined },
  /** What to search for. */
  query: { type: 'text', default: '' },
  /** `trending` is the feed's own order, `for-you` that of the papers a reader saved and hid, learnt on their device. */
  sort: { type: 'choice', values: sorts, default: 'trending' },
  /** Only papers that came up in the last day, week, month or year. */
  window: { type: 'choice', values: windows, default: '' },
  /** Only papers of this topic. */
  topic: { type: 'text', default: '' },
  /** A list that the reader keeps in this browser, in the place of the feed. */
  list: { type: 'choice', values: lists, default: '' },
  /** Papers shown at first, and with each "Show more". */
  limit: { type: 'number', default: 20 },
  /** `list` with abstracts, `cards` in columns with pictures on top, `compact` for many at a glance. */
  layout: { type: 'choice', values: ['list', 'cards', 'compact'], default: 'list', reflect: true },
  /** `auto` takes the colours of the page, `light` and `dark` bring their own. */
  theme: { type: 'choice', values: ['auto', 'light', 'dark'], default: 'auto', reflect: true },
  /** `own` shows those of the page's own site alone, `none` asks for no picture: for pages whose policy allows none. */
  images: { type: 'choice', values: ['show', 'own', 'none'], default: 'show' },
  /** Which controls to show; empty for none. `jump` is also opened by `/`, Ctrl-K and Cmd-K. */
  controls: {
    type: 'words',
    values: ['search', 'jump', 'sort', 'window', 'topics', 'lists'],
    default: 'search jump sort window topics lists',
  },
  /** `lazy` loads the feed only when the element comes near the part of the page that is seen. */
  loading: { type: 'choice', values: ['eager', 'lazy'], default: 'eager' },
  /** Minutes between looks for new papers; 0 for never. */
  refresh: { type: 'number', default: 0 },
  /** Where the e-mail form posts the field `email`; without it there is no form. */
  subscribe: { type: 'text', default: '' },
  /** Keep query, sort, window, topic and list in the page's address, each choice an entry of the history: in the fragment, or in parameters where the page uses that itself. */
  hash: { type: 'flag', default: false },
} as const satisfies Record<string, Attribute>;

type Attributes = typeof attributes;
type AttributeName = keyof Attributes;

type ValueOf<A> = A extends { type: 'choice'; values: readonly (infer V)[] }
  ? V
  : A extends { type: 'number' }
    ? number
    : A extends { type: 'flag' }
      ? boolean
      : A extends { type: 'json' }
        ? unknown
        : string;

/** The properties that go with the attributes. */
export type AttributeValues = { -readonly [Name in keyof Attributes]: ValueOf<Attributes[Name]> };

const entries = Object.entries(attributes) as [AttributeName, Attribute][];

// What a framework writes before the element is defined may be anything: what is no JSON is nothing.
const json = { fromAttribute: (value: string | null) => parseJson(value ?? '') };

/** The attributes as Lit wants them declared. */
export const reactiveProperties = Object.fromEntries(
  entries.map(([name, attribute]) => [
    name,
    {
      reflect: 'reflect' in attribute,
      ...(attribute.type === 'number' && { type: Number }),
      ...(attribute.type === 'flag' && { type: Boolean }),
      ...(attribute.type === 'json' && { converter: json }),
    },
  ]),
);

export const defaultValues = Object.fromEntries(
  entries.map(([name, attribute]) => [name, attribute.default]),
) as AttributeValues;

type Choice = { [Name in AttributeName]: Attributes[Name] extends { type: 'choice' } ? Name : never }[AttributeName];

/** A choice as it is declared: a word that is none of its values counts as the default. */
export function chosen<Name extends Choice>(name: Name, value: string): AttributeValues[Name] {
  const values: readonly string[] = attributes[name].values;
  return values.includes(value) ? (value as AttributeValues[Name]) : defaultValues[name];
}

/** How many papers are shown at a time: a limit that is no count is the default. */
export const limitOf = (limit: number): number => (limit >= 1 ? Math.floor(limit) : attributes.limit.default);

/** What attributes written in markup mean, for those who render without an element. */
export function readAttributes(written: Readonly<Record<string, string>>): AttributeValues {
  const values: Record<string, unknown> = { ...defaultValues };
  for (const [name, { type }] of entries) {
    if (!Object.hasOwn(written, name)) continue;
    const text = written[name]!;
    values[name] = type === 'number' ? Number(text) : type === 'flag' ? true : type === 'json' ? parseJson(text) : text;
  }
  return values as AttributeValues;
}
