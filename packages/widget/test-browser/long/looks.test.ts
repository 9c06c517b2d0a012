import { otherPairs } from '../../../../test/matrix.js';
import { looks } from '../looks.js';

looks(otherPairs);
