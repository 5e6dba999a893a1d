import { t } from './i18n.js';

/** Asia/Shanghai has had one offset since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;

const TENS = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 2 });
const HUNDREDS = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 1 });
const SMALL = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 4 });

/** @param {number} epochMs */
function shanghai(epochMs) {
  return new Date(epochMs + SHANGHAI_MS).toISOString();
}

/** 16:02:11 in Shanghai. @param {number} epochMs */
export function clock(epochMs) {
  return shanghai(epochMs).slice(11, 19);
}

/** 2026-11-24 in Shanghai. @param {number} epochMs */
export function day(epochMs) {
  return shanghai(epochMs).slice(0, 10);
}

/**
 * The time, with month and day in front when it was not today (by this computer, while the server's
 * time is not known yet).
 *
 * @param {number} epochMs
 * @param {number | null} now
 */
export function moment(epochMs, now) {
  const text = shanghai(epochMs);
  const today = day(now ?? Date.now()) === text.slice(0, 10);
  return today ? text.slice(11, 19) : `${text.slice(5, 10)} ${text.slice(11, 16)}`;
}

/** A length of time in the two largest units that matter. @param {number} ms */
export function lasting(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) {
    return t('lasting.seconds', { s: seconds });
  }
  if (hours === 0) {
    return t('lasting.minutes', { m: minutes, s: pad(seconds % 60) });
  }
  if (hours < 48) {
    return t('lasting.hours', { h: hours, m: pad(minutes % 60) });
  }
  return t('lasting.days', { d: Math.floor(hours / 24), h: hours % 24 });
}

/** A length of time that runs down, 04:32 or 1:04:32. @param {number} ms */
export function countdown(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** @param {number} n */
function pad(n) {
  return String(n).padStart(2, '0');
}

/** @param {unknown} value @returns {value is number} */
export function isNumber(value) {
  return Number.isFinite(value);
}

/** About four digits that mean something, without a thousands mark. @param {number | null} value */
export function number(value) {
  if (!isNumber(value)) {
    return t('value.none');
  }
  const size = Math.abs(value);
  if (size >= 100) {
    return HUNDREDS.format(value);
  }
  return size >= 10 ? TENS.format(value) : SMALL.format(value);
}

/**
 * @param {number | null} value
 * @param {string | null} unit
 */
export function quantity(value, unit) {
  return unit && isNumber(value) ? `${number(value)} ${unit}` : number(value);
}

/**
 * @param {string | null | undefined} comparison
 * @param {number | null} limit
 * @param {string | null} unit
 */
export function bound(comparison, limit, unit) {
  if (!isNumber(limit) || !comparison) {
    return t('value.none');
  }
  return `${t(`comparison.${comparison}`)} ${quantity(limit, unit)}`;
}
