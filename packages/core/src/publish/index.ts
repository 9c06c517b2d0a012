export type { Publishable, PublishOptions } from './types.js';
