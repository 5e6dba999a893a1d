/** @import {Api} from '../api.js' */
/** @import {Alert, Series} from '../types.js' */
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import './trend-chart.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/** As many as can be compared at a glance. */
const MOST = 4;
const TREND_PX = 600;

/** The other points of an Alert's unit beneath its trend, on the same axis of time; asked for when unfolded. */
export class SiblingTrends extends VigilElement {
  static properties = {
    api: { attribute: false },
    alert: { attribute: false },
    span: { attribute: false },
    shown: { state: true },
    others: { state: true },
  };

  #open = false;

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    /** @type {Alert} */
    this.alert = GIVEN;
    /** The stretch of the Alert's own trend. @type {{from: number, to: number}} */
    this.span = GIVEN;
    /** Unknown while nobody asked or answered. @type {Series[] | null} */
    this.shown = null;
    /** How many points of the unit are not shown. */
    this.others = 0;
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (this.#open && changes.has('span')) {
      void this.#ask();
    }
  }

  render() {
    return html`<details @toggle=${(/** @type {Event} */ event) => this.#toggled(/** @type {HTMLDetailsElement} */ (event.target).open)}>
      <summary>${t('siblings.title', { unit: this.alert.unit })}</summary>
      ${this.shown?.length === 0 ? html`<p class="minor">${t('siblings.none')}</p>` : nothing}
      ${this.shown?.map((series) => html`<h4>${series.point_name}</h4><trend-chart .series=${series} .span=${this.span}></trend-chart>`)}
      ${this.others > 0 ? html`<p class="minor"><a href="/plants#${this.alert.enterprise}">${t('siblings.others', { n: this.others })}</a></p>` : nothing}
    </details>`;
  }

  /** @param {boolean} open */
  #toggled(open) {
    this.#open = open;
    if (open) {
      void this.#ask();
    }
  }

  async #ask() {
    const { alert, span } = this;
    const points = await this.api.points(alert.enterprise).catch(() => []);
    const siblings = points.filter((one) => one.unit === alert.unit && one.point_id !== alert.point_id);
    const asked = siblings.slice(0, MOST).map((one) => this.api.series(one.point_id, span.from, span.to, TREND_PX).catch(() => null));
    const series = (await Promise.all(asked)).filter((one) => one !== null);
    if (alert === this.alert && span === this.span) {
      this.shown = series;
      this.others = siblings.length - series.length;
    }
  }
}

customElements.define('sibling-trends', SiblingTrends);
