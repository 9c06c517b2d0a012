import { join } from 'node:path';
import type { Email } from '@trending-papers/core/publish';
import type { Disk } from '../disk/disk.js';

/** Writes a message as the files a person can look at; gives their paths. */
export async function writeMessage(folder: string, name: string, email: Email, disk: Disk): Promise<string[]> {
  await disk.mkdir(folder);
  const files = { eml: email.eml, html: email.html, txt: email.text };
  const paths: string[] = [];
  for (const [ending, text] of Object.entries(files)) {
    const path = join(folder, `${name}.${ending}`);
    await disk.write(path, text);
    paths.push(path);
  }
  return paths;
}
