import { services } from '@trending-papers/core/fetch';
import { type CommandEntry, defineCommand } from '../args/command.js';
import { completedCommand, completionScripts } from '../args/completion.js';
import { choice } from '../args/kind.js';
import { exit } from '../terminal/exit.js';

type Shell = keyof typeof completionScripts;

const shell = choice('SHELL', Object.keys(completionScripts) as Shell[]);

/** The command that knows all others, which therefore are given to it. */
export const completionOf = (commands: readonly CommandEntry[]) =>
  defineCommand({
    name: 'completion',
    description: 'Write a completion script for a shell.',
    operands: { usage: 'bash|zsh|fish', kinds: [shell], most: 1 },
    options: {},
    examples: [
      { line: 'completion bash >> ~/.bashrc', does: 'for bash' },
      { line: 'completion zsh > ~/.zfunc/_trending-papers', does: 'for zsh, with ~/.zfunc in fpath' },
      { line: 'completion fish > ~/.config/fish/completions/trending-papers.fish', does: 'for fish' },
    ],
    async run({ operands: [named = 'bash'] }, io) {
      const loaded = await Promise.all(commands.map(async ({ load }) => completedCommand((await load()).default)));
      await io.out.write(completionScripts[named as Shell]({ commands: loaded, sources: sources() }));
      return exit.done;
    },
  });

/** Each service, and what follows its colon as far as it is a fixed word: `hf:daily`, `hf:search:`, `arxiv:`. */
function sources(): string[] {
  const words = services.flatMap(({ name, routes }) =>
    routes.map(({ example }) => `${name}:${/^[a-z]+(?:$|:)/.exec(example)?.[0] ?? ''}`),
  );
  return [...new Set(words)];
}
