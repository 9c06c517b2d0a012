import { PGlite } from '@electric-sql/pglite';
import { it } from 'vitest';
import { conforms } from '../../core/test/store/conformance.js';
import { onPglite } from '../src/driver/pglite.js';
import { placeIn, serverConforms } from './conforming.js';
import { needsServer, servers } from './servers.js';

conforms('a store on PGlite', async () => placeIn(onPglite(await PGlite.create())), { runs: 8 });

for (const programs of servers) serverConforms(programs);

if (servers.length === 0) it.skip(`a store on PostgreSQL does what every store does${needsServer}`, () => {});
