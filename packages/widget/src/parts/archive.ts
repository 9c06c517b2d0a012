export { filesAt, openShards } from '@trending-papers/core/search';
