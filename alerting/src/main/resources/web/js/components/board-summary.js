/** @import {Desk} from '../desk.js' */
/** @import {Alert} from '../types.js' */
import { html, nothing } from 'lit';
import { clock, lasting, moment } from '../format.js';
import { t } from '../i18n.js';
import { levelOf } from '../levels.js';
import { isSilent } from '../presence.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/**
 * How fresh the data is, and, when nothing waits, that nothing does and when the last Alert ended.
 * Silence without data is not calm, and is said to be so. One line under the list; alone on an empty
 * board.
 */
export class BoardSummary extends VigilElement {
  static properties = { desk: { attribute: false } };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
  }

  render() {
    const { unacked, open } = this.desk.store.counts();
    this.classList.toggle('alone', open === 0);
    if (!this.desk.loaded) {
      return html`<p class="headline">${t('summary.loading')}</p>`;
    }
    return html`${this.#gathered()} ${unacked === 0 ? this.#nothingWaits(open) : nothing} ${this.#data(this.desk.pulse.now())}
    ${this.desk.staged.length > 0 ? this.#demo() : nothing}`;
  }

  #demo() {
    return html`<p class="demo">
      ${t('demo.here')} <button data-tour="take" @click=${() => this.fire('tour')}>${t('tour.take')}</button>
      <a href="/demo">${t('demo.scenarios')}</a>
    </p>`;
  }

  /** No row is hidden without a word of it. */
  #gathered() {
    const { groups } = this.desk.listing;
    const hidden = groups.hidden();
    if (hidden === 0 && !groups.allUnfolded) {
      return nothing;
    }
    return html`<p class="gathered">
      ${hidden > 0 ? t('group.hidden', { n: hidden }) : nothing}
      <button @click=${() => this.fire('gather')}>${t(groups.allUnfolded ? 'group.gather' : 'group.showAll')}</button>
    </p>`;
  }

  /** @param {number} open */
  #nothingWaits(open) {
    return html`<p class="headline">${t('summary.none')}${open > 0 ? t('summary.inHand', { n: open }) : nothing}</p>
      <p>${this.#lastEnded(this.desk.lastEnded(), open)}</p>`;
  }

  /**
   * @param {Alert | undefined} alert
   * @param {number} open
   */
  #lastEnded(alert, open) {
    if (!alert) {
      return open > 0 ? nothing : t('summary.noneBefore');
    }
    const level = levelOf(alert);
    return t('summary.last', {
      time: moment(Date.parse(alert.began), this.desk.pulse.now()),
      level: `${t(`level.${level}.shape`)}${t(`level.${level}.name`)}`,
      text: t(`state.${alert.state}`),
    });
  }

  /** @param {number | null} now */
  #data(now) {
    const { plants } = this.desk;
    if (plants.length === 0) {
      return html`<p class="warning">${t('summary.noPlants')}</p>`;
    }
    const readAt = plants.map((plant) => (plant.last_reading ? Date.parse(plant.last_reading) : 0));
    const newest = Math.max(...readAt);
    const points = plants.reduce((sum, plant) => sum + plant.points, 0);
    if (newest === 0 || now === null) {
      return html`<p class="warning">${t('summary.noData', { plants: plants.length, points })}</p>`;
    }
    const silent = plants.filter((plant) => isSilent(plant, now)).length;
    const age = { plants: plants.length, points, time: clock(newest), ago: lasting(now - newest) };
    return html`<p>${t('summary.data', age)}</p>
      ${silent > 0
        ? html`<p class="warning"><a href="/plants">${t('summary.silent', { n: silent, all: plants.length })}</a></p>`
        : nothing}`;
  }
}

customElements.define('board-summary', BoardSummary);
