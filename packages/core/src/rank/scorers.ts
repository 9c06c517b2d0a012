import { newest } from './scorers/new.js';
import { discussed, top } from './scorers/top.js';
import { trending } from './scorers/trending.js';

/** The rankings that go by a name. A new one is a file in `scorers/` and a line here. */
export const scorers = { trending, top, new: newest, discussed };
