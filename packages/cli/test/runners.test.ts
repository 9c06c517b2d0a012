import { twoRunners } from './runners.js';

twoRunners(2);
