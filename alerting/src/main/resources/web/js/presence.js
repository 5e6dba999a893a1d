/** @import {Enterprise} from './types.js' */

const SILENT_AFTER_MS = 60_000;

/** Whether nothing has come from the plant for so long that somebody should ask. @param {Enterprise} plant @param {number | null} now */
export function isSilent({ last_reading }, now) {
  return !last_reading || (now !== null && now - Date.parse(last_reading) > SILENT_AFTER_MS);
}
