import { eachValue } from '../matrix.js';
import { siteInWindows } from './site-windows.js';

siteInWindows(eachValue);
