/** @import {Alert} from './types.js' */
import { needsAcknowledging } from './levels.js';

/**
 * Which row an Alert stands on: rules of one point and direction form a ladder and share one.
 *
 * @param {Alert} alert
 */
export function rowKey({ id, ladder, point_id, mode }) {
  return ladder ? `${point_id} ${ladder} ${mode}` : id;
}

/** The condition is true now. @param {Alert} alert */
function isActive({ state }) {
  return state === 'ACTIVE_UNACKED' || state === 'ACTIVE_ACKED';
}

/**
 * What shares a row, the one that is shown first: the highest rung that is true now, and where none
 * is, the highest. The others are inhibited: recorded, listed, silent.
 *
 * @param {Alert} a
 * @param {Alert} b
 */
export function byRung(a, b) {
  return Number(isActive(b)) - Number(isActive(a)) || b.rung - a.rung || (a.id < b.id ? -1 : 1);
}

/** What an acknowledgement of the row covers. @param {readonly Alert[]} rungs @returns {Alert[]} */
export function unacknowledged(rungs) {
  return rungs.filter(needsAcknowledging);
}
