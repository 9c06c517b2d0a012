export {
  type FiledReading,
  historyOf,
  joinRecord,
  newReadings,
  readingShelfOf,
  recordOf,
  shelfOf,
  thinMonth,
} from './filing.js';
export { lookAlikesOf, outlineOf } from './look-alikes.js';
