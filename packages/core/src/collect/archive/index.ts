export {
  type FiledReading,
  historyOf,
  joinRecord,
  movedListings,
  newReadings,
  readingShelfOf,
  recordOf,
  shelfOf,
  thinMonth,
} from './filing.js';
export { lookAlikesOf, outlineOf } from './look-alikes.js';
