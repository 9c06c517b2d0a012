import { longFeed } from './long-feed.js';

longFeed(1_500);
