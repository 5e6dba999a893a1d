/** @import {Enterprise, Hit} from '../types.js' */
import { html, nothing } from 'lit';
import { clock, day, lasting, moment, quantity } from '../format.js';
import { language, named, t } from '../i18n.js';
import { alertText, enterpriseName, pointName } from '../notice.js';
import { cautions, levelBadge, stateWords } from './marks.js';
import { LookingPage } from './looking-page.js';

const FIELDS = ['from', 'to', 'enterprise', 'division', 'rule', 'severity', 'outcome', 'words'];
const OUTCOMES = ['OPEN', 'OVER', 'UNANSWERED', 'FALSE_ALARM'];
const SEVERITIES = [1, 2, 3, 4];
const COLUMNS = ['level', 'began', 'what', 'where', 'value', 'outcome'];
const SPANS = { hours8: 8, day: 24, week: 168, month: 720 };
const HOUR_MS = 3_600_000;

/** Alerts of the past. What is looked for stands in the address, so that it can be passed on. */
export class SearchPage extends LookingPage {
  static properties = {
    plants: { state: true },
    hits: { state: true },
    older: { state: true },
    finding: { state: true },
  };

  constructor() {
    super();
    /** @type {Enterprise[]} */
    this.plants = [];
    /** Unknown while nobody answered. @type {Hit[] | null} */
    this.hits = null;
    /** @type {string | null} */
    this.older = null;
    this.finding = false;
    this.everyMs = 60_000;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#find('');
  }

  render() {
    const asked = new URLSearchParams(location.search);
    return html`
      ${this.head('search.title')}
      <p class="minor">${t('search.means')}</p>
      ${this.#form(asked)} ${this.hits ? this.#found(this.hits) : html`<p role="status">${t('suppressed.unknown')}</p>`}
    `;
  }

  /** @param {URLSearchParams} asked */
  #form(asked) {
    /** @param {string} name */
    const given = (name) => asked.get(name) ?? '';
    return html`<form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
        <label>${t('search.from')} <input name="from" type="datetime-local" .value=${local(given('from'))} /></label>
        <label>${t('search.to')} <input name="to" type="datetime-local" .value=${local(given('to'))} /></label>
        <label
          >${t('search.enterprise')}
          <select name="enterprise">
            <option value="">${t('search.all')}</option>
            ${this.plants.map(
              (plant) => html`<option value=${plant.enterprise} ?selected=${plant.enterprise === given('enterprise')}>
                ${named(plant)}
              </option>`,
            )}
          </select></label
        >
        <label>${t('search.division')} <input name="division" inputmode="numeric" maxlength="6" .value=${given('division')} /></label>
        <label>${t('search.rule')} <input name="rule" maxlength="64" .value=${given('rule')} /></label>
        <label
          >${t('search.severity')}
          <select name="severity">
            <option value="">${t('search.all')}</option>
            ${SEVERITIES.map((one) => html`<option value=${one} ?selected=${String(one) === given('severity')}>${t(`level.${one}.long`)}</option>`)}
          </select></label
        >
        <label
          >${t('search.outcome')}
          <select name="outcome">
            <option value="">${t('search.all')}</option>
            ${OUTCOMES.map((one) => html`<option value=${one} ?selected=${one === given('outcome')}>${t(`search.outcome.${one}`)}</option>`)}
          </select></label
        >
        <label>${t('search.words')} <input name="words" maxlength="100" .value=${given('words')} /></label>
        <button class="primary">${t('search.find')}</button>
      </form>
      <div class="acts" role="group" aria-label=${t('search.span')}>
        ${Object.entries(SPANS).map(([span, hours]) => html`<button data-span=${span} @click=${() => this.#lately(hours)}>${t(`search.span.${span}`)}</button>`)}
        <a href="/api/v1/search/alerts.csv?${asked.toString()}&lang=${language()}" download>${t('search.csv')}</a>
      </div>`;
  }

  /** @param {Hit[]} hits */
  #found(hits) {
    if (hits.length === 0) {
      return html`<p class="headline" role="status">${t('search.none')}</p>`;
    }
    return html`<p role="status">${t(this.older ? 'search.some' : 'search.count', { n: hits.length })}</p>
      <table class="ops-hops silent">
        <thead>
          <tr>
            ${COLUMNS.map((one) => html`<th>${t(`search.${one}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${hits.map((hit) => row(hit))}
        </tbody>
      </table>
      ${this.older ? html`<p><button ?disabled=${this.finding} @click=${() => this.#find(this.older ?? '')}>${t('search.more')}</button></p>` : nothing}`;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const written = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const asked = new URLSearchParams();
    for (const name of FIELDS) {
      const text = String(written.get(name)).trim();
      if (text !== '') {
        asked.set(name, name === 'from' || name === 'to' ? `${text}:00+08:00` : text);
      }
    }
    this.#ask(asked);
  }

  /** The same, over the last so many hours. @param {number} hours */
  #lately(hours) {
    const asked = new URLSearchParams(location.search);
    asked.delete('to');
    asked.set('from', new Date(Date.now() - hours * HOUR_MS).toISOString());
    this.#ask(asked);
  }

  /** @param {URLSearchParams} asked */
  #ask(asked) {
    history.replaceState(null, '', asked.size > 0 ? `?${asked}` : location.pathname);
    void this.#find('');
  }

  /** @param {string} below where the page before ended; empty for the first */
  async #find(below) {
    this.finding = true;
    await this.tried(async () => {
      const page = await this.api.searchAlerts(location.search.slice(1), below);
      this.hits = [...(below ? (this.hits ?? []) : []), ...page.items];
      this.older = page.older;
    });
    this.finding = false;
  }

  async look() {
    this.plants = await this.api.enterprises().catch(() => this.plants);
  }
}

/** @param {Hit} hit */
function row({ alert, disposal, disposal_state, false_alarm, cause }) {
  const now = Date.now();
  const began = Date.parse(alert.began);
  const lasted = alert.cleared ? lasting(Date.parse(alert.cleared) - began) : t('search.lasts');
  return html`<tr data-hit=${alert.id}>
    <td>${levelBadge(alert)}</td>
    <td class="short">
      ${day(began) === day(now) ? nothing : html`${day(began)} `}${moment(began, began)}
      <div class="minor">${lasted}</div>
    </td>
    <td>${alertText(alert)} ${cautions(alert)}<div class="minor">${alert.rule}</div></td>
    <td>${enterpriseName(alert)} &#9656; ${alert.unit} &#9656; ${pointName(alert)}<div class="minor">${alert.division} · ${alert.point}</div></td>
    <td class="short">${quantity(alert.extreme, alert.unit_of_measure)}</td>
    <td class="words">
      ${stateWords(alert)}
      <div class="minor">${alert.acked_by ? t('search.acked', { who: alert.acked_by }) : t('search.unacked')}</div>
      ${disposal_state ? html`<div class="minor" data-case=${disposal ?? ''}>${t('search.case', { state: t(`caseState.${disposal_state}`) })}</div>` : nothing}
      ${false_alarm ? html`<b>${t('search.falseAlarm')}</b> ${cause}` : nothing}
    </td>
  </tr>`;
}

/** As a field of time takes it, on the clock of Shanghai; empty for none. @param {string} moment RFC 3339 */
function local(moment) {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? '' : `${day(at)}T${clock(at).slice(0, 5)}`;
}

customElements.define('search-page', SearchPage);
