export { createIndex } from '@trending-papers/core/search';
