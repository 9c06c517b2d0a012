import { it } from 'vitest';
import { needsServer, servers } from '../../packages/postgres/test/servers.js';
import { copiedThrough } from './copied.js';

copiedThrough(servers);

if (servers.length === 0) it.skip(`a folder through PostgreSQL and back${needsServer}`, () => {});
