export { layouts as css } from '../styles/layouts.js';
