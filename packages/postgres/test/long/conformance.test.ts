import { it } from 'vitest';
import { serverConforms } from '../conforming.js';
import { needsOther, otherServers } from '../servers.js';

for (const programs of otherServers) serverConforms(programs);

if (otherServers.length === 0)
  it.skip(`a store on another PostgreSQL does what every store does${needsOther}`, () => {});
