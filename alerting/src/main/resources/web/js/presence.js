/** @import {Enterprise} from './types.js' */

/**
 * Whether nothing has come from the plant for so long that somebody should ask: three readings of the
 * point that reports most often, and a minute at least. Where nothing reports by itself, only a plant
 * that was never heard.
 *
 * @param {Enterprise} plant
 * @param {number | null} now
 */
export function isSilent({ last_reading, silent_after_millis }, now) {
  if (!last_reading) {
    return true;
  }
  return now !== null && silent_after_millis > 0 && now - Date.parse(last_reading) > silent_after_millis;
}
