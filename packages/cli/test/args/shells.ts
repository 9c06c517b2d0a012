import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { run as runCommand, temporaryFolder } from '../terminal-io.js';

const execute = promisify(execFile);

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export const hasShell = (shell: Shell) =>
  ['/bin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((folder) => existsSync(join(folder, shell)));

/** How each shell is asked what it would offer for a line that is not finished. */
const ask: Readonly<Record<Shell, (line: string, script: string) => readonly string[]>> = {
  // Bash breaks words at colons and equals signs; the function is called as readline would.
  bash: (line, script) => [
    '--norc',
    '-c',
    `source ${script}
     COMP_LINE=$1 COMP_POINT=\${#1} COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
     _trending_papers trending-papers
     printf '%s\\n' "\${COMPREPLY[@]}"`,
    'bash',
    line,
  ],
  // A shell inside a pseudo terminal, whose matches go to a file; what it prints when it is ready is never typed.
  zsh: (line, script) => [
    '-f',
    '-c',
    `zmodload zsh/zpty
     zpty shell zsh -f -i
     zpty -w shell "PS1=; autoload -Uz compinit; compinit -u -D; source ${script}
       compadd() {
         local -a __matches
         builtin compadd -O __matches \\"\\$@\\" 2>/dev/null
         print -rl -- \\$__matches >> ./matches
         builtin compadd \\"\\$@\\"
       }
       bindkey '^I' complete-word; setopt no_list_beep; print ready-$((1+1))"
     zpty -r shell out '*ready-2*'
     zpty -w -n shell "$1"$'\\t'
     zpty -w -n shell $'\\C-u'
     zpty -w shell 'print done-$((1+1))'
     zpty -r shell out '*done-2*'
     zpty -d shell
     touch ./matches; cat ./matches`,
    'zsh',
    line,
  ],
  fish: (line, script) => ['--no-config', '-c', `source ${script}; complete -C ${JSON.stringify(line)}`],
};

/** What a shell offers for an unfinished line, in a folder with a listing, a folder and another file. */
export async function offered(shell: Shell, line: string): Promise<string[]> {
  const home = await temporaryFolder();
  const script = join(home, 'completion');
  await writeFile(script, (await runCommand(['completion', shell])).out);
  const cwd = join(home, 'here');
  await mkdir(join(cwd, 'library'), { recursive: true });
  await writeFile(join(cwd, 'listing.json'), '{}');
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    TERM: 'dumb',
    LC_ALL: 'C.UTF-8',
  };
  const { stdout } = await execute(shell, ask[shell](line, script), { cwd, env, timeout: 60_000 });
  const words = stdout.split('\n').map((row) => row.split('\t')[0]!.replace(/\/$/, '').trim());
  return [...new Set(words.filter(Boolean))];
}
