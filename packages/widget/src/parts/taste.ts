export { forYou } from '../reader/taste.js';
