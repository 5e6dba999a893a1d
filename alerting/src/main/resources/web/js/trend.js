/** @import {Alert, LimitLine, Series} from './types.js' */
import { isNumber } from './format.js';

/**
 * What the trend draws, with the time in ms.
 *
 * @typedef {object} Trend
 * @property {number[]} t
 * @property {(number | null)[]} min band of good values
 * @property {(number | null)[]} max
 * @property {(number | null)[]} good
 * @property {(number | null)[]} uncertain joined to its good neighbours
 * @property {{from: number, to: number}[]} bad stretches without a usable value
 */

/**
 * A bad value is never a value: it becomes a stretch of its own. An uncertain one is a line of its
 * own. A null entry stays a gap.
 *
 * @param {Series} series
 * @returns {Trend}
 */
export function trendOf(series) {
  const { t, quality } = series;
  const good = t.map((_, i) => (quality[i] === 'GOOD' ? (series.last[i] ?? null) : null));
  const touches = (/** @type {number} */ i) => quality[i] === 'UNCERTAIN';
  const uncertain = t.map((_, i) => {
    const joined = touches(i) || (good[i] !== null && (touches(i - 1) || touches(i + 1)));
    return joined ? (series.last[i] ?? null) : null;
  });
  const ofGood = (/** @type {(number | null)[]} */ values) => values.map((v, i) => (good[i] === null ? null : (v ?? null)));
  return { t, min: ofGood(series.min), max: ofGood(series.max), good, uncertain, bad: badStretches(series) };
}

/** @param {Series} series */
function badStretches({ t, quality }) {
  /** @type {{from: number, to: number}[]} */
  const stretches = [];
  for (let i = 0; i < t.length; i++) {
    if (quality[i] !== 'BAD') {
      continue;
    }
    const to = t[Math.min(i + 1, t.length - 1)];
    const last = stretches.at(-1);
    if (last && last.to === t[i]) {
      last.to = to;
    } else {
      stretches.push({ from: t[i], to });
    }
  }
  return stretches;
}

/**
 * Entries that no line reaches, because both neighbours are gaps; they need a dot to be seen.
 *
 * @param {ArrayLike<number | null | undefined>} values
 */
export function lonely(values) {
  const none = (/** @type {number} */ i) => values[i] === null || values[i] === undefined;
  const found = [];
  for (let i = 0; i < values.length; i++) {
    if (!none(i) && none(i - 1) && none(i + 1)) {
      found.push(i);
    }
  }
  return found;
}

/**
 * The lowest and the highest of numbers; [Infinity, -Infinity] if there is none. Loops, because a
 * page of fifty trends asks each second.
 *
 * @param {...(readonly (number | null | undefined)[])} columns
 * @returns {[number, number]}
 */
export function extremes(...columns) {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (const value of column) {
      if (isNumber(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return [low, high];
}

/**
 * Limits worth drawing: the Alert's own if there is one, and others not so far off that they would flatten the line; all
 * where there is no line.
 *
 * @param {Series} series
 * @param {Alert | null} alert
 * @returns {LimitLine[]}
 */
export function limitsInSight(series, alert) {
  const [low, high] = extremes(series.min, series.max, [alert?.limit ?? null]);
  const reach = 2 * Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE);
  return series.limits.filter(
    (line) => isNumber(line.limit) && (line.rule === alert?.rule || Math.abs(line.limit) <= reach),
  );
}

/**
 * From the lowest to the highest of values and limits, with some air.
 *
 * @param {Trend} trend
 * @param {LimitLine[]} limits
 * @returns {[number, number]}
 */
export function heightOf(trend, limits) {
  const [low, high] = extremes(trend.min, trend.max, trend.uncertain, limits.map((line) => line.limit));
  if (low > high) {
    return [0, 1];
  }
  const air = (high - low || Math.abs(high) || 1) * 0.12;
  const floor = low >= 0 && low - air < 0 ? 0 : low - air;
  return [floor, high + air];
}
