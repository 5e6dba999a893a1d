import uPlot from 'uplot';
import { VigilElement } from './vigil-element.js';

/** An element that draws one plot into its `.plot`, as wide as there is room. */
export class PlotElement extends VigilElement {
  /** @type {uPlot | null} */
  #plot = null;
  #resized = new ResizeObserver(() => this.#fit());

  /** What is drawn, once it is. */
  get plot() {
    return this.#plot;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  /**
   * Draws for the first time, and from then on only what has changed.
   *
   * @param {(width: number) => uPlot.Options} options
   * @param {() => uPlot.AlignedData} columns asked for when they are drawn
   * @param {boolean} changed whether the columns are others than before
   */
  draw(options, columns, changed) {
    if (this.#plot) {
      if (changed) {
        this.#plot.setData(columns());
      }
      return;
    }
    const place = this.#place();
    this.#plot = new uPlot(options(place.clientWidth), columns(), place);
    this.#resized.observe(place);
  }

  /** How every axis of ours looks. @returns {uPlot.Axis} */
  axis() {
    return { stroke: this.token('--muted'), grid: { stroke: this.token('--line'), width: 1 }, ticks: { show: false }, font: '12px sans-serif' };
  }

  /** @param {string} name of a colour in the stylesheet */
  token(name) {
    return getComputedStyle(this).getPropertyValue(name).trim();
  }

  #place() {
    return /** @type {HTMLElement} */ (this.querySelector('.plot'));
  }

  #fit() {
    if (this.#plot) {
      this.#plot.setSize({ width: this.#place().clientWidth, height: this.#plot.height });
    }
  }
}
