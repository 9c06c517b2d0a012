import { it } from 'vitest';
import { needsServer, servers } from './servers.js';
import { severalWriters } from './several-writers.js';

for (const programs of servers) severalWriters(programs);

if (servers.length === 0) it.skip(`several writers end with what one merge gives${needsServer}`, () => {});
