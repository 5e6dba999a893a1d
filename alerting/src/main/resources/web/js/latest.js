/** @import {Latest} from './types.js' */
/** @import {Api} from './api.js' */

const MOST_POINTS = 200;

/**
 * What the points in sight say just now. An Alert tells the value it was judged by; while the value
 * falls that is the worst one, and would be mistaken for how things stand.
 */
export class LatestReadings {
  /** @type {Map<string, Latest>} */
  #known = new Map();
  /** @type {Set<string>} */
  #wanted = new Set();
  #asking = false;

  /** @param {Api} api */
  constructor(api) {
    this.api = api;
  }

  /** From now on, ask for these. @param {Iterable<string>} pointIds */
  want(pointIds) {
    this.#wanted = new Set(pointIds);
  }

  /** Undefined until it was asked for, and while no recent reading can be had. @param {string} pointId */
  get(pointId) {
    return this.#known.get(pointId);
  }

  /** Asks once for all that is wanted; a store that does not answer leaves nothing that looks new. */
  async refresh() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    const ids = [...this.#wanted];
    /** @type {Map<string, Latest>} */
    const found = new Map();
    for (let i = 0; i < ids.length; i += MOST_POINTS) {
      const readings = await this.api.latest(ids.slice(i, i + MOST_POINTS)).catch(() => []);
      readings.forEach((reading) => found.set(reading.point_id, reading));
    }
    this.#known = found;
    this.#asking = false;
  }
}
