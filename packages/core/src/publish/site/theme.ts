import { reporter } from '../model/publication.js';
import { strictHref } from '../model/url.js';
import type { PublishOptions } from '../types.js';

/** What makes a site look like whose it is. Nothing in it can load or run anything. */
export interface Theme {
  /** The path, from the top of the site, of a picture beside the site's name. @default the site's icon */
  logo?: string | undefined;
  /** A CSS colour for links and numbers: at least 4.5:1 on white. */
  accent?: string | undefined;
  /** The same on dark pages. @default the accent, made lighter */
  accentDark?: string | undefined;
  /** A CSS list of fonts that readers have: `Georgia, serif`. */
  font?: string | undefined;
  /** Links beside those of the site. */
  links?: readonly { label: string; url: string }[] | undefined;
  /** A line at the end of every page. */
  footer?: string | undefined;
}

/** A theme whose values can stand where they are written. */
export interface UsableTheme extends Theme {
  /** The text of the theme's style sheet; empty where it changes none. */
  readonly style: string;
}

/** Colours and fonts as CSS has them, without what could end the rule or fetch anything. */
const plainValue = /^(?!.*(?:url|image|expression)\s*\()[\w\s#.,%()/'"-]{1,200}$/i;

/** What of a theme can be used; what cannot is told and left out. */
export function usableTheme(theme: Theme | undefined, options: PublishOptions): UsableTheme | undefined {
  if (theme === undefined) return undefined;
  const report = reporter(options);
  const checked = <T>(field: string, value: T | undefined, isUsable: (value: T) => boolean): T | undefined => {
    if (value === undefined || isUsable(value)) return value;
    report('theme-unusable', { field }, `theme.${field}`);
    return undefined;
  };
  const css = (field: 'accent' | 'accentDark' | 'font') =>
    checked(field, theme[field], (value) => plainValue.test(value));
  const [accent, font] = [css('accent'), css('font')];
  const accentDark = css('accentDark') ?? (accent && `color-mix(in oklab, ${accent} 60%, white)`);
  const rules = [
    accent && `:root { --accent: ${accent}; }`,
    accentDark && `@media (prefers-color-scheme: dark) { :root { --accent: ${accentDark}; } }`,
    font && `:root { --font: ${font}; }`,
  ].filter(Boolean);
  const logo = checked('logo', theme.logo, (value) => !/^\w+:|^\//.test(value) && strictHref(value) !== undefined);
  const links = (theme.links ?? []).filter(({ url }) =>
    checked('links', url, (value) => strictHref(value) !== undefined),
  );
  return {
    ...(theme.footer !== undefined && { footer: theme.footer }),
    ...(logo !== undefined && { logo }),
    links,
    style: rules.length === 0 ? '' : `${rules.join('\n')}\n`,
  };
}
