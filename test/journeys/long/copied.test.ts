import { it } from 'vitest';
import { needsOther, otherServers } from '../../../packages/postgres/test/servers.js';
import { copiedThrough } from '../copied.js';

copiedThrough(otherServers);

if (otherServers.length === 0) it.skip(`a folder through another PostgreSQL and back${needsOther}`, () => {});
