export { Archive } from '../search/archive.js';
