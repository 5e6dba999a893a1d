/** @import {Alert} from '../types.js' */
/** @import {Entry} from '../store.js' */
import { annunciates } from '../levels.js';

/** How long a press keeps the station silent. It acknowledges nothing. */
export const SILENCE_MS = 60_000;

/** What a station sounds for each severity; a blue one and a ticket make no sound. @type {Readonly<Record<number, Signal>>} */
const SIGNALS = { 1: 'red', 2: 'orange', 3: 'yellow' };

/** @typedef {'red' | 'orange' | 'yellow'} Signal what sounds on and on */
/** @typedef {{signal: Signal | null, attention: boolean, spoken: Alert | null}} Sounding */

/**
 * Decides what a station sounds. Pure state: the caller brings rows and time.
 *
 * The position that answers hears its worst Alert until somebody acknowledges it. Who is only
 * informed hears one tone for a red. A press silences what sounds now, for a minute; what comes
 * later breaks the silence.
 */
export class Horn {
  /** What a press has silenced. @type {Set<string>} */
  #silenced = new Set();
  #silentUntil = 0;
  /** What was heard before, so that each is told as new once, and again when it gets worse. @type {Set<string>} */
  #known = new Set();

  /**
   * @param {Iterable<Entry>} rows
   * @param {(alert: Alert) => boolean} answersFor
   * @param {number} now ms, of any clock that does not step
   * @returns {Sounding}
   */
  hear(rows, answersFor, now) {
    const sounding = [...rows].map((row) => row.alert).filter(sounds);
    const fresh = sounding.filter((alert) => !this.#known.has(keyOf(alert)));
    this.#known = new Set(sounding.map(keyOf));
    const own = sounding.filter(answersFor);
    const spoken = worst(fresh.filter(answersFor));
    return {
      signal: signalOf(worst(own.filter((alert) => !this.#isSilenced(alert, now)))),
      attention: fresh.some((alert) => alert.severity === 1 && !answersFor(alert)),
      spoken,
    };
  }

  /** Silences what sounds now. @param {number} now */
  silence(now) {
    this.#silenced = new Set(this.#known);
    this.#silentUntil = now + SILENCE_MS;
  }

  /** How long a press still holds, ms. @param {number} now */
  silentFor(now) {
    return Math.max(0, this.#silentUntil - now);
  }

  /** @param {Alert} alert @param {number} now */
  #isSilenced(alert, now) {
    return now < this.#silentUntil && this.#silenced.has(keyOf(alert));
  }
}

/** @param {Alert} alert */
function keyOf({ id, severity }) {
  return `${id} ${severity}`;
}

/** Tests of the way and what is found afterwards make no sound; exercises sound like what they exercise. @param {Alert} alert */
function sounds(alert) {
  return annunciates(alert) && (alert.mode === 'REAL' || alert.mode === 'DRILL') && signalOf(alert) !== null;
}

/** @param {Alert | null} alert @returns {Signal | null} */
function signalOf(alert) {
  return alert === null ? null : (SIGNALS[alert.severity] ?? null);
}

/** @param {Alert[]} alerts @returns {Alert | null} */
function worst(alerts) {
  return alerts.reduce((/** @type {Alert | null} */ most, alert) => (most && most.severity <= alert.severity ? most : alert), null);
}
