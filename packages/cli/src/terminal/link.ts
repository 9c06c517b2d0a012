import type { Io, Sink } from './io.js';

/** Terminals that are known to open links, by what they set in the environment. https://github.com/Alhadis/OSC8-Adoption */
const opens: readonly ((env: Io['env']) => boolean)[] = [
  (env) => env.FORCE_HYPERLINK !== undefined && env.FORCE_HYPERLINK !== '0',
  (env) => /^(iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio|Tabby)$/.test(env.TERM_PROGRAM ?? ''),
  (env) => Number(env.VTE_VERSION) >= 5000,
  (env) => /^(xterm-kitty|alacritty|foot|xterm-ghostty|contour)/.test(env.TERM ?? ''),
  (env) => env.WT_SESSION !== undefined || env.KONSOLE_VERSION !== undefined,
];

/** Makes text a link (OSC 8) where the terminal opens links, and leaves it as it is elsewhere. */
export function linker(sink: Sink, env: Io['env']): (text: string, url: string | undefined) => string {
  if (!sink.isTTY || !opens.some((test) => test(env))) return (text) => text;
  // Control characters would end the sequence early; an address has none once parsed.
  return (text, url) =>
    url && URL.canParse(url) ? `\u001b]8;;${new URL(url).href}\u001b\\${text}\u001b]8;;\u001b\\` : text;
}
