/** @import {Api} from '../api.js' */
/** @import {StagedPlant, StagedScenario} from '../types.js' */
import { html, nothing } from 'lit';
import { Refusal } from '../api.js';
import { language, switchLanguage, t } from '../i18n.js';
import { refusalWords } from '../notice.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const LOOK_EVERY_MS = 2_000;

/** The simulated plants of the demo: what can happen to each, and a button that lets it begin. */
export class DemoPage extends VigilElement {
  static properties = { api: { attribute: false }, plants: { state: true }, refusal: { state: true } };

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    /** @type {StagedPlant[]} */
    this.plants = [];
    /** @type {Refusal | null} */
    this.refusal = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#keepLooking();
  }

  render() {
    return html`
      <header class="ops-head">
        <h1>${t('demo.title')}</h1>
        <a href="/board">${t('ops.board')}</a>
        <button class="quiet" @click=${switchLanguage}>${t('act.language')}</button>
      </header>
      <p>${t('demo.means')}</p>
      ${this.refusal ? html`<p class="notice" role="alert">${refusalWords(this.refusal)}</p>` : nothing}
      ${this.plants.map((plant) => this.#plant(plant))}
    `;
  }

  /** @param {StagedPlant} plant */
  #plant(plant) {
    return html`<section data-plant=${plant.enterprise}>
      <h2>${language() === 'zh' ? plant.name : plant.name_en}</h2>
      <table class="ops-hops">
        <tbody>
          ${plant.scenarios.map((scenario) => this.#scenario(plant, scenario))}
        </tbody>
      </table>
    </section>`;
  }

  /** @param {StagedPlant} plant @param {StagedScenario} scenario */
  #scenario(plant, scenario) {
    const runs = plant.running === scenario.id;
    return html`<tr>
      <th scope="row">${language() === 'zh' ? scenario.zh : scenario.en}</th>
      <td>${t('demo.seconds', { seconds: String(scenario.seconds) })}</td>
      <td>
        <button
          data-scenario=${scenario.id}
          ?disabled=${Boolean(plant.running)}
          @click=${() => void this.#begin(plant.enterprise, scenario.id)}
        >
          ${t(runs ? 'demo.runs' : 'demo.begin')}
        </button>
      </td>
    </tr>`;
  }

  /** @param {string} enterprise @param {string} scenario */
  async #begin(enterprise, scenario) {
    try {
      await this.api.beginScenario(enterprise, scenario);
      this.refusal = null;
    } catch (refused) {
      this.refusal = /** @type {Refusal} */ (refused);
    }
    await this.#look();
  }

  async #keepLooking() {
    await this.#look();
    setTimeout(() => void this.#keepLooking(), LOOK_EVERY_MS);
  }

  async #look() {
    try {
      this.plants = await this.api.stagedPlants();
    } catch (refused) {
      this.refusal = /** @type {Refusal} */ (refused);
    }
  }
}

customElements.define('demo-page', DemoPage);
