import { resolve } from 'node:path';
import { services } from '@trending-papers/core/fetch';
import { defineCommand } from '../../args/command.js';
import { file } from '../../args/kind.js';
import { noOperands } from '../../args/operands.js';
import { configurable, outputOptions } from '../../args/options.js';
import { feedsWithConfig } from '../../config/arguments.js';
import { readConfig } from '../../config/read.js';
import { exit } from '../../terminal/exit.js';
import type { Io } from '../../terminal/io.js';
import { safeJson, safeLine, safeLines } from '../../terminal/safe.js';
import { stylesFor } from '../../terminal/style.js';
import { checkArchive, checkDays, checkFolder, checkMail, checkNode, checkSource, type Finding } from './checks.js';

export default defineCommand({
  name: 'doctor',
  description: 'Check the config, the sources, the mail server and the output, and say what to do.',
  operands: noOperands,
  options: {
    config: { kind: file, short: 'c', description: 'The config (trending-papers.config.json)' },
    sources: { description: 'List the services and what may follow their colon' },
    json: outputOptions.json,
  },
  examples: [
    { line: 'doctor', does: 'after init, and when something is odd' },
    { line: 'doctor --sources', does: 'which sources there are' },
  ],
  async run(args, io) {
    if (args.sources) {
      await io.out.write(args.json ? `${safeJson(sourceTable(), 2)}\n` : sourceLines(io));
      return exit.done;
    }
    const findings: Finding[] = [checkNode(process.versions.node)];
    const read = await readConfig(args.config, io).catch((error: Error) => {
      findings.push({ what: 'config', ok: false, says: error.message });
    });
    if (read) {
      const { operands, out, to } = read.values;
      const feeds = feedsWithConfig({ options: new Map(), operands: [] }, configurable, read);
      const sources = new Set(feeds.length > 0 ? feeds.flatMap(({ words }) => words.operands) : operands);
      const of = feeds.length > 0 ? `${feeds.length} feeds of ` : '';
      findings.push({ what: 'config', ok: true, says: `${of}${sources.size} sources` });
      for (const source of sources) findings.push(await checkSource(source, io));
      const sites =
        feeds.length > 0
          ? feeds.map(({ path, words }) => ({ path, of: words.operands }))
          : [{ path: '', of: operands }];
      for (const { path, of: named } of sites)
        for (const source of named) findings.push(...(await checkDays(source, resolve(io.cwd, out, path), io)));
      for (const { path } of sites) findings.push(...(await checkArchive(resolve(io.cwd, out, path), io)));
      if (to.length > 0) findings.push(await checkMail(io.env));
      findings.push(await checkFolder(resolve(io.cwd, out), io));
    } else if (findings.length === 1)
      findings.push({ what: 'config', ok: false, says: 'There is none here: trending-papers init writes one.' });

    const styles = stylesFor(io.out, io.env);
    if (args.json) await io.out.write(`${safeJson(findings, 2)}\n`);
    else
      for (const { what, ok, says } of findings)
        await io.out.write(
          `${ok ? styles.green('✓') : styles.red('✗')} ${styles.bold(safeLine(what))}: ${safeLines(says)}\n`,
        );
    return findings.every(({ ok }) => ok) ? exit.done : exit.failed;
  },
});

function sourceTable() {
  return services.flatMap(({ name, routes }) =>
    routes.map(({ example, gives }) => ({ source: `${name}:${example}`, gives })),
  );
}

function sourceLines(io: Io): string {
  const styles = stylesFor(io.out, io.env);
  const rows = sourceTable();
  const longest = 50;
  return rows
    .map(({ source, gives }) =>
      source.length > longest
        ? `${styles.cyan(source)}\n${' '.repeat(longest)}  ${gives}\n`
        : `${styles.cyan(source.padEnd(longest))}  ${gives}\n`,
    )
    .join('');
}
