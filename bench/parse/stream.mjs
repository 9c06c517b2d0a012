// Reads a JSON Lines file with parseStream in a fresh process: stream.mjs PATH. Prints papers, seconds and peak memory.
import { createReadStream } from 'node:fs';
import { parseStream } from '../../packages/core/dist/index.js';

const start = performance.now();
let papers = 0;
for await (const _ of parseStream(createReadStream(process.argv[2]))) papers += 1;
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ papers, seconds, peak: process.resourceUsage().maxRSS * 1024 }));
