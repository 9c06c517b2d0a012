import { otherPairs } from '../../matrix.js';
import { siteInWindows } from '../site-windows.js';

siteInWindows(otherPairs);
