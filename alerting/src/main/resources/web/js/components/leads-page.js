/** @import {Enterprise, Lead, LeadPrecision} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { language, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';

const DAYS = [1, 7, 30];
const DAY_MS = 86_400_000;
const VERDICTS = /** @type {const} */ (['TRUE', 'FALSE', 'UNCLEAR']);

/** What the detectors of one enterprise noticed, and whether people found it true. */
export class LeadsPage extends LookingPage {
  static properties = {
    plants: { state: true },
    leads: { state: true },
    sources: { state: true },
    more: { state: true },
  };

  #enterprise = '';
  #days = DAYS[0] ?? 1;

  constructor() {
    super();
    /** @type {Enterprise[]} */
    this.plants = [];
    /** @type {Lead[]} */
    this.leads = [];
    /** How far they came true, by source. @type {Record<string, LeadPrecision>} */
    this.sources = {};
    this.more = false;
  }

  render() {
    return html`
      ${this.head('leads.title')}
      <p>${t('leads.means')}</p>
      <form class="drill-form" @change=${(/** @type {Event} */ event) => this.#choose(event)}>
        <label
          >${t('drill.enterprise')}
          <select name="enterprise">
            ${this.plants.map((plant) => html`<option value=${plant.enterprise}>${language() === 'zh' ? plant.name : plant.name_en}</option>`)}
          </select></label
        >
        <label
          >${t('leads.span')}
          <select name="days">
            ${DAYS.map((days) => html`<option value=${days}>${t('leads.days', { n: days })}</option>`)}
          </select></label
        >
      </form>
      ${Object.entries(this.sources).map(([source, figures]) => precisionWords(source, figures))}
      ${this.leads.length === 0 ? html`<p class="minor">${t('leads.none')}</p>` : this.#table()}
      ${this.more ? html`<p class="minor">${t('leads.more', { n: this.leads.length })}</p>` : nothing}
    `;
  }

  #table() {
    return html`<table class="ops-hops leads">
      <thead>
        <tr>
          ${['began', 'source', 'point', 'text', 'verdict'].map((one) => html`<th>${t(`leads.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.leads.map((lead) => this.#row(lead))}
      </tbody>
    </table>`;
  }

  /** @param {Lead} lead */
  #row(lead) {
    const zh = language() === 'zh';
    return html`<tr data-lead=${lead.id}>
      <td>${moment(Date.parse(lead.began), Date.now())}</td>
      <td>${t(`leads.source.${lead.source}`)}</td>
      <td>${lead.point}${lead.rule ? html`<div class="minor">${lead.rule}</div>` : nothing}</td>
      <td>
        ${zh ? lead.text : lead.text_en}
        <div class="minor">${zh ? lead.outcome_text : lead.outcome_text_en}</div>
      </td>
      <td>
        ${lead.verdict
          ? html`<b>${t(`leads.verdict.${lead.verdict}`)}</b>
              <div class="minor">${[lead.judged_by, lead.note].filter(Boolean).join(' · ')}</div>`
          : nothing}
        ${may(this.user, 'ACT')
          ? html`<div class="acts">
              ${VERDICTS.filter((one) => one !== lead.verdict).map(
                (one) => html`<button @click=${() => this.#judge(lead, one)}>${t(`leads.verdict.${one}`)}</button>`,
              )}
            </div>`
          : nothing}
      </td>
    </tr>`;
  }

  /** @param {Event} event */
  #choose(event) {
    const form = /** @type {HTMLFormElement} */ (/** @type {HTMLElement} */ (event.target).closest('form'));
    const chosen = new FormData(form);
    this.#enterprise = String(chosen.get('enterprise'));
    this.#days = Number(chosen.get('days'));
    void this.look();
  }

  /** @param {Lead} lead @param {'TRUE' | 'FALSE' | 'UNCLEAR'} verdict */
  #judge({ id, note }, verdict) {
    void this.tried(() => this.api.judgeLead(id, verdict, note));
  }

  async look() {
    this.plants = await this.api.enterprises().catch(() => this.plants);
    this.#enterprise ||= this.plants[0]?.enterprise ?? '';
    if (this.#enterprise === '') {
      return;
    }
    const now = Date.now();
    const page = await this.api.leads(this.#enterprise, now - this.#days * DAY_MS, now + DAY_MS).catch(() => null);
    if (page) {
      this.leads = page.items ?? [];
      this.sources = page.sources ?? {};
      this.more = page.more;
    }
  }
}

/** @param {string} source @param {LeadPrecision} figures */
function precisionWords(source, { leads, judged_true, judged_false, precision }) {
  const values = { source: t(`leads.source.${source}`), leads, yes: judged_true, judged: judged_true + judged_false };
  const share = precision === null ? '' : t('leads.share', { share: Math.round(precision * 100) });
  return html`<p class="minor">${t('leads.precision', values)}${share}</p>`;
}

customElements.define('leads-page', LeadsPage);
