import { resolve } from 'node:path';
import { loadWords, type Words } from '@trending-papers/core/words';
import type { Options, Values } from '../args/option.js';
import {
  configOption,
  filterOptions,
  languageOptions,
  orderOptions,
  outputOptions,
  siteOptions,
} from '../args/options.js';
import { readTheme } from '../config/theme.js';
import { disk } from '../disk/disk.js';
import { orderOf } from '../inputs/order.js';
import type { BuildOptions } from '../site/build.js';
import { copyPictures, type PictureTools } from '../site/pictures.js';
import type { Site } from '../site/site.js';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';

/** What every command takes that publishes a site. */
export const publishOptions = {
  ...siteOptions,
  ...filterOptions,
  ...orderOptions,
  ...languageOptions,
  ...configOption,
  ...outputOptions,
} satisfies Options;

/** All of a site but where its papers come from. */
export type SiteFrame = Omit<Site, 'receive' | 'ledger' | 'look'> & { words: Words };

export async function siteOf(
  { path, values }: { path: string; values: Values<typeof publishOptions> },
  io: Io,
  reporter: Reporter,
): Promise<SiteFrame> {
  return {
    path,
    order: await orderOf(values, io, reporter),
    words: await loadWords(values.language),
    language: values.language,
    keep: { papers: values.keep, days: values['keep-days'] },
    searchShards: values['search-shards'],
    theme: values.theme === undefined ? undefined : await readTheme(resolve(io.cwd, values.theme)),
    withhold: values.withhold,
    title: values.title,
    hub: values.hub,
    url: values.url === undefined ? undefined : new URL('.', values.url).href,
  };
}

/** What sites are made with, whichever they are. */
export async function workshopOf(
  { force, pictures }: Values<typeof publishOptions>,
  io: Io,
  reporter: Reporter,
): Promise<Omit<BuildOptions, 'folder' | 'sites'>> {
  const tools: PictureTools = {
    fetch: io.fetch,
    resolveHost: io.resolveHost,
    now: io.now,
    signal: io.signal,
    disk,
    note: reporter.warn,
  };
  return {
    force,
    note: reporter.warn,
    remark: (issues) => reporter.issues('site', issues),
    script: await io.widgetScript(),
    parts: await io.widgetParts(),
    pictures: pictures === 'none' ? undefined : (papers, into) => copyPictures(papers, into, tools),
    now: io.now,
    disk,
  };
}
