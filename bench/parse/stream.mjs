// Reads a JSON Lines file with parseStream in a fresh process: stream.mjs PATH. Prints papers, seconds of processor time
// and peak memory.
import { createReadStream } from 'node:fs';
import { parseStream } from '../../packages/core/dist/index.js';

let papers = 0;
for await (const _ of parseStream(createReadStream(process.argv[2]))) papers += 1;
const { system, user } = process.cpuUsage();
const seconds = (system + user) / 1e6;
process.stdout.write(JSON.stringify({ papers, seconds, peak: process.resourceUsage().maxRSS * 1024 }));
