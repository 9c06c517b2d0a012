import { it } from 'vitest';
import { needsOther, otherServers } from '../../../packages/postgres/test/servers.js';
import { libraryOn, pglite } from '../library.js';

libraryOn(
  otherServers.map((programs) => ({ name: programs.name, programs })),
  pglite,
);

if (otherServers.length === 0) it.skip(`a library on another PostgreSQL${needsOther}`, () => {});
