import { otherPairs } from '../../../../test/matrix.js';
import { longLists } from '../support/long-list.js';

longLists(otherPairs);
