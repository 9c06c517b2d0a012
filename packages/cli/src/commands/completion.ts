import { chosen } from '../args/choice.js';
import { type CommandEntry, defineCommand } from '../args/command.js';
import { type CompletedCommand, completionScripts } from '../args/completion.js';
import { exit } from '../terminal/exit.js';

/** The command that knows all others, which therefore are given to it. */
export const completionOf = (commands: readonly CommandEntry[]) =>
  defineCommand({
    name: 'completion',
    description: 'Write a completion script for a shell.',
    usage: 'bash|zsh|fish',
    args: { shell: { type: 'positional', required: false, description: 'bash, zsh or fish', default: 'bash' } },
    examples: [
      { line: 'completion bash >> ~/.bashrc', does: 'for bash' },
      { line: 'completion zsh > ~/.zfunc/_trending-papers', does: 'for zsh, with ~/.zfunc in fpath' },
      { line: 'completion fish > ~/.config/fish/completions/trending-papers.fish', does: 'for fish' },
    ],
    async run(args, io) {
      const script = completionScripts[chosen('The shell', args.shell, completionScripts)]!;
      const known: CompletedCommand[] = [];
      for (const { name, description, load } of commands) {
        const { args: options } = (await load()).default;
        const named = Object.entries(options).filter(([, option]) => option.type !== 'positional');
        known.push({
          name,
          description,
          options: named.map(([option, about]) => ({ name: option, description: about.description ?? '' })),
        });
      }
      await io.out.write(script(known));
      return exit.done;
    },
  });
