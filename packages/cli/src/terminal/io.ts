/** Where text goes: a terminal, a file or a pipe. */
export interface Sink {
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
  readonly isTTY: boolean;
  /** Width of the terminal, in cells. */
  readonly columns: number | undefined;
}

/** A terminal that a command may fill: where keys come from, and where is drawn. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/** Everything a command touches outside itself, so that a test can be the terminal, the clock and the network. */
export interface Io {
  /** Papers, and nothing else. */
  readonly out: Sink;
  /** Everything about the run. */
  readonly err: Sink;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean | undefined };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly now: () => Date;
  readonly fetch: typeof globalThis.fetch;
  /** All addresses of a host name. Whoever asked may judge them: `fetch` then connects to one of these. */
  readonly resolveHost: (host: string) => Promise<readonly string[]>;
  /** How a pause between requests passes; a test need not wait. @default setTimeout */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Ends what `stoppable` waits for. */
  readonly signal: AbortSignal;
  /**
   * Waits for something outside that may take long: meanwhile Ctrl-C aborts `signal`. At any other time Ctrl-C ends the
   * process as it is, since a process that computes hears of no signal.
   */
  readonly stoppable: <T>(task: () => Promise<T>) => Promise<T>;
  /** Opens an address of the web in the person's browser; nothing where there is none. */
  readonly openUrl?: (url: string) => Promise<void>;
  /** The terminal itself; nothing where standard output is none, or nobody can press a key. */
  readonly terminal?: () => Terminal | undefined;
  /** The widget's one-file script, for pages that must work without a second file. */
  readonly widgetScript: () => Promise<string>;
  /** What that script is without: it loads them from `parts/` beside itself when they are needed. */
  readonly widgetParts: () => Promise<Readonly<Record<string, string>>>;
}
