/** @import {Alert, PlannedWork} from '../types.js' */
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { annunciates, isOver, isSilenced, levelOf, needsAcknowledging } from '../levels.js';

/**
 * Level by shape, character, roman numeral and colour. Only what still sounds flashes; what nobody
 * has to acknowledge wears its colour as a stripe.
 *
 * @param {Alert} alert
 */
export function levelBadge(alert) {
  const level = levelOf(alert);
  const call = annunciates(alert) ? 'flashing' : needsAcknowledging(alert) ? '' : 'seen';
  return html`<span class="badge level-${level} ${call}" title=${t(`level.${level}.long`)}
    ><span class="shape" aria-hidden="true">${t(`level.${level}.shape`)}</span>${t(`level.${level}.name`)}<span
      class="numeral"
      >${t(`level.${level}.numeral`)}</span
    ></span
  >`;
}

/** State by sign and words. @param {Alert} alert */
export function stateWords(alert) {
  const kind = isSilenced(alert) ? 'silenced' : alert.state.toLowerCase().replaceAll('_', '-');
  return html`<span class="state ${kind}"
    ><span class="sign" aria-hidden="true">${t(`state.${alert.state}.sign`)}</span>${t(`state.${alert.state}`)}</span
  >`;
}

/** What a reader must know before believing the row. @param {Alert} alert */
export function cautions(alert) {
  return html`${alert.mode === 'REAL' ? nothing : mark('mode', `mode.${alert.mode}`)}
  ${alert.verified ? nothing : mark('doubt', 'caution.unverified')}
  ${alert.trusted ? nothing : mark('doubt', 'caution.untrusted')}`;
}

/** A condition that stands for longer is stale (A16). */
const STALE_AFTER_MS = 24 * 3_600_000;

/** That it came first, wears people out, or has stood for too long. @param {Alert} alert @param {number | null} now */
export function remarks(alert, now) {
  const { first_out, nuisance, began } = alert;
  return html`${first_out ? mark('first-out', 'mark.firstOut') : nothing}
  ${nuisance ? mark('nuisance', `mark.${nuisance}`) : nothing}
  ${now !== null && !isOver(alert) && now - Date.parse(began) > STALE_AFTER_MS ? mark('nuisance', 'mark.stale') : nothing}`;
}

/** That nobody acknowledged it in time, and how often. @param {Alert} alert */
export function escalatedMark({ escalations }) {
  return escalations > 0
    ? html`<span class="mark escalated" title=${t('duty.escalated.long')}>${t('duty.escalated', { n: escalations })}</span>`
    : nothing;
}

/** That a planned work concerns it, which takes nothing from it. @param {PlannedWork} work */
export function workMark({ what, permit }) {
  return html`<span class="mark planned" title=${t('mark.work.long', { what, permit })}>${t('mark.work', { permit })}</span>`;
}

/** @param {Alert['quality']} quality */
export function qualityMark(quality) {
  return quality === 'GOOD' ? nothing : mark('doubt', `quality.${quality}`);
}

/** Not how things stand, but what was judged. */
export function judgedMark() {
  return mark('', 'value.judged');
}

/**
 * @param {string} kind
 * @param {string} key
 */
function mark(kind, key) {
  return html`<span class="mark ${kind}" title=${t(`${key}.long`)}>${t(key)}</span>`;
}
