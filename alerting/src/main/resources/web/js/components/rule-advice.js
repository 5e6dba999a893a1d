/** @import {Api, Refusal} from '../api.js' */
import { html, nothing } from 'lit';
import { number } from '../format.js';
import { t } from '../i18n.js';
import { refusalWords } from '../notice.js';
import { levelBadge } from './marks.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const CONSEQUENCES = ['MINOR', 'MAJOR', 'SEVERE'];

/** Works out which level and which limit a rule of one's own should have, and shows the arithmetic. */
export class RuleAdvice extends VigilElement {
  static properties = {
    api: { attribute: false },
    level: { state: true },
    limit: { state: true },
    refusal: { state: true },
  };

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    /** @type {{severity: number | null, must_trip: boolean} | null} */
    this.level = null;
    /** @type {{limit: number, arithmetic: string} | null} */
    this.limit = null;
    /** @type {Refusal | null} */
    this.refusal = null;
  }

  render() {
    return html`<details>
      <summary>${t('advice.title')}</summary>
      <p class="minor">${t('advice.means')}</p>
      ${this.refusal ? html`<p class="notice" role="alert">${refusalWords(this.refusal)}</p>` : nothing}
      <form class="drill-form" data-advice="level" @submit=${(/** @type {SubmitEvent} */ event) => this.#ask(event, 'severity')}>
        <label
          >${t('advice.consequence')}
          <select name="consequence">
            ${CONSEQUENCES.map((one) => html`<option value=${one}>${t(`advice.consequence.${one}`)}</option>`)}
          </select></label
        >
        <label>${t('advice.minutes')} <input name="minutes" type="number" min="0" step="any" required /></label>
        <button>${t('advice.level')}</button>
      </form>
      ${this.level ? html`<p role="status">${levelWords(this.level)}</p>` : nothing}
      <form class="drill-form" data-advice="limit" @submit=${(/** @type {SubmitEvent} */ event) => this.#ask(event, 'limit')}>
        <label>${t('advice.hazard')} <input name="hazard" type="number" step="any" required /></label>
        <label>${t('advice.rate')} <input name="rate" type="number" min="0" step="any" required /></label>
        <label>${t('advice.response')} <input name="response" type="number" min="0" step="any" required /></label>
        <label>${t('advice.action')} <input name="action" type="number" min="0" step="any" required /></label>
        <label>${t('advice.margin')} <input name="margin" type="number" min="1" step="any" value="1.5" required /></label>
        <label
          >${t('advice.side')}
          <select name="falling">
            <option value="false">${t('advice.side.high')}</option>
            <option value="true">${t('advice.side.low')}</option>
          </select></label
        >
        <button>${t('advice.limit')}</button>
      </form>
      ${this.limit ? html`<p role="status"><b>${number(this.limit.limit)}</b> <span class="minor">${this.limit.arithmetic}</span></p>` : nothing}
    </details>`;
  }

  /** @param {SubmitEvent} event @param {'severity' | 'limit'} what */
  async #ask(event, what) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const asked = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
    try {
      const advice = await this.api.ruleAdvice(what, asked);
      this.refusal = null;
      this.level = what === 'severity' ? advice : this.level;
      this.limit = what === 'limit' ? advice : this.limit;
    } catch (refused) {
      this.refusal = /** @type {Refusal} */ (refused);
    }
  }
}

/** @param {{severity: number | null, must_trip: boolean}} level */
function levelWords({ severity, must_trip }) {
  return html`${severity === null ? t('advice.prompt') : levelBadge(/** @type {any} */ ({ severity, state: 'NORMAL' }))}
  ${must_trip ? html`<b>${t('advice.trip')}</b>` : nothing}`;
}

customElements.define('rule-advice', RuleAdvice);
