/** @import {Alert, LimitLine, Series} from '../types.js' */
/** @import {Trend} from '../trend.js' */
/** @import uPlot from 'uplot' */
import { html, nothing } from 'lit';
import { clock, day, isNumber, number, quantity } from '../format.js';
import { t } from '../i18n.js';
import { extremes, heightOf, limitsInSight, lonely, trendOf } from '../trend.js';
import { drawAlerts, drawLimits, drawStretches } from './trend-paint.js';
import { PlotElement } from './plot-element.js';
import { GIVEN } from './vigil-element.js';

const HEIGHT = 220;
const DAY_MS = 86_400_000;

/** The line of one point over a stretch of time, with its limits; gaps stay gaps. */
export class TrendChart extends PlotElement {
  static properties = {
    alert: { attribute: false },
    alerts: { attribute: false },
    series: { attribute: false },
    span: { attribute: false },
    readout: { state: true },
  };

  /** @type {Trend | null} */
  #trend = null;
  /** @type {LimitLine[]} */
  #limits = [];
  /** @type {[number, number]} */
  #height = [0, 1];

  constructor() {
    super();
    /** The one whose stretch and limit are marked, if any. @type {Alert | null} */
    this.alert = null;
    /** What is marked at the upper edge. @type {readonly Alert[]} */
    this.alerts = [];
    /** @type {Series} */
    this.series = GIVEN;
    /** @type {{from: number, to: number}} */
    this.span = GIVEN;
    /** Index under the pointer. @type {number | null} */
    this.readout = null;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('series')) {
      this.#trend = trendOf(this.series);
    }
    if (changes.has('series') || changes.has('alert')) {
      this.#limits = limitsInSight(this.series, this.alert);
      this.#height = heightOf(/** @type {Trend} */ (this.#trend), this.#limits);
    }
  }

  render() {
    return html`<div class="plot" role="img" aria-label=${this.#inWords()}></div>
      <div class="legend">
        <span class="key good">${t('trend.value')}</span>
        <span class="key uncertain">${t('quality.UNCERTAIN')}</span>
        <span class="key bad">${t('trend.bad')}</span>
        ${this.alert ? html`<span class="key span">${t('trend.alert')}</span>` : nothing}
        <span class="readout">${this.#readout()}</span>
      </div>`;
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    this.draw((width) => this.#options(width), () => this.#columns(), changes.has('series') || changes.has('alert'));
  }

  /** @returns {uPlot.AlignedData} */
  #columns() {
    const { t: time, max, min, good, uncertain } = /** @type {Trend} */ (this.#trend);
    return [time, max, min, good, uncertain];
  }

  /**
   * @param {number} width
   * @returns {uPlot.Options}
   */
  #options(width) {
    const ink = this.token('--ink');
    const grey = this.token('--muted');
    const axis = this.axis();
    const line = { points: { show: false, filter: lonelyDots, size: 5 } };
    return {
      width,
      height: HEIGHT,
      ms: 1,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { time: true, range: () => [this.span.from, this.span.to] },
        y: { range: () => this.#height },
      },
      axes: [
        { ...axis, size: 28, space: 70, values: (_, splits) => splits.map((at) => this.#timeOf(at)) },
        { ...axis, size: 52, values: (_, splits) => splits.map((value) => number(value)) },
      ],
      series: [
        {},
        { width: 0, points: { show: false } },
        { width: 0, points: { show: false } },
        { ...line, stroke: ink, width: 1.75 },
        { ...line, stroke: grey, width: 1.75, dash: [4, 4] },
      ],
      bands: [{ series: [1, 2], fill: this.token('--band') }],
      hooks: {
        drawClear: [(plot) => drawStretches(plot, this.#stretches(), (name) => this.token(name))],
        draw: [(plot) => this.#drawAbove(plot)],
        setCursor: [(plot) => (this.readout = plot.cursor.idx ?? null)],
      },
    };
  }

  /** Within a day the time, beyond it the day. @param {number} at */
  #timeOf(at) {
    const { from, to } = this.span;
    return to - from > DAY_MS ? day(at).slice(5) : clock(at).slice(0, 5);
  }

  /** @param {uPlot} plot */
  #drawAbove(plot) {
    /** @param {string} name */
    const colour = (name) => this.token(name);
    drawLimits(plot, this.#limits, this.alert, this.series.unit_of_measure, colour);
    drawAlerts(plot, this.alerts, colour);
  }

  #stretches() {
    const { alert } = this;
    const to = alert?.cleared ? Date.parse(alert.cleared) : this.span.to;
    return { bad: /** @type {Trend} */ (this.#trend).bad, alert: alert && { from: Date.parse(alert.began), to } };
  }

  #readout() {
    const i = this.readout;
    if (i === null || this.series.t[i] === undefined) {
      return nothing;
    }
    const quality = this.series.quality[i];
    const time = clock(this.series.t[i]);
    if (quality === null || quality === undefined) {
      return `${time} ${t('trend.gap')}`;
    }
    const value = quality === 'BAD' ? '' : quantity(this.series.last[i], this.series.unit_of_measure);
    return `${time} ${value} ${quality === 'GOOD' ? '' : t(`quality.${quality}`)}`;
  }

  #inWords() {
    const { good, min, max } = /** @type {Trend} */ (this.#trend);
    const last = good.findLast(isNumber) ?? null;
    const [low, high] = extremes(min, max);
    if (low > high) {
      return t('trend.empty');
    }
    return t('trend.inWords', {
      low: number(low),
      high: number(high),
      last: quantity(last, this.series.unit_of_measure),
    });
  }
}

/**
 * @param {uPlot} plot
 * @param {number} seriesIndex
 */
function lonelyDots(plot, seriesIndex) {
  return lonely(plot.data[seriesIndex]);
}

customElements.define('trend-chart', TrendChart);
