/** An address with its parameters, those without a value left out: a blank one is worse than none. */
export function withQuery(
  base: string,
  parameters: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  return url.href;
}
