/** @import {Hit, PlantPoint, PointChanges, Series} from '../types.js' */
import { html, nothing } from 'lit';
import { lasting, moment, number } from '../format.js';
import { named, t } from '../i18n.js';
import { alertText } from '../notice.js';
import { levelBadge } from './marks.js';
import './trend-chart.js';
import { SheetElement } from './sheet-element.js';
import { GIVEN } from './vigil-element.js';

const HOUR_MS = 3_600_000;
const SPANS = /** @type {const} */ ({ hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, month: 30 * 24 * HOUR_MS, year: 365 * 24 * HOUR_MS });
const LOOK_EVERY_MS = 5_000;
const TREND_PX = 900;
/** With the point itself as many as can be compared. */
const MOST_OTHERS = 7;

/** @typedef {{span: {from: number, to: number}, series: Series, others: Series[], alerts: Hit[], changes: PointChanges['items']}} Looked */

/**
 * One point: its trend over an hour to a year with the limits of the time and what was alerted,
 * others beneath it on the same axis, what it is, and what became another.
 */
export class PointSheet extends SheetElement {
  static properties = {
    point: { attribute: false },
    siblings: { attribute: false },
    span: { state: true },
    compared: { state: true },
    looked: { state: true },
  };

  constructor() {
    super(LOOK_EVERY_MS);
    /** @type {PlantPoint} */
    this.point = GIVEN;
    /** All points of the plant. @type {readonly PlantPoint[]} */
    this.siblings = [];
    /** @type {keyof typeof SPANS} */
    this.span = 'hour';
    /** Points shown beneath. @type {readonly string[]} */
    this.compared = [];
    /** Unknown while nobody answered. @type {Looked | null} */
    this.looked = null;
  }

  render() {
    return html`<div class="acts" role="group" aria-label=${t('plants.span')}>
        ${Object.keys(SPANS).map(
          (span) => html`<button aria-pressed=${this.span === span} data-span=${span} @click=${() => this.#choseSpan(/** @type {keyof typeof SPANS} */ (span))}>
            ${t(`plants.span.${span}`)}
          </button>`,
        )}
        ${this.#chooser()}
      </div>
      ${this.looked ? this.#found(this.looked) : html`<p class="minor">${t('detail.loading')}</p>`}`;
  }

  /** Another point to compare with; those that are compared already are left out. */
  #chooser() {
    const free = this.siblings.filter((one) => one.point_id !== this.point.point_id && !this.compared.includes(one.point_id));
    return free.length === 0 || this.compared.length >= MOST_OTHERS
      ? nothing
      : html`<label
          >${t('point.compare')}
          <select name="compare" @change=${(/** @type {Event} */ event) => this.#compare(/** @type {HTMLSelectElement} */ (event.target))}>
            <option value="">–</option>
            ${free.map((one) => html`<option value=${one.point_id}>${named(one)} (${one.point})</option>`)}
          </select></label
        >`;
  }

  /** @param {Looked} looked */
  #found({ span, series, others, alerts, changes }) {
    return html`<trend-chart .series=${series} .span=${span} .alerts=${alerts.map((hit) => hit.alert)}></trend-chart>
      ${others.map(
        (one) => html`<h4>${one.point_name} <button class="quiet" @click=${() => this.#drop(one.point_id)}>${t('point.drop')}</button></h4>
          <trend-chart .series=${one} .span=${span}></trend-chart>`,
      )}
      <p><a href=${this.desk.api.seriesFile(this.point.point_id, span.from, span.to)} download>${t('point.file')}</a></p>
      ${this.#facts()}
      <h4>${t('point.alerts')}</h4>
      ${alerts.length === 0 ? html`<p class="minor">${t('point.noAlerts')}</p>` : html`<ul class="plain">
            ${alerts.map(({ alert }) => html`<li>${levelBadge(alert)} ${moment(Date.parse(alert.began), span.to)} <a href="/board#${alert.id}">${alertText(alert)}</a></li>`)}
          </ul>`}
      <h4>${t('point.changes')}</h4>
      <ul class="plain" data-list="changes">
        ${changes.map((one) => html`<li>${moment(Date.parse(one.at), span.to)} ${one.by ?? t('point.bySystem')}: ${one.changes.length === 0 ? t('point.first') : one.changes.map(words)}</li>`)}
      </ul>`;
  }

  #facts() {
    const { kind, unit, unit_of_measure: measure, range_low: low, range_high: high, sample_millis: every } = this.point;
    const facts = {
      kind,
      unit,
      range: `${number(low)} – ${number(high)} ${measure ?? ''}`,
      every: lasting(every),
    };
    return html`<p class="minor">${Object.entries(facts).map(([name, value]) => html`<span class="fact">${t(`point.${name}`)} ${value}</span> `)}</p>`;
  }

  /** @param {keyof typeof SPANS} span */
  #choseSpan(span) {
    this.span = span;
    this.looked = null;
    void this.look();
  }

  /** @param {HTMLSelectElement} select */
  #compare(select) {
    this.compared = [...this.compared, select.value];
    select.value = '';
    void this.look();
  }

  /** @param {string} pointId */
  #drop(pointId) {
    this.compared = this.compared.filter((one) => one !== pointId);
    void this.look();
  }

  /** Asks the server; what it does not answer stays as it was. */
  async look() {
    const { api, pulse } = this.desk;
    const { point, span, compared } = this;
    const to = pulse.now() ?? Date.now();
    const stretch = { from: to - SPANS[span], to };
    const series = (/** @type {string} */ id) => api.series(id, stretch.from, stretch.to, TREND_PX).catch(() => null);
    const asked = new URLSearchParams({ from: new Date(stretch.from).toISOString(), enterprise: point.point_id.split(':')[0] ?? '', point: point.point });
    const [own, others, hits, changes] = await Promise.all([
      series(point.point_id),
      Promise.all(compared.map(series)),
      api.searchAlerts(`${asked}`, '').catch(() => null),
      api.pointChanges(point.point_id).catch(() => []),
    ]);
    if (own && point === this.point && span === this.span && compared === this.compared) {
      this.looked = { span: stretch, series: own, others: others.filter((one) => one !== null), alerts: hits?.items ?? [], changes };
    }
  }
}

/** One thing that became another. @param {PointChanges['items'][number]['changes'][number]} change */
function words({ field, is_rule: isRule, was, becomes }) {
  return html`<span class="fact">${isRule ? field : t(`point.field.${field}`)} ${was ?? '–'} → ${becomes ?? '–'}</span> `;
}

customElements.define('point-sheet', PointSheet);
