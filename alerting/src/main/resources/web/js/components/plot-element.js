import uPlot from 'uplot';
import { VigilElement } from './vigil-element.js';

/** Colours of the page by name, which never change: to ask for one makes the browser compute all styles anew. @type {Map<string, string>} */
const tokens = new Map();

/** So near to what can be seen a plot is drawn already. */
const MARGIN = '200px';

/** An element that draws one plot into its `.plot`, as wide as there is room. */
export class PlotElement extends VigilElement {
  /** @type {uPlot | null} */
  #plot = null;
  #resized = new ResizeObserver(() => this.#fit());
  #seen = new IntersectionObserver((entries) => this.#look(entries), { rootMargin: MARGIN });
  #inView = true;
  /** What has come while nobody could see it. @type {(() => uPlot.AlignedData) | null} */
  #unseen = null;
  #catchUp = () => this.#drawUnseen();

  /** What is drawn, once it is. */
  get plot() {
    return this.#plot;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#seen.disconnect();
    removeEventListener('beforeprint', this.#catchUp);
    this.#unseen = null;
    this.#inView = true;
    this.#plot?.destroy();
    this.#plot = null;
  }

  /**
   * Draws for the first time, and from then on only what has changed, as soon as it can be seen.
   *
   * @param {(width: number) => uPlot.Options} options
   * @param {() => uPlot.AlignedData} columns asked for when they are drawn
   * @param {boolean} changed whether the columns are others than before
   */
  draw(options, columns, changed) {
    if (this.#plot) {
      if (changed) {
        this.#unseen = columns;
      }
      if (this.#inView) {
        this.#drawUnseen();
      }
      return;
    }
    const place = this.#place();
    this.#plot = new uPlot(options(place.clientWidth), columns(), place);
    this.#resized.observe(place);
    this.#seen.observe(place);
    addEventListener('beforeprint', this.#catchUp);
  }

  /** How every axis of ours looks. @returns {uPlot.Axis} */
  axis() {
    return { stroke: this.token('--muted'), grid: { stroke: this.token('--line'), width: 1 }, ticks: { show: false }, font: '12px sans-serif' };
  }

  /** @param {string} name of a colour in the stylesheet */
  token(name) {
    let value = tokens.get(name);
    if (value === undefined) {
      value = getComputedStyle(this).getPropertyValue(name).trim();
      tokens.set(name, value);
    }
    return value;
  }

  #place() {
    return /** @type {HTMLElement} */ (this.querySelector('.plot'));
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #look(entries) {
    this.#inView = entries.at(-1)?.isIntersecting ?? true;
    if (this.#inView) {
      this.#drawUnseen();
    }
  }

  #drawUnseen() {
    if (this.#unseen) {
      this.#plot?.setData(this.#unseen());
      this.#unseen = null;
    }
  }

  #fit() {
    if (this.#plot) {
      this.#plot.setSize({ width: this.#place().clientWidth, height: this.#plot.height });
    }
  }
}
