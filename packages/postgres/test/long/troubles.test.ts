import { it } from 'vitest';
import { serverTroubles } from '../server-troubles.js';
import { needsOther, otherServers } from '../servers.js';

for (const programs of otherServers) serverTroubles(programs);

if (otherServers.length === 0) it.skip(`what cannot be opened says why${needsOther}`, () => {});
