#!/usr/bin/env node
import module from 'node:module';
import { version } from './terminal/version.js';

// The one answer that scripts ask for often is given before anything else is loaded.
const [first, ...rest] = process.argv.slice(2);
if ((first === '--version' || first === '-v') && rest.length === 0) {
  process.stdout.write(`${version}\n`);
} else {
  // What Node compiles is kept for the next start, since Node 22.8 and where the disk allows it; it says so and never throws.
  // https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
  (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  const { start } = await import('./commands/start.js');
  await start();
}
