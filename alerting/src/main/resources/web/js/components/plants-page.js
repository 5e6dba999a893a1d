/** @import {Desk} from '../desk.js' */
/** @import {Alert, Enterprise, Latest, PlantPoint} from '../types.js' */
import { html, nothing } from 'lit';
import { bound, lasting, quantity } from '../format.js';
import { named, t } from '../i18n.js';
import { alertText } from '../notice.js';
import { isSilent } from '../presence.js';
import { LookingPage } from './looking-page.js';
import { levelBadge, qualityMark } from './marks.js';
import './plant-sheet.js';
import './point-sheet.js';
import { GIVEN } from './vigil-element.js';

const LOOK_EVERY_MS = 2_000;

/**
 * Plants, those that are silent first; of one plant, what is known of it, and each unit with what its
 * points say just now; and of one point, its sheet. What is shown stands in the address.
 */
export class PlantsPage extends LookingPage {
  static properties = {
    desk: { attribute: false },
    points: { state: true },
  };

  /** Of which plant the points are. */
  #loaded = '';

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** @type {PlantPoint[]} */
    this.points = [];
    this.everyMs = LOOK_EVERY_MS;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const event of ['change', 'pulse', 'tick']) {
      this.desk.addEventListener(event, () => this.requestUpdate());
    }
    window.addEventListener('hashchange', () => void this.look());
  }

  /** The plant in the address; empty for the list. */
  get #plant() {
    return decodeURIComponent(location.hash.slice(1)).split(':')[0] ?? '';
  }

  /** The point in the address; empty for none. */
  get #point() {
    const chosen = decodeURIComponent(location.hash.slice(1));
    return chosen.includes(':') ? chosen : '';
  }

  render() {
    const plant = this.desk.plants.find((one) => one.enterprise === this.#plant);
    return html`${this.head('plants.title')}
    ${this.desk.pulse.frozen ? html`<p class="notice" role="alert">${t('veil.explained')}</p>` : nothing}
    ${plant ? this.#one(plant) : this.#all()}`;
  }

  #all() {
    const now = this.desk.pulse.now();
    const plants = [...this.desk.plants].sort((a, b) => Number(isSilent(b, now)) - Number(isSilent(a, now)) || this.#rank(a) - this.#rank(b) || a.name.localeCompare(b.name));
    const silent = plants.filter((one) => isSilent(one, now)).length;
    return html`<p class="headline">${t('plants.counts', { n: plants.length, silent })}</p>
      ${plants.length === 0 ? html`<p class="minor">${t('plants.none')}</p>` : nothing}
      <table class="ops-hops cases">
        <thead>
          <tr>${['name', 'division', 'alerts', 'points', 'heard'].map((one) => html`<th>${t(`plants.${one}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${plants.map(
            (plant) => html`<tr data-plant=${plant.enterprise}>
              <td><a href="#${plant.enterprise}">${named(plant)}</a></td>
              <td>${plant.division}</td>
              <td>${this.#alerts(plant)}</td>
              <td>${plant.points}</td>
              <td>${heard(plant, now)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }

  /** Most severe first; without an Alert last. @param {Enterprise} plant */
  #rank(plant) {
    return Math.min(5, ...this.#open(plant).map((alert) => alert.severity));
  }

  /** @param {Enterprise} plant @returns {Alert[]} */
  #open({ enterprise }) {
    return this.desk.store.ordered().filter((alert) => alert.enterprise === enterprise);
  }

  /** @param {Enterprise} plant */
  #alerts(plant) {
    const open = this.#open(plant);
    const [worst] = [...open].sort((a, b) => a.severity - b.severity);
    return worst ? html`${levelBadge(worst)} ${t('plants.open', { n: open.length })}` : t('plants.calm');
  }

  /** @param {Enterprise} plant */
  #one(plant) {
    const now = this.desk.pulse.now();
    const units = [...new Set(this.points.map((point) => point.unit))];
    return html`<p><a href="#">← ${t('plants.all')}</a></p>
      <h2>${named(plant)}</h2>
      <p>${plant.enterprise} · ${plant.division} · ${t('plants.pointCount', { n: plant.points })} · ${heard(plant, now)} · ${t('plants.alerts')} ${this.#alerts(plant)}</p>
      <plant-sheet .desk=${this.desk} .plant=${plant}></plant-sheet>
      ${units.map((unit) => this.#unit(plant, unit))}`;
  }

  /** @param {Enterprise} plant @param {string} unit */
  #unit(plant, unit) {
    const open = this.#open(plant).filter((alert) => alert.unit === unit);
    return html`<section data-unit=${unit}>
      <h3>${unit} ${open.map((alert) => html`<a href="/board#${alert.id}" title=${alertText(alert)}>${levelBadge(alert)}</a> `)}</h3>
      <table class="ops-hops points">
        <thead>
          <tr>${['point', 'now', 'limits'].map((one) => html`<th>${t(`plants.${one}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${this.points.filter((point) => point.unit === unit).map((point) => this.#row(point))}
        </tbody>
      </table>
    </section>`;
  }

  /** @param {PlantPoint} point */
  #row(point) {
    const chosen = this.#point === point.point_id;
    const where = chosen ? this.#plant : point.point_id;
    return html`<tr data-point=${point.point}>
        <td><a href="#${where}" aria-expanded=${chosen}>${named(point)}</a> <span class="minor">${point.point}</span></td>
        <td class="value">${now(this.desk.latest.get(point.point_id), point)}</td>
        <td class="minor">${limits(point)}</td>
      </tr>
      ${chosen ? html`<tr><td colspan="3"><point-sheet .desk=${this.desk} .point=${point} .siblings=${this.points}></point-sheet></td></tr>` : nothing}`;
  }

  async look() {
    const plant = this.#plant;
    if (plant !== this.#loaded) {
      this.points = plant ? await this.api.points(plant).catch(() => []) : [];
      this.#loaded = plant;
    }
    this.desk.latest.want(this.points.map((point) => point.point_id));
    await this.desk.latest.refresh();
    this.requestUpdate();
  }
}

/** When it was last heard; said in bold when that is too long ago. @param {Enterprise} plant @param {number | null} now */
function heard(plant, now) {
  if (!plant.last_reading) {
    return html`<b>▲ ${t('plants.never')}</b>`;
  }
  const ago = lasting((now ?? Date.now()) - Date.parse(plant.last_reading));
  return isSilent(plant, now) ? html`<b>▲ ${t('plants.silent', { time: ago })}</b>` : t('plants.online', { time: ago });
}

/** @param {Latest | undefined} reading @param {PlantPoint} point */
function now(reading, point) {
  if (!reading) {
    return html`<span class="minor">${t('plants.noValue')}</span>`;
  }
  return html`<span class=${reading.quality === 'BAD' ? 'bad' : ''}>${quantity(reading.value, point.unit_of_measure ?? null)}</span> ${qualityMark(reading.quality)}`;
}

/** The most severe first. @param {PlantPoint} point */
function limits({ limits: all = [], unit_of_measure: unit, rules }) {
  const others = rules - all.length;
  const words = all.map((one) => `${t(`level.${one.severity}.shape`)} ${one.rule} ${bound(one.comparison, one.limit, unit ?? null)}`);
  return [...words, ...(others > 0 ? [t('plants.otherRules', { n: others })] : [])].join(' · ') || t('plants.noRules');
}

customElements.define('plants-page', PlantsPage);
