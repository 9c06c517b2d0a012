import { choices, initial, type Settings } from './model.js';

/** The longest address that is made: longer ones are cut by programs that pass them on. */
const longest = 8000;

/** The settings in the fragment of an address, deflated; a text that makes it too long is left out, and that is said. */
export async function toFragment(settings: Settings): Promise<{ fragment: string; isWhole: boolean }> {
  const whole = await pack(settings);
  if (whole.length <= longest) return { fragment: whole, isWhole: true };
  return { fragment: await pack({ ...settings, text: '' }), isWhole: false };
}

/** Settings from a fragment; what cannot be read leaves what there is at first. */
export async function fromFragment(fragment: string): Promise<Settings> {
  try {
    const bytes = Uint8Array.from(atob(fragment.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const text = await new Response(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
    ).text();
    return accepted(JSON.parse(text));
  } catch {
    return { ...initial };
  }
}

async function pack(settings: Settings): Promise<string> {
  const stream = new Blob([JSON.stringify(settings)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** An address is written by anybody: only fields that are known, each of its own type and among what it may be. */
function accepted(given: unknown): Settings {
  const from = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const sameType = <T extends object>(model: T, values: Record<string, unknown>): T =>
    Object.fromEntries(
      Object.entries(model).map(([name, value]) => {
        const other = Object.hasOwn(values, name) ? values[name] : undefined;
        const isOfType = typeof other === typeof value && typeof other !== 'object';
        return [name, isOfType && (choices[name]?.includes(other as string) ?? true) ? other : value];
      }),
    ) as T;
  const weights = typeof from.weights === 'object' && from.weights !== null ? from.weights : {};
  return { ...sameType(initial, from), weights: sameType(initial.weights, weights as Record<string, unknown>) };
}
