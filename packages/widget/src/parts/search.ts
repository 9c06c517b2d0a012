export { IndexedSearch } from '../search/indexed.js';
