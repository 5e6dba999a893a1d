/** @import {Alert} from './types.js' */
import { isSilenced, levelOf, needsAcknowledging } from './levels.js';

const LEVELS = /** @type {const} */ (['1', '2', '3', '4']);

/** What may be asked of a row beside its level and its words. */
export const MARKS = /** @type {const} */ (['waiting', 'mine', 'late', 'quiet']);

/** Orders beside that of duty. */
export const ORDERS = /** @type {const} */ (['duty', 'newest', 'oldest', 'plant']);

/**
 * @typedef {typeof LEVELS[number]} Level
 * @typedef {typeof MARKS[number]} Mark
 * @typedef {typeof ORDERS[number]} Order
 */

/**
 * What a person chose to see of the list, and in which order. Immutable; it is written into the
 * address of the page, so that a view can be kept and given to somebody else.
 */
export class BoardView {
  /**
   * @param {readonly Level[]} levels none: all
   * @param {readonly Mark[]} marks a row has all of them
   * @param {string} words a row holds all of them
   * @param {Order} order
   */
  constructor(levels = [], marks = [], words = '', order = 'duty') {
    this.levels = levels;
    this.marks = marks;
    this.words = words;
    this.order = order;
    this.needles = words.toLowerCase().split(/\s+/).filter(Boolean);
  }

  /** As it stands in the address; what cannot be read there is left out. @param {string} query */
  static parse(query) {
    const fields = new URLSearchParams(query);
    const order = ORDERS.find((one) => one === fields.get('order')) ?? 'duty';
    const levels = LEVELS.filter((one) => fields.getAll('level').includes(one));
    const marks = MARKS.filter((one) => fields.getAll('mark').includes(one));
    return new BoardView(levels, marks, (fields.get('words') ?? '').slice(0, MOST_WORDS), order);
  }

  /** For the address; empty for the order of duty. */
  toString() {
    const fields = new URLSearchParams();
    this.levels.forEach((one) => fields.append('level', one));
    this.marks.forEach((one) => fields.append('mark', one));
    if (this.words.trim()) {
      fields.set('words', this.words.trim());
    }
    if (this.order !== 'duty') {
      fields.set('order', this.order);
    }
    return fields.toString();
  }

  /** Whether it shows everything in the order of duty. */
  get isDuty() {
    return this.order === 'duty' && !this.isFiltered;
  }

  get isFiltered() {
    return this.levels.length > 0 || this.marks.length > 0 || this.needles.length > 0;
  }

  /** @param {Level} level */
  toggleLevel(level) {
    return new BoardView(toggled(this.levels, level), this.marks, this.words, this.order);
  }

  /** @param {Mark} mark */
  toggleMark(mark) {
    return new BoardView(this.levels, toggled(this.marks, mark), this.words, this.order);
  }

  /** @param {string} words */
  saying(words) {
    return new BoardView(this.levels, this.marks, words.slice(0, MOST_WORDS), this.order);
  }

  /** @param {Order} order */
  ordered(order) {
    return new BoardView(this.levels, this.marks, this.words, order);
  }

  /**
   * The rows it shows.
   *
   * @param {readonly Alert[]} rows in the order of duty
   * @param {(alert: Alert) => boolean} isMine whether the person answers for it
   * @returns {readonly Alert[]} the same array where everything is shown in that order
   */
  of(rows, isMine) {
    if (this.isDuty) {
      return rows;
    }
    const shown = rows.filter((alert) => this.#shows(alert, isMine));
    return this.order === 'duty' ? shown : shown.sort(COMPARE[this.order]);
  }

  /** @param {Alert} alert @param {(alert: Alert) => boolean} isMine */
  #shows(alert, isMine) {
    const level = levelOf(alert);
    return (
      (this.levels.length === 0 || this.levels.some((one) => one === level)) &&
      this.marks.every((mark) => hasMark(alert, mark, isMine)) &&
      holdsAll(alert, this.needles)
    );
  }
}

const MOST_WORDS = 64;

/** @type {Record<Exclude<Order, 'duty'>, (a: Alert, b: Alert) => number>} */
const COMPARE = {
  newest: (a, b) => Date.parse(b.began) - Date.parse(a.began),
  oldest: (a, b) => Date.parse(a.began) - Date.parse(b.began),
  plant: (a, b) => compare(a.enterprise, b.enterprise) || compare(a.unit, b.unit) || a.severity - b.severity,
};

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * @template T
 * @param {readonly T[]} chosen
 * @param {T} one
 */
function toggled(chosen, one) {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
}

/** @param {Alert} alert @param {Mark} mark @param {(alert: Alert) => boolean} isMine */
function hasMark(alert, mark, isMine) {
  switch (mark) {
    case 'waiting':
      return needsAcknowledging(alert);
    case 'mine':
      return isMine(alert);
    case 'late':
      return alert.escalations > 0;
    case 'quiet':
      return isSilenced(alert);
  }
}

/** @param {Alert} alert @param {readonly string[]} needles */
function holdsAll(alert, needles) {
  if (needles.length === 0) {
    return true;
  }
  const { enterprise, enterprise_name, enterprise_name_en, division, unit, point, point_name, point_name_en, rule } = alert;
  const words = [enterprise, enterprise_name, enterprise_name_en, division, unit, point, point_name, point_name_en, rule].join(' ').toLowerCase();
  return needles.every((one) => words.includes(one));
}
