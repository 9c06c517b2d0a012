import { it } from 'vitest';
import { needsServer, servers } from '../../packages/postgres/test/servers.js';
import { libraryOn, pglite } from './library.js';

libraryOn([pglite, ...servers.map((programs) => ({ name: programs.name, programs }))], pglite);

if (servers.length === 0) it.skip(`a library on PostgreSQL${needsServer}`, () => {});
