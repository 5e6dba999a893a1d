/** @import {Latest} from './types.js' */
/** @import {Api} from './api.js' */

const MOST_POINTS = 200;
/** The server takes a request line of 4,096; this leaves room for the rest of it. */
const MOST_CHARACTERS = 3_500;
const CHARACTERS_BESIDE_ID = '&point=%3A'.length;

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

  /** Asks for all that is wanted; a store that does not answer leaves nothing that looks new. */
  async refresh() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    /** @type {Map<string, Latest>} */
    const found = new Map();
    for (const ids of portions(this.#wanted)) {
      const readings = await this.api.latest(ids).catch(() => []);
      readings.forEach((reading) => found.set(reading.point_id, reading));
    }
    this.#known = found;
    this.#asking = false;
  }
}

/**
 * As many at once as one request may ask for.
 *
 * @param {Iterable<string>} ids
 */
function portions(ids) {
  /** @type {string[][]} */
  const portions = [];
  let room = 0;
  for (const id of ids) {
    room -= id.length + CHARACTERS_BESIDE_ID;
    if (room < 0 || (portions.at(-1)?.length ?? MOST_POINTS) >= MOST_POINTS) {
      portions.push([]);
      room = MOST_CHARACTERS - id.length - CHARACTERS_BESIDE_ID;
    }
    portions.at(-1)?.push(id);
  }
  return portions;
}
