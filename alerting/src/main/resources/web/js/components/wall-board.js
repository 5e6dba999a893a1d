/** @import {Desk} from '../desk.js' */
/** @import {Alert, Enterprise} from '../types.js' */
import { html, nothing } from 'lit';
import { dutyWords } from '../duty.js';
import { clock, day, lasting } from '../format.js';
import { named, t } from '../i18n.js';
import { alertText, enterpriseName } from '../notice.js';
import { isSilent } from '../presence.js';
import { levelBadge, stateWords } from './marks.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const LEVELS = /** @type {const} */ (['1', '2', '3', '4']);
const ROWS_SHOWN = 8;

/**
 * The wall of a duty room, to be read from across it: how many wait, what is most urgent, and each
 * plant as a field as large as it has points. Nothing on it can be pressed.
 */
export class WallBoard extends VigilElement {
  static properties = { desk: { attribute: false } };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const event of ['change', 'pulse', 'tick']) {
      this.desk.addEventListener(event, () => this.requestUpdate());
    }
  }

  render() {
    const { pulse, store } = this.desk;
    const now = pulse.now();
    this.classList.toggle('frozen', pulse.frozen);
    return html`<header role="none">
        <h1>${t('app.name')}</h1>
        ${pulse.frozen ? html`<b role="alert">${t('veil.explained')}</b>` : pulse.judging ? nothing : html`<b role="alert">${t('judging.stopped')}</b>`}
        ${store.counts().drill > 0 ? html`<b>${t('drill.banner')}</b>` : nothing}
        <span class="time">${now === null ? '' : `${day(now)} ${clock(now)}`}</span>
      </header>
      <div class="tiles">${LEVELS.map((level) => this.#tile(level))} ${this.#others(now)}</div>
      <div class="wall-rows">${this.#rows(now)}</div>
      <div class="fields" role="list" aria-label=${t('plants.title')}>${this.#plants().map((plant) => this.#field(plant, now))}</div>`;
  }

  /** @param {'1' | '2' | '3' | '4'} level */
  #tile(level) {
    const count = this.desk.store.counts()[level];
    return html`<span class="tile ${count > 0 ? `level-${level}` : 'none'}" data-level=${level}
      ><span class="shape" aria-hidden="true">${t(`level.${level}.shape`)}</span>${t(`level.${level}.name`)}<b>${count}</b></span
    >`;
  }

  /** @param {number | null} now */
  #others(now) {
    const { open, escalated, quiet } = this.desk.store.counts();
    const silent = this.desk.plants.filter((plant) => isSilent(plant, now)).length;
    return html`<span class="wall-counts">
      <span><b>${open}</b>${t('tiles.open')}</span>
      ${escalated > 0 ? html`<span>${t('tiles.escalated', { n: escalated })}</span>` : nothing}
      ${quiet > 0 ? html`<span>${t('tiles.quiet', { n: quiet })}</span>` : nothing}
      <span>${t('plants.counts', { n: this.desk.plants.length, silent })}</span>
    </span>`;
  }

  /** @param {number | null} now */
  #rows(now) {
    const rows = this.desk.store.ordered().slice(0, ROWS_SHOWN);
    if (this.desk.loaded && rows.length === 0) {
      return html`<p class="headline">${t('summary.none')}</p>`;
    }
    return rows.map(
      (alert) => html`<div class="wall-row" data-alert=${alert.id}>
        ${levelBadge(alert)} <span class="text">${alertText(alert)}</span>
        <span class="where">${enterpriseName(alert)} ▸ ${alert.unit}</span>
        <span>${stateWords(alert)}</span>
        <span class="due">${dutyWords(alert, now)} ${this.#lasting(alert, now)}</span>
      </div>`,
    );
  }

  /** @param {Alert} alert @param {number | null} now */
  #lasting(alert, now) {
    return now === null ? '' : lasting(now - Date.parse(alert.began));
  }

  /** By division, so that neighbours stand together. */
  #plants() {
    return [...this.desk.plants].sort((a, b) => a.division.localeCompare(b.division) || a.name.localeCompare(b.name));
  }

  /** @param {Enterprise} plant @param {number | null} now */
  #field(plant, now) {
    const open = this.desk.store.ordered().filter(({ enterprise }) => enterprise === plant.enterprise);
    const [worst] = [...open].sort((a, b) => a.severity - b.severity);
    const silent = isSilent(plant, now);
    return html`<div role="listitem" class="field ${silent ? 'silent' : ''} ${worst ? 'alerting' : ''}" data-plant=${plant.enterprise} data-points=${Math.min(9, Math.ceil(Math.log2(plant.points + 1)))}>
      <span class="minor">${plant.division}</span>
      <span>${named(plant)}</span>
      <span>${worst ? html`${levelBadge(worst)} ${open.length}` : nothing} ${silent ? html`<b>▲ ${t('wall.silent')}</b>` : nothing}</span>
    </div>`;
  }
}

customElements.define('wall-board', WallBoard);
