/** @import {Desk} from '../desk.js' */
/** @import {StagedPlant} from '../types.js' */
import { html, nothing } from 'lit';
import { named, t } from '../i18n.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/** What is told, one after the other, and the part of the screen that it is about. */
const STEPS = /** @type {const} */ ([
  ['strip', 'top-strip'],
  ['rows', 'alert-list'],
  ['begin', ''],
  ['open', 'alert-list'],
  ['detail', 'alert-detail'],
  ['acknowledge', 'alert-detail'],
  ['summary', 'board-summary'],
  ['pages', 'top-strip .menu'],
]);

/**
 * Shows a newcomer the board of the demo in a corner of it, a step at a time. It takes no key and
 * covers no row's button: whoever is toured works the real board.
 */
export class DemoTour extends VigilElement {
  static properties = { desk: { attribute: false }, step: { state: true }, begun: { state: true } };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** @type {number | null} */
    this.step = null;
    /** @type {StagedPlant | null} */
    this.begun = null;
  }

  begin() {
    this.step = 0;
  }

  render() {
    if (this.step === null) {
      return nothing;
    }
    const [name] = STEPS[this.step];
    return html`<aside class="tour" aria-labelledby="tour-title" aria-live="polite">
      <p class="minor">${t('tour.step', { n: this.step + 1, of: STEPS.length })}</p>
      <h2 id="tour-title">${t(`tour.${name}.title`)}</h2>
      <p>${t(`tour.${name}.text`)}</p>
      ${name === 'begin' ? this.#scenario() : nothing}
      <p class="acts">
        ${this.step > 0 ? html`<button data-tour="back" @click=${() => this.#go(-1)}>${t('tour.back')}</button>` : nothing}
        ${this.step < STEPS.length - 1
          ? html`<button class="primary" data-tour="next" @click=${() => this.#go(1)}>${t('tour.next')}</button>`
          : nothing}
        <button class="quiet" data-tour="end" @click=${() => this.#end()}>${t('tour.end')}</button>
      </p>
    </aside>`;
  }

  updated() {
    const [, part] = this.step === null ? ['', ''] : STEPS[this.step];
    for (const old of document.querySelectorAll('.toured')) {
      old.classList.remove('toured');
    }
    if (part) {
      document.querySelector(part)?.classList.add('toured');
    }
  }

  #scenario() {
    if (this.begun) {
      const name = named(this.begun);
      return html`<p role="status">${t('tour.begin.done', { plant: name })}</p>`;
    }
    const idle = this.#idle();
    return idle
      ? html`<button data-tour="begin" @click=${() => this.#let(idle)}>${t('tour.begin.act')}</button>`
      : html`<p role="status">${t('tour.begin.busy')}</p>`;
  }

  /** A plant of this desk where nothing happens at present. */
  #idle() {
    return this.desk.staged.find(
      (plant) => !plant.running && this.desk.plants.some((known) => known.enterprise === plant.enterprise),
    );
  }

  /** Lets the shortest of its scenarios begin. @param {StagedPlant} plant */
  async #let(plant) {
    const [shortest] = [...plant.scenarios].sort((a, b) => a.seconds - b.seconds);
    const begins = await this.desk.api.beginScenario(plant.enterprise, shortest.id).then(
      () => true,
      () => false,
    );
    await this.desk.askStage();
    this.begun = begins ? plant : null;
    this.requestUpdate();
  }

  /** @param {number} by */
  #go(by) {
    this.step = (this.step ?? 0) + by;
  }

  #end() {
    this.step = null;
    this.begun = null;
  }
}

customElements.define('demo-tour', DemoTour);
