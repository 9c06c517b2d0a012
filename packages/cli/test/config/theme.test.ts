import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run, temporaryFolder } from '../terminal-io.js';

const bibtex = '@article{a, title = {A study}, author = {Example, Ada}, year = {2026}, doi = {10.1000/1}}';

async function built(theme: string) {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'papers.bib'), bibtex);
  await writeFile(join(cwd, 'theme.json'), theme);
  const { code, err } = await run(['build', 'papers.bib', '--theme', 'theme.json', '--out', 'site'], { cwd });
  const file = (name: string) => readFile(join(cwd, 'site', name), 'utf8');
  return { code, err, file };
}

it('gives a site its colours, links and footer', async () => {
  const links = [{ label: 'Our lab', url: 'https://lab.example/' }];
  const { code, file } = await built(
    JSON.stringify({ accent: '#7a1f5c', font: 'Georgia, serif', links, footer: 'Made by the lab.' }),
  );
  expect(code).toBe(0);
  expect(await file('theme.css')).toContain(':root { --accent: #7a1f5c; }');
  for (const page of ['index.html', 'about.html']) {
    expect(await file(page)).toContain('<link rel="stylesheet" href="theme.css">');
    expect(await file(page)).toContain('<a href="https://lab.example/">Our lab</a>');
    expect(await file(page)).toContain('<p>Made by the lab.</p>');
  }
});

it('leaves out what could load or end something, and says so', async () => {
  const { code, err, file } = await built(
    JSON.stringify({
      accent: 'red; } body { display: none',
      font: 'url(https://evil.example/f)',
      logo: 'https://evil.example/l.png',
    }),
  );
  expect(code).toBe(0);
  for (const field of ['accent', 'font', 'logo']) expect(err).toContain(`The theme's ${field} cannot be used`);
  await expect(file('theme.css')).rejects.toThrow('ENOENT');
  expect(await file('index.html')).not.toContain('evil.example');
});

it.each(['{', '[]', '{"accent": 7}', '{"colour": "red"}'])('is refused where it is %s', async (text) => {
  const { code, err } = await built(text);
  expect(code).not.toBe(0);
  expect(err).toContain('theme.json is no theme');
});
