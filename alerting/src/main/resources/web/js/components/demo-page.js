/** @import {StagedPlant, StagedScenario} from '../types.js' */
import { html } from 'lit';
import { language, named, t } from '../i18n.js';
import { LookingPage } from './looking-page.js';

const LOOK_EVERY_MS = 2_000;

/** The simulated plants of the demo: what can happen to each, and a button that lets it begin. */
export class DemoPage extends LookingPage {
  static properties = { plants: { state: true } };

  constructor() {
    super();
    /** @type {StagedPlant[]} */
    this.plants = [];
    this.everyMs = LOOK_EVERY_MS;
  }

  render() {
    return html`
      ${this.head('demo.title')}
      <p>${t('demo.means')}</p>
      ${this.plants.map((plant) => this.#plant(plant))}
    `;
  }

  /** @param {StagedPlant} plant */
  #plant(plant) {
    return html`<section data-plant=${plant.enterprise}>
      <h2>${named(plant)}</h2>
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
          @click=${() => void this.tried(() => this.api.beginScenario(plant.enterprise, scenario.id))}
        >
          ${t(runs ? 'demo.runs' : 'demo.begin')}
        </button>
      </td>
    </tr>`;
  }

  async look() {
    this.plants = await this.api.stagedPlants().catch(() => this.plants);
  }
}

customElements.define('demo-page', DemoPage);
