import { longFeed } from '../long-feed.js';

longFeed(6_000);
