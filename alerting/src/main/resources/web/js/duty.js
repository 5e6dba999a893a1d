/** @import {Alert} from './types.js' */
import { countdown } from './format.js';
import { t } from './i18n.js';
import { needsAcknowledging } from './levels.js';

/** Lowest first; the server's names. */
const TIERS = ['plant-shift', 'plant-head', 'town', 'county', 'prefecture', 'province'];
/** No place in particular: every duty room may act. */
const ANYWHERE = '000000';

/** @param {string} position `tier:area` @returns {[string, string]} */
function parts(position) {
  const colon = position.indexOf(':');
  return [position.slice(0, colon), position.slice(colon + 1)];
}

/** 县级值班室 140428. @param {string | null | undefined} position */
export function positionWords(position) {
  if (!position) {
    return t('duty.nobody');
  }
  const [tier, area] = parts(position);
  return `${t(`tier.${tier}`)} ${area}`;
}

/** 县级. @param {string} position */
export function tierWords(position) {
  return t(`tier.${parts(position)[0]}.short`);
}

/**
 * Whether this position, or one below it, answers for the Alert; the server decides in the end.
 *
 * @param {string | null} position
 * @param {Alert} alert
 */
export function answersFor(position, alert) {
  if (!position) {
    return false;
  }
  const [tier, area] = parts(position);
  const least = alert.responsible ? TIERS.indexOf(parts(alert.responsible)[0]) : 0;
  const plant = tier.startsWith('plant-');
  const { division } = alert;
  const covers = plant
    ? area === alert.enterprise
    : division === '' || division === ANYWHERE || division.startsWith(area);
  return covers && TIERS.indexOf(tier) >= least;
}

/** How long until responsibility moves up; empty where it does not. @param {Alert} alert @param {number | null} now */
export function dueWords(alert, now) {
  if (!needsAcknowledging(alert) || !alert.ack_due || now === null) {
    return '';
  }
  const left = Date.parse(alert.ack_due) - now;
  return left > 0 ? t('duty.left', { time: countdown(left) }) : t('duty.over');
}

/** Who answers, and for how long; empty when nobody has to. @param {Alert} alert @param {number | null} now */
export function dutyWords(alert, now) {
  if (alert.quiet_until && now !== null) {
    return t('duty.quiet', { time: countdown(Date.parse(alert.quiet_until) - now) });
  }
  if (!needsAcknowledging(alert) || !alert.responsible) {
    return '';
  }
  return `${tierWords(alert.responsible)} ${dueWords(alert, now)}`.trim();
}
