import type { PublishOptions } from '../types.js';

/** The page's widget, by which the list gains search, sorting and filters where scripts run. */
export interface PageElement {
  /** The widget's whole script, as it stands inside the page. */
  script: string;
  /** Its Content-Security-Policy source: `sha256-` and the base64 digest of exactly that text. */
  scriptHash: string;
  /** The widget's server render, a `<template shadowrootmode="open">`, for its looks before and without scripts. */
  shadow?: string;
}

export interface HtmlOptions extends PublishOptions {
  /** Where the page's feeds are, relative to it or absolute. @default feed.xml, atom.xml and feed.json beside it */
  feeds?: { rss?: string; atom?: string; json?: string } | undefined;
  element?: PageElement | undefined;
}
