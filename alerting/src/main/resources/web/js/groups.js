/** @import {Alert} from './types.js' */
import { needsAcknowledging } from './levels.js';

/** From how many rows of one plant unit on they are gathered; in a flood two are enough. */
const GATHERED_FROM = 4;
const GATHERED_FROM_IN_FLOOD = 2;

/**
 * Rows behind the one that is shown.
 *
 * @typedef {object} Behind
 * @property {number} rows how many they are
 * @property {boolean} unfolded whether they stand below it all the same
 * @property {boolean} first whether the one that came first is among them
 */

/** What belongs together. @param {Alert} alert */
export function groupKey({ enterprise, unit, mode }) {
  return `${enterprise} ${unit} ${mode}`;
}

/**
 * Gathers the rows of one plant unit behind the most urgent of them, when they are many. A red one
 * that waits for somebody is never gathered away. Pure state.
 */
export class Groups {
  /** Whether this position is given more than anybody can look at. */
  flood = false;
  /** Groups whose rows are all shown. @type {Set<string>} */
  #unfolded = new Set();
  #allUnfolded = false;
  /** What was gathered last, and of what. @type {readonly Alert[] | null} */
  #of = null;
  /** @type {Alert[]} */
  #rows = [];
  /** By the id of the row that stands for the others. @type {Map<string, Behind>} */
  #behind = new Map();
  /** How many rows each unit has. @type {Map<string, number>} */
  #sizes = new Map();

  /** @param {boolean} flood */
  flooded(flood) {
    if (this.flood !== flood) {
      this.flood = flood;
      this.#of = null;
    }
  }

  /** Shows the rows of the Alert's group, or gathers them again. @param {Alert} alert */
  toggle(alert) {
    const key = groupKey(alert);
    if (!this.#unfolded.delete(key)) {
      this.#unfolded.add(key);
    }
    this.#of = null;
  }

  /** Shows all rows, or gathers them again. */
  toggleAll() {
    this.#allUnfolded = !this.#allUnfolded;
    this.#unfolded.clear();
    this.#of = null;
  }

  get allUnfolded() {
    return this.#allUnfolded;
  }

  /** The rows that stand on the screen. @param {readonly Alert[]} ordered in duty order */
  rows(ordered) {
    if (this.#of !== ordered) {
      this.#gather(ordered);
    }
    return this.#rows;
  }

  /** The rows as they are, none of them gathered. @param {readonly Alert[]} rows */
  apart(rows) {
    if (this.#of !== rows) {
      this.#of = rows;
      this.#behind = new Map();
      this.#measure(rows);
      this.#rows = [...rows];
    }
    return this.#rows;
  }

  /** What stands behind this row. @param {string} id @returns {Behind | undefined} */
  behind(id) {
    return this.#behind.get(id);
  }

  /** Whether other rows of its unit are open, so that it matters which came first. @param {Alert} alert */
  isAccompanied(alert) {
    return (this.#sizes.get(groupKey(alert)) ?? 0) > 1;
  }

  /** How many rows are not shown. */
  hidden() {
    let hidden = 0;
    for (const { rows, unfolded } of this.#behind.values()) {
      hidden += unfolded ? 0 : rows;
    }
    return hidden;
  }

  /** The unit of each row, made once: thousands of rows change many times a second. @param {readonly Alert[]} rows */
  #measure(rows) {
    const keys = rows.map(groupKey);
    this.#sizes = new Map();
    keys.forEach((key) => this.#sizes.set(key, (this.#sizes.get(key) ?? 0) + 1));
    return keys;
  }

  /** @param {readonly Alert[]} ordered */
  #gather(ordered) {
    this.#of = ordered;
    this.#behind = new Map();
    const keys = this.#measure(ordered);
    const members = membersOf(ordered, keys);
    const from = this.flood ? GATHERED_FROM_IN_FLOOD : GATHERED_FROM;
    this.#rows = ordered.filter((alert, i) => {
      const key = keys[i] ?? '';
      const group = standsAlone(alert) ? [] : (members.get(key) ?? []);
      if (group.length < from) {
        return true;
      }
      const unfolded = this.#allUnfolded !== this.#unfolded.has(key);
      const leads = group[0] === alert;
      if (leads) {
        const others = group.slice(1);
        this.#behind.set(alert.id, { rows: others.length, unfolded, first: others.some((one) => one.first_out) });
      }
      return leads || unfolded;
    });
  }
}

/** @param {readonly Alert[]} ordered @param {readonly string[]} keys their units @returns {Map<string, Alert[]>} */
function membersOf(ordered, keys) {
  /** @type {Map<string, Alert[]>} */
  const members = new Map();
  ordered.forEach((alert, i) => {
    if (!standsAlone(alert)) {
      const key = keys[i] ?? '';
      const group = members.get(key);
      if (group) {
        group.push(alert);
      } else {
        members.set(key, [alert]);
      }
    }
  });
  return members;
}

/** @param {Alert} alert */
function standsAlone(alert) {
  return alert.severity === 1 && needsAcknowledging(alert);
}
