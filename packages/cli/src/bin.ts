#!/usr/bin/env node
import { version } from './terminal/version.js';

// The one answer that scripts ask for often is given before anything else is loaded.
const [first, ...rest] = process.argv.slice(2);
if ((first === '--version' || first === '-v') && rest.length === 0) {
  process.stdout.write(`${version}\n`);
} else {
  const { start } = await import('./commands/start.js');
  await start();
}
