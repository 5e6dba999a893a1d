/** @import {Heartbeat} from './types.js' */

/** A little less than the promised 5 s, so that the veil is drawn by then. */
const STALE_AFTER_MS = 4_700;

/** The self-check comes through every 5 s; three that are missing are no delay. */
const PROBE_LOST_AFTER_MS = 15_000;

/**
 * Whether the server is heard, and what time it has. The time runs on from the last heartbeat and
 * stops when the screen is frozen: a running clock on a dead screen would look alive.
 */
export class Pulse {
  #heardAt = performance.now();
  /** Server time of the last heartbeat, epoch ms. @type {number | null} */
  #beat = null;
  #frozen = false;
  #timer = 0;
  connected = false;
  judging = true;
  behindMs = 0;
  probeSilentMs = 0;
  /** That this position is in; null for none. @type {{since: number, count: number} | null} */
  flood = null;
  /** Who put as many alerts aside as are allowed, for those to know who approve. @type {{person: string, count: number}[]} */
  shelvers = [];

  /** @param {() => void} whenFrozen */
  constructor(whenFrozen) {
    this.whenFrozen = whenFrozen;
    this.#arm();
  }

  /** No heartbeat for too long. */
  get frozen() {
    return this.#frozen;
  }

  /** Server time of the last heartbeat, epoch ms; null before the first. */
  get lastBeat() {
    return this.#beat;
  }

  /** Whether the reading that tests the whole way no longer comes through. */
  get untested() {
    return this.probeSilentMs > PROBE_LOST_AFTER_MS;
  }

  /** @param {Heartbeat} beat */
  heard(beat) {
    this.#heardAt = performance.now();
    this.#beat = Date.parse(beat.now);
    this.judging = beat.judging;
    this.behindMs = beat.lanesBehindMs;
    this.probeSilentMs = beat.probeSilentMs;
    this.flood = beat.flood ? { since: Date.parse(beat.flood.since), count: beat.flood.count } : null;
    this.shelvers = beat.shelvers ?? [];
    this.connected = true;
    this.#frozen = false;
    this.#arm();
  }

  /** Server time, epoch ms; null before the first heartbeat. @returns {number | null} */
  now() {
    if (this.#beat === null || this.#frozen) {
      return this.#beat;
    }
    return this.#beat + (performance.now() - this.#heardAt);
  }

  /** How far this computer's clock is ahead of the server's, ms. */
  driftMs() {
    const now = this.now();
    return now === null || this.#frozen ? 0 : Date.now() - now;
  }

  #arm() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#frozen = true;
      this.connected = false;
      this.whenFrozen();
    }, STALE_AFTER_MS);
  }
}
