/** @import {Alert, AlertState} from './types.js' */

/** States in which somebody still has to acknowledge. @type {ReadonlySet<AlertState>} */
const UNACKED = new Set(/** @type {AlertState[]} */ (['ACTIVE_UNACKED', 'CLEARED_UNACKED', 'LATCHED_UNACKED']));

/** States that are kept silent on purpose. @type {ReadonlySet<AlertState>} */
const SILENCED = new Set(/** @type {AlertState[]} */ (['SHELVED', 'SUPPRESSED_BY_DESIGN', 'OUT_OF_SERVICE']));

/** @param {Alert} alert */
export function needsAcknowledging(alert) {
  return UNACKED.has(alert.state);
}

/** Sounds, or would if this station had a horn. @param {Alert} alert */
export function annunciates(alert) {
  return alert.state === 'ACTIVE_UNACKED';
}

/** @param {Alert} alert */
export function isSilenced(alert) {
  return SILENCED.has(alert.state);
}

/** Nothing is left to do; the Alert leaves the list. @param {Alert} alert */
export function isEnded(alert) {
  return alert.state === 'NORMAL';
}

/**
 * Which badge it wears: 1 to 4, or `ticket` for the fourth level of the three-colour scheme, which
 * has no colour.
 *
 * @param {{severity: number, scheme?: string}} graded
 * @returns {'1' | '2' | '3' | '4' | 'ticket'}
 */
export function levelOf({ severity, scheme }) {
  if (severity === 4 && scheme === 'three-colour') {
    return 'ticket';
  }
  return /** @type {'1' | '2' | '3' | '4'} */ (String(severity));
}

/** The condition is over, so its duration no longer runs. @param {Alert} alert */
export function isOver(alert) {
  return Boolean(alert.cleared) || isEnded(alert);
}
