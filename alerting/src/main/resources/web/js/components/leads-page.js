/** @import {Enterprise, Lead, LeadPrecision, Series} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { language, named, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';
import './profile-chart.js';

const DAYS = [1, 7, 30];
const DAY_MS = 86_400_000;
/** People work by the week, so the same hours of the week before are what to hold it against. */
const WEEK_MS = 7 * DAY_MS;
const AROUND_MS = DAY_MS / 2;
const PROFILE_PX = 600;
const VERDICTS = /** @type {const} */ (['TRUE', 'FALSE', 'UNCLEAR']);

/** What the detectors of one enterprise noticed, and whether people found it true. */
export class LeadsPage extends LookingPage {
  static properties = {
    plants: { state: true },
    leads: { state: true },
    sources: { state: true },
    more: { state: true },
    chosen: { state: true },
    profile: { state: true },
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
    /** The lead of which the profile is shown. */
    this.chosen = '';
    /** @type {{now: Series, before: Series} | null} */
    this.profile = null;
  }

  render() {
    return html`
      ${this.head('leads.title')}
      <p>${t('leads.means')}</p>
      <form class="drill-form" @change=${(/** @type {Event} */ event) => this.#choose(event)}>
        <label
          >${t('drill.enterprise')}
          <select name="enterprise">
            ${this.plants.map((plant) => html`<option value=${plant.enterprise}>${named(plant)}</option>`)}
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
    const chosen = this.chosen === lead.id;
    return html`<tr data-lead=${lead.id}>
      <td>${moment(Date.parse(lead.began), Date.now())}</td>
      <td>${t(`leads.source.${lead.source}`)}</td>
      <td>
        ${lead.point}${lead.rule ? html`<div class="minor">${lead.rule}</div>` : nothing}
        ${lead.point ? html`<button aria-expanded=${chosen} @click=${() => this.#show(chosen ? null : lead)}>${t('profile.show')}</button>` : nothing}
      </td>
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
    </tr>
    ${chosen ? html`<tr><td colspan="5">${this.#profile(lead)}</td></tr>` : nothing}`;
  }

  /** @param {Lead} lead */
  #profile(lead) {
    return this.profile
      ? html`<profile-chart .now=${this.profile.now} .earlier=${this.profile.before} .shift=${WEEK_MS} .marked=${lasted(lead)}></profile-chart>
          <p class="minor">${t('profile.means')}</p>`
      : html`<p class="minor">${t('detail.loading')}</p>`;
  }

  /** @param {Lead | null} lead null for none */
  async #show(lead) {
    this.chosen = lead?.id ?? '';
    this.profile = null;
    if (!lead) {
      return;
    }
    await this.tried(async () => {
      const { from, to } = lasted(lead);
      const point = `${lead.enterprise}:${lead.point}`;
      const of = (/** @type {number} */ shift) => this.api.series(point, from - AROUND_MS - shift, to + AROUND_MS - shift, PROFILE_PX);
      const [now, before] = await Promise.all([of(0), of(WEEK_MS)]);
      if (this.chosen === lead.id) {
        this.profile = { now, before };
      }
    });
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

/** From when to when it lasted; one that has no end lasts. @param {Lead} lead */
function lasted({ began, ended }) {
  const from = Date.parse(began);
  return { from, to: Math.max(from, ended ? Date.parse(ended) : Math.min(Date.now(), from + DAY_MS)) };
}

/** @param {string} source @param {LeadPrecision} figures */
function precisionWords(source, { leads, judged_true, judged_false, precision }) {
  const values = { source: t(`leads.source.${source}`), leads, yes: judged_true, judged: judged_true + judged_false };
  const share = precision === null ? '' : t('leads.share', { share: Math.round(precision * 100) });
  return html`<p class="minor">${t('leads.precision', values)}${share}</p>`;
}

customElements.define('leads-page', LeadsPage);
