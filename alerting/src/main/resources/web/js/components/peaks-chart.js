import { html } from 'lit';
import uPlot from 'uplot';
import { clock, day, number } from '../format.js';
import { t } from '../i18n.js';
import { PlotElement } from './plot-element.js';

const HEIGHT = 180;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** More than this within 10 minutes is a flood (ISA-18.2; K4, K5). */
const FLOOD_ABOVE = 10;

/** The most alerts in any 10 minutes, over the window, with the line above which it is a flood. */
export class PeaksChart extends PlotElement {
  static properties = {
    from: { attribute: false },
    minutes: { attribute: false },
    peaks: { attribute: false },
    readout: { state: true },
  };

  constructor() {
    super();
    /** When the window began, in milliseconds. */
    this.from = 0;
    /** How long each part of it is. */
    this.minutes = 10;
    /** @type {number[]} */
    this.peaks = [];
    /** Index under the pointer. @type {number | null} */
    this.readout = null;
  }

  render() {
    return html`<div class="plot" role="img" aria-label=${this.#inWords()}></div>
      <div class="legend">
        <span>${this.#inWords()}</span>
        <span class="readout">${this.#readout()}</span>
      </div>`;
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    this.draw((width) => this.#options(width), () => this.#columns(), changes.has('peaks') || changes.has('from'));
  }

  /** @returns {uPlot.AlignedData} */
  #columns() {
    const step = this.minutes * MINUTE_MS;
    const times = this.peaks.map((_, i) => this.from + i * step);
    return [times, this.peaks, times.map(() => FLOOD_ABOVE)];
  }

  /**
   * @param {number} width
   * @returns {uPlot.Options}
   */
  #options(width) {
    const axis = this.axis();
    const bars = uPlot.paths.bars?.({ size: [1, 40], align: 1 });
    return {
      width,
      height: HEIGHT,
      ms: 1,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { time: true, range: () => [this.from, this.from + this.peaks.length * this.minutes * MINUTE_MS] }, y: { range: (_, __, highest) => [0, Math.max(FLOOD_ABOVE + 2, highest)] } },
      axes: [
        { ...axis, size: 28, space: 70, values: (_, splits) => splits.map((at) => this.#timeOf(at)) },
        { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], values: (_, splits) => splits.map((value) => number(value)) },
      ],
      series: [
        {},
        { fill: this.token('--slate'), stroke: this.token('--slate'), width: 0, points: { show: false }, ...(bars ? { paths: bars } : {}) },
        { stroke: this.token('--ink'), width: 1.5, dash: [6, 4], points: { show: false } },
      ],
      hooks: {
        draw: [(plot) => this.#nameLimit(plot)],
        setCursor: [(plot) => (this.readout = plot.cursor.idx ?? null)],
      },
    };
  }

  /** What the broken line means. @param {uPlot} plot */
  #nameLimit(plot) {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.font = `${12 * devicePixelRatio}px sans-serif`;
    ctx.fillStyle = this.token('--ink');
    ctx.textAlign = 'left';
    ctx.textBaseline = 'bottom';
    ctx.fillText(t('peaks.flood', { n: FLOOD_ABOVE }), bbox.left + 6 * devicePixelRatio, plot.valToPos(FLOOD_ABOVE, 'y', true) - 3 * devicePixelRatio);
    ctx.restore();
  }

  /** Within a day the time, beyond it the day. @param {number} at */
  #timeOf(at) {
    return this.peaks.length * this.minutes * MINUTE_MS > DAY_MS ? day(at).slice(5) : clock(at).slice(0, 5);
  }

  #readout() {
    const peak = this.readout === null ? undefined : this.peaks[this.readout];
    if (this.readout === null || peak === undefined) {
      return '';
    }
    const at = this.from + this.readout * this.minutes * MINUTE_MS;
    return t('peaks.at', { time: `${day(at).slice(5)} ${clock(at).slice(0, 5)}`, n: peak });
  }

  #inWords() {
    const highest = Math.max(0, ...this.peaks);
    const over = this.peaks.filter((peak) => peak > FLOOD_ABOVE).length;
    return t('peaks.inWords', { highest, over, n: this.peaks.length, minutes: this.minutes });
  }
}

customElements.define('peaks-chart', PeaksChart);
