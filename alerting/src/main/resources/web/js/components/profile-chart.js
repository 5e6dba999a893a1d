/** @import {Series} from '../types.js' */
import { html } from 'lit';
import uPlot from 'uplot';
import { clock, day, isNumber, number, quantity } from '../format.js';
import { t } from '../i18n.js';
import { PlotElement } from './plot-element.js';
import { GIVEN } from './vigil-element.js';

const HEIGHT = 200;
const DAY_MS = 86_400_000;

/** What a point did, and what it did in the same hours before, on one axis. */
export class ProfileChart extends PlotElement {
  static properties = {
    now: { attribute: false },
    earlier: { attribute: false },
    shift: { attribute: false },
    marked: { attribute: false },
    readout: { state: true },
  };

  constructor() {
    super();
    /** @type {Series} */
    this.now = GIVEN;
    /** @type {Series} */
    this.earlier = GIVEN;
    /** How much earlier, in milliseconds. */
    this.shift = 0;
    /** The stretch that is spoken of. @type {{from: number, to: number}} */
    this.marked = GIVEN;
    /** Index under the pointer. @type {number | null} */
    this.readout = null;
  }

  render() {
    return html`<div class="plot" role="img" aria-label=${this.#inWords()}></div>
      <div class="legend">
        <span class="key good">${t('profile.now')}</span>
        <span class="key uncertain">${t('profile.before', { days: this.shift / DAY_MS })}</span>
        <span class="key span">${t('profile.marked')}</span>
        <span>${this.#inWords()}</span>
        <span class="readout">${this.#readout()}</span>
      </div>`;
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    this.draw((width) => this.#options(width), () => this.#columns(), changes.has('now') || changes.has('earlier'));
  }

  /** @returns {uPlot.AlignedData} */
  #columns() {
    return uPlot.join([
      [this.now.t, usable(this.now)],
      [this.earlier.t.map((at) => at + this.shift), usable(this.earlier)],
    ]);
  }

  /**
   * @param {number} width
   * @returns {uPlot.Options}
   */
  #options(width) {
    const grey = this.token('--muted');
    const axis = this.axis();
    const line = { points: { show: false }, spanGaps: false, width: 1.75 };
    return {
      width,
      height: HEIGHT,
      ms: 1,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: { x: { time: true } },
      axes: [
        { ...axis, size: 28, space: 80, values: (_, splits) => splits.map((at) => `${day(at).slice(5)} ${clock(at).slice(0, 5)}`) },
        { ...axis, size: 52, values: (_, splits) => splits.map((value) => number(value)) },
      ],
      series: [{}, { ...line, stroke: this.token('--ink') }, { ...line, stroke: grey, dash: [4, 4] }],
      hooks: {
        drawClear: [(plot) => this.#mark(plot)],
        setCursor: [(plot) => (this.readout = plot.cursor.idx ?? null)],
      },
    };
  }

  /** @param {uPlot} plot */
  #mark(plot) {
    const { left, top, width, height } = plot.bbox;
    const inside = (/** @type {number} */ x) => Math.min(Math.max(plot.valToPos(x, 'x', true), left), left + width);
    plot.ctx.fillStyle = this.token('--alert-span');
    plot.ctx.fillRect(inside(this.marked.from), top, inside(this.marked.to) - inside(this.marked.from), height);
  }

  #readout() {
    const plot = this.plot;
    if (this.readout === null || !plot) {
      return '';
    }
    const [times, now, before] = plot.data;
    const unit = this.now.unit_of_measure;
    const at = times[this.readout] ?? 0;
    return t('profile.at', {
      time: `${day(at).slice(5)} ${clock(at).slice(0, 5)}`,
      now: quantity(now?.[this.readout] ?? null, unit),
      before: quantity(before?.[this.readout] ?? null, unit),
    });
  }

  #inWords() {
    const unit = this.now.unit_of_measure;
    return t('profile.inWords', { now: quantity(mean(usable(this.now)), unit), before: quantity(mean(usable(this.earlier)), unit) });
  }
}

/** A bad value is never a value. @param {Series} series */
function usable({ last, quality }) {
  return last.map((value, i) => (quality[i] === 'BAD' ? null : (value ?? null)));
}

/** @param {(number | null)[]} values */
function mean(values) {
  const known = values.filter(isNumber);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

customElements.define('profile-chart', ProfileChart);
