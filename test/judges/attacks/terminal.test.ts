import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../../../packages/cli/test/terminal-io.js';
import { describeJudge, has } from '../judge.js';
import { attackedListing } from './papers.js';
import { attacks, terminalAttacks } from './strings.js';

/** Shows text in a terminal and says what became of its title, its clipboard and the line that stood there first. */
function show(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-terminal-'));
  writeFileSync(join(folder, 'text'), `FIRST LINE\n${text}\nLAST LINE\n`);
  const tmux = (...args: string[]) =>
    spawnSync('tmux', ['-S', join(folder, 'socket'), '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }).stdout;
  tmux('new-session', '-d', '-x', '200', '-y', '50', 'sleep 600');
  tmux('set-option', '-g', 'history-limit', '500000');
  tmux('set-option', '-g', 'set-clipboard', 'on');
  tmux('set-option', '-g', 'allow-rename', 'on');
  tmux('new-window', `cat ${join(folder, 'text')}; tmux -S ${join(folder, 'socket')} wait-for -S shown; sleep 600`);
  tmux('wait-for', 'shown');
  // The terminal reads on when the program has written all; a text that hides its end is waited for in vain.
  for (let tries = 0; tries < 50 && !tmux('capture-pane', '-p').includes('LAST LINE'); tries += 1)
    spawnSync('sleep', ['0.1']);
  const [title = '', window = '', alternate = '', cursor = ''] = tmux(
    'display-message',
    '-p',
    '#{pane_title}\t#{window_name}\t#{alternate_on}\t#{cursor_flag}',
  )
    .trim()
    .split('\t');
  const screen = tmux('capture-pane', '-p', '-S', '-');
  const clipboard = tmux('show-buffer');
  tmux('kill-server');
  return {
    steered: /owned/.test(title + window + clipboard) || alternate === '1' || cursor === '0',
    whole: screen.includes('FIRST LINE') && screen.includes('LAST LINE'),
  };
}

describeJudge('tmux', has('tmux', '-V'), 'tmux', () => {
  it('is steered by text that nobody cleans', () => {
    const steered = terminalAttacks.filter((attack) => {
      const { steered, whole } = show(attack);
      return steered || !whole;
    });
    expect(steered.length).toBeGreaterThan(6);
  });

  it('is not steered by a listing, a search, a feed or an error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trending-papers-terminal-'));
    writeFileSync(join(folder, 'papers.json'), JSON.stringify(attackedListing(attacks)));
    const texts: string[] = [];
    for (const argv of [
      ['show', 'papers.json', '--limit', '1000'],
      ['show', 'papers.json', '--limit', '1000', '--json'],
      ['search', 'owned', 'papers.json'],
      ['feed', 'papers.json'],
      ['digest', 'papers.json'],
      ...terminalAttacks.map((attack) => ['show', `hf:${attack}`]),
      ...terminalAttacks.map((attack) => ['show', attack]),
    ]) {
      const { out, err } = await run(argv, {
        cwd: folder,
        columns: 120,
        env: { TRENDING_PAPERS_CACHE: join(folder, 'cache') },
      });
      texts.push(out, err);
    }
    const { steered, whole } = show(texts.join('\n'));
    expect({ steered, whole }).toEqual({ steered: false, whole: true });
  });
});
