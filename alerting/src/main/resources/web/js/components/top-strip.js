/** @import {Desk} from '../desk.js' */
/** @import {Pulse} from '../pulse.js' */
/** @import {SoundStation} from '../sound/station.js' */
/** @import {Counts} from '../store.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { clock, countdown, day, lasting } from '../format.js';
import { t } from '../i18n.js';
import './page-menu.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const LEVELS = /** @type {const} */ (['1', '2', '3', '4']);
const LAG_WORTH_SAYING_MS = 2_000;
const DRIFT_WORTH_SAYING_MS = 3_000;

/** The strip that never scrolls: are we connected, what time is it, how many wait, who am I. */
export class TopStrip extends VigilElement {
  static properties = { desk: { attribute: false }, sound: { attribute: false } };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** @type {SoundStation} */
    this.sound = GIVEN;
  }

  render() {
    const counts = this.desk.store.counts();
    return html`
      <h1 class="brand">${t('app.name')}</h1>
      ${this.#connection()} ${this.#clock()}
      <div class="tiles" role="group" aria-label=${t('tiles.unacked')}>
        <span class="tiles-title">${t('tiles.unacked')}</span>
        ${LEVELS.map((level) => this.#tile(level, counts[level]))}
      </div>
      <div class="pair">
        <span class="total"><b>${counts.open}</b>${t('tiles.open')}</span>
        <span class="minor">${apart(counts)}</span>
      </div>
      <div class="who">
        <span class="user pair" title=${t(`role.${this.desk.user.role}`)}
          ><a href="/account">${this.desk.user.username}</a
          ><span class="minor">${this.desk.user.position ? positionWords(this.desk.user.position) : nothing}</span></span
        >
        ${this.#sound()}
        <button class="quiet" @click=${() => this.fire('language')}>${t('act.language')}</button>
        <button class="quiet" @click=${() => this.fire('help')}>${t('act.help')}</button>
        <page-menu .user=${this.desk.user}></page-menu>
      </div>
    `;
  }

  /** Only who answers for Alerts is called by sound. */
  #sound() {
    const { sound } = this;
    if (!this.desk.mayAcknowledge) {
      return nothing;
    }
    if (!sound.isAudible) {
      return html`<button class="quiet sound" @click=${() => sound.takeOver()}>✕ ${t('sound.off')}</button>`;
    }
    const left = sound.silentForMs;
    return html`<button class="quiet sound" title=${t('sound.silence')} @click=${() => sound.silence()}
      >${left > 0 ? t('sound.silent', { time: countdown(left) }) : `♪ ${t('sound.on')}`}</button
    >`;
  }

  #connection() {
    const { pulse } = this.desk;
    const state = pulse.connected ? 'live' : pulse.lastBeat === null && !pulse.frozen ? 'starting' : 'broken';
    return html`<div class="connection pair ${state}" role="status">
      <span><span class="lamp" aria-hidden="true"></span>${t(`connection.${state}`)}</span>
      ${state === 'live' ? judgingNote(pulse) : html`<span class="minor">${t(`connection.${state}.note`)}</span>`}
    </div>`;
  }

  #clock() {
    const now = this.desk.pulse.now();
    if (now === null) {
      return nothing;
    }
    const drift = Math.abs(this.desk.pulse.driftMs());
    return html`<div class="clock pair" title=${t('clock.long')}>
      <span class="time">${clock(now)}</span>
      <span class="minor">${drift > DRIFT_WORTH_SAYING_MS ? t('clock.drift', { time: lasting(drift) }) : day(now)}</span>
    </div>`;
  }

  /**
   * @param {'1' | '2' | '3' | '4'} level
   * @param {number} count
   */
  #tile(level, count) {
    const label = `${t(`level.${level}.long`)} ${count}`;
    return html`<span class="tile ${count > 0 ? `level-${level}` : 'none'}" data-level=${level} role="img" aria-label=${label} title=${label}
      ><span class="shape">${t(`level.${level}.shape`)}</span>${t(`level.${level}.name`)}<b>${count}</b></span
    >`;
  }
}

/** Whether Alerts would come at all, said in bold when not as it should be. @param {Pulse} pulse */
function judgingNote({ judging, behindMs }) {
  if (!judging) {
    return html`<b class="minor">${t('connection.notJudging')}</b>`;
  }
  if (behindMs > LAG_WORTH_SAYING_MS) {
    return html`<b class="minor">${t('connection.behind', { time: lasting(behindMs) })}</b>`;
  }
  return html`<span class="minor">${t('connection.judging')}</span>`;
}

/** What is counted apart from the colours. @param {Counts} counts */
function apart({ ticket, found, test, quiet, escalated }) {
  const tickets = ticket > 0 ? [t('tiles.tickets', { n: ticket })] : [];
  const later = found > 0 ? [t('tiles.found', { n: found })] : [];
  const tests = test > 0 ? [t('tiles.test', { n: test })] : [];
  const late = escalated > 0 ? [t('tiles.escalated', { n: escalated })] : [];
  const quieted = quiet > 0 ? [t('tiles.quiet', { n: quiet })] : [];
  return [...late, ...quieted, ...tickets, ...later, ...tests].join(' / ');
}

customElements.define('top-strip', TopStrip);
