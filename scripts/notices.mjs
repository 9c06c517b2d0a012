// An esbuild plugin: which packages a build inlines, and their licences, in dist/THIRD-PARTY-NOTICES.txt.
// MIT, BSD and Apache-2.0 ask that copies, minified ones too, carry the copyright notice and the text.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

const licenceFile = /^(licen[cs]e|copying|notice)([-.](?!.*\.[cm]?[jt]sx?$).*)?$/i;

/**
 * The package that a bundled file belongs to: the innermost below a `node_modules` that has a manifest. (A package may
 * have taken in another one's files, manifest left behind: they came under its licence.)
 */
export function packageFolder(path) {
  const parts = path.split(/[\\/]/);
  for (let at = parts.lastIndexOf('node_modules'); at >= 0; at = parts.lastIndexOf('node_modules', at - 1)) {
    const names = parts[at + 1]?.startsWith('@') ? 2 : 1;
    const folder = parts.slice(0, at + 1 + names).join(sep);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === 0) return undefined;
  }
  return undefined;
}

/** The terms of licences that some packages name in their package.json without including the text (spdx.org/licenses). */
const terms = {
  MIT: (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  'BSD-3-Clause': (holder) => `BSD 3-Clause License

Copyright (c) ${holder}

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote
   products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF
THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`,
};

/**
 * What must be told of one package: its own licence files, or the terms of the licence that it names.
 * @returns {{ name: string, version: string, license: string, text: string }}
 * @throws when neither can be had, since then nobody may ship it
 */
export function noticeOf(folder) {
  const { name, version, license, author, contributors } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const files = readdirSync(folder).filter((file) => licenceFile.test(file));
  const own = files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
  const holder = author?.name ?? author ?? contributors?.[0]?.name ?? contributors?.[0] ?? `the authors of ${name}`;
  const text = own || (Object.hasOwn(terms, license) ? terms[license](holder) : '');
  if (!license || !text)
    throw new Error(`${name} ${version} would be bundled, but holds no licence that can be passed on.`);
  return { name, version, license, text };
}

/** The packages that any output of a build holds at least a byte of. */
export function inlinedPackages(metafile, workingFolder) {
  const folders = new Set();
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = bytesInOutput > 0 ? packageFolder(resolve(workingFolder, path)) : undefined;
      if (folder) folders.add(folder);
    }
  return [...folders].map(noticeOf).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Packages of the same text are listed together above it. */
export function noticesText(notices) {
  const byText = new Map();
  for (const notice of notices) byText.set(notice.text, [...(byText.get(notice.text) ?? []), notice]);
  const rule = '-'.repeat(80);
  const sections = [...byText].map(([text, members]) => {
    const names = members.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${rule}\n${names.join('\n')}\n${rule}\n\n${text}\n`;
  });
  return `This package contains code of the packages below, under their licences.\n\n${sections.join('\n')}`;
}

/**
 * @param {string} file where to write; builds that share a file share one `collected`
 * @param {Map<string, ReturnType<typeof noticeOf>>} collected
 */
export function thirdPartyNotices(file, collected = new Map()) {
  return {
    name: 'third-party-notices',
    setup(build) {
      build.initialOptions.metafile = true;
      const folder = build.initialOptions.absWorkingDir ?? process.cwd();
      build.onEnd(({ metafile }) => {
        if (!metafile) return;
        for (const notice of inlinedPackages(metafile, folder))
          collected.set(`${notice.name} ${notice.version}`, notice);
        const notices = [...collected].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, notice]) => notice);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, noticesText(notices));
      });
    },
  };
}
