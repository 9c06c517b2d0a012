/** Something with a name and what is said of it. */
interface Described {
  name: string;
  text: string;
  type?: string;
  default?: string;
}

export function describeElement(): Record<
  'attributes' | 'properties' | 'events' | 'slots' | 'parts' | 'cssProperties',
  readonly Described[]
>;
export function generate(): Map<string, string>;
