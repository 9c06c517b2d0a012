import { growthOfWorks, theOthers } from './works.js';

growthOfWorks(theOthers);
