import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toBibtex, toCsv } from '../../../packages/core/src/index.js';
import { describeJudge, has } from '../judge.js';
import { attackedListing, attackedReasons } from './papers.js';
import { attacks, cellAttacks, loot, secret, texAttacks } from './strings.js';

const folderWith = (files: Readonly<Record<string, string>>) => {
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-attacks-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

const document = (body: string) =>
  `\\documentclass{article}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{amsmath}\\begin{document}${body}\\end{document}`;

/** Sets a document without shell escape; what was read and written by name, and whether it came to its end. */
function typeset(folder: string) {
  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, args, {
      cwd: folder,
      encoding: 'latin1',
      timeout: 120_000,
      env: { PATH: process.env.PATH, HOME: folder },
    });
  const latex = () => run('pdflatex', ['-no-shell-escape', '-recorder', '-interaction=batchmode', 'papers.tex']);
  latex();
  run('bibtex', ['papers']);
  latex();
  const names = readFileSync(join(folder, 'papers.fls'), 'latin1');
  const log = readFileSync(join(folder, 'papers.log'), 'latin1');
  return {
    read: names.includes(secret),
    wrote: existsSync(join(folder, `${loot}.txt`)) || names.includes(loot),
    asked: /runsystem\(/.test(log),
    ended: /Output written on papers\.pdf/.test(log),
    bibliography: existsSync(join(folder, 'papers.bbl')) ? readFileSync(join(folder, 'papers.bbl'), 'latin1') : '',
  };
}

const canary = { [`${secret}.tex`]: 'SECRET', [secret]: 'SECRET' };
const tex = has('pdflatex', '--version') && has('bibtex', '--version');

describeJudge('pdflatex', tex, 'texlive-latex-base', () => {
  it('reads and writes what attacks tell it to, when nobody escapes them', () => {
    const found = texAttacks.slice(0, 18).map((attack) => {
      const { read, wrote, asked } = typeset(folderWith({ ...canary, 'papers.tex': document(`x ${attack} x`) }));
      return read || wrote || asked;
    });
    expect(found.filter(Boolean).length).toBeGreaterThan(10);
  });

  it('reads and writes nothing of the bibliography, and sets all of it', () => {
    const listing = attackedListing(attacks);
    const files = {
      'papers.bib': toBibtex(listing),
      'papers.tex': document('\\nocite{*}\\bibliographystyle{plain}\\bibliography{papers}'),
    };
    const { read, wrote, asked, ended, bibliography } = typeset(folderWith({ ...canary, ...files }));
    expect({ read, wrote, asked, ended }).toEqual({ read: false, wrote: false, asked: false, ended: true });
    expect(bibliography.match(/\\bibitem/g)).toHaveLength(listing.papers.length);
  });
});

/** The formulas a spreadsheet finds in a text file, with the signs that part its cells. */
function formulas(csv: string, separator: string): string[] {
  const folder = folderWith({ 'papers.csv': csv });
  const filter = `CSV:${separator},34,76,1,,1033,false,true,false,false,false,-1,true`;
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      `--infilter=${filter}`,
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      join(folder, 'papers.csv'),
    ],
    { stdio: 'ignore', timeout: 170_000 },
  );
  return [...readFileSync(join(folder, 'papers.fods'), 'utf8').matchAll(/table:formula="([^"]*)"/g)].map(
    ([, formula = '']) => formula,
  );
}

describeJudge('LibreOffice', has('soffice', '--version'), 'libreoffice-calc-nogui', () => {
  it('computes cells that nobody disarms', () => {
    expect(formulas(cellAttacks.slice(0, 4).join('\n'), '44').length).toBeGreaterThan(0);
  });

  it.each([
    ['commas', '44'],
    ['semicolons', '59'],
    ['tabs', '9'],
    ['bars', '124'],
    ['commas, semicolons and tabs', '44/59/9'],
  ])('computes nothing of a table that it parts by %s', (_, separator) => {
    const listing = attackedListing(attacks);
    expect(formulas(toCsv(listing, { reasons: attackedReasons(listing) }), separator)).toEqual([]);
  });
});
