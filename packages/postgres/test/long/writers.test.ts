import { it } from 'vitest';
import { needsOther, otherServers } from '../servers.js';
import { severalWriters } from '../several-writers.js';

for (const programs of otherServers) severalWriters(programs);

if (otherServers.length === 0) it.skip(`several writers end with what one merge gives${needsOther}`, () => {});
