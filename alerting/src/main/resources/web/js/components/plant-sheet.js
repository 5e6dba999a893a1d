/** @import {Committed, Disposal, Enterprise, Hazard, Measure, Onboarding, Statistics} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { moment } from '../format.js';
import { language, t } from '../i18n.js';
import { figureTable } from './figure-table.js';
import { levelBadge } from './marks.js';
import { SheetElement } from './sheet-element.js';
import { GIVEN } from './vigil-element.js';
import './who-to-phone.js';

const LOOK_EVERY_MS = 15_000;
const MOST_CASES = 500;
const MONTH_MS = 30 * 86_400_000;
/** Whom one would phone if the worst happened now. */
const WORST = 1;

/** @typedef {{cases: Disposal[], commitment: Committed | null, hazards: Hazard[], application: Onboarding | null}} Facts */

/** What somebody has to know of a plant before phoning it: whom, what is under way, what it said today, how its month was. */
export class PlantSheet extends SheetElement {
  static properties = {
    plant: { attribute: false },
    facts: { state: true },
    month: { state: true },
  };

  constructor() {
    super(LOOK_EVERY_MS);
    /** @type {Enterprise} */
    this.plant = GIVEN;
    /** Unknown while nobody answered. @type {Facts | null} */
    this.facts = null;
    /** Its figures of thirty days, when they were asked for. @type {Statistics | 'asked' | null} */
    this.month = null;
  }

  render() {
    return html`${this.#who()}
      <who-to-phone .api=${this.desk.api} .enterprise=${this.plant.enterprise} .severity=${WORST}></who-to-phone>
      ${this.facts ? this.#known(this.facts) : html`<p class="minor">${t('detail.loading')}</p>`} ${this.#works()} ${this.#month()}`;
  }

  /** What it is, as it says itself and the packs it is watched by. */
  #who() {
    const application = this.facts?.application;
    const facts = [
      (this.plant.industries ?? []).map((one) => one[language()]).join('、'),
      application?.credit_code && t('plant.creditCode', { code: application.credit_code }),
      application?.licence && t('plant.licence', { licence: application.licence }),
      application?.dust_headcount != null && t('plant.dust', { n: application.dust_headcount }),
    ];
    return html`<p data-fact="who">${facts.filter(Boolean).join(' · ')}</p>`;
  }

  /** @param {Facts} facts */
  #known({ cases, commitment, hazards }) {
    return html`<p data-fact="commitment">
        <a href="/commitments">${t('plant.commitment')}</a>
        ${commitment ? html`${t(`commitments.state.${commitment.state}`)} ${commitment.hazards ?? ''}` : t('plant.notAsked')}
      </p>
      <p data-fact="cases">
        <a href="/cases">${t('plant.cases', { n: cases.length })}</a>
        ${cases.map((one) => html`<a class="fact" href="/cases#${one.id}">${level(one)} ${one.unit} ${t(`caseState.${one.state}`)} ${positionWords(one.responsible)}</a> `)}
      </p>
      <p data-fact="hazards">
        <a href="/hazards">${t('plant.hazards', { n: hazards.length })}</a>
        ${hazards.map((one) => html`<span class="fact">${one.place} ${t(`hazards.state.${one.state}`)}</span> `)}
      </p>`;
  }

  #works() {
    const works = this.desk.works.filter((one) => one.enterprise === this.plant.enterprise);
    return html`<p data-fact="works">
      <a href="/works">${t('plant.works', { n: works.length })}</a>
      ${works.map((one) => html`<span class="fact">${one.unit} ${one.what} ${t('plant.until', { time: moment(Date.parse(one.until), Date.now()) })}</span> `)}
    </p>`;
  }

  #month() {
    const { month } = this;
    if (month === null) {
      return html`<p><button class="quiet" @click=${() => this.#askMonth()}>${t('plant.month')}</button></p>`;
    }
    if (month === 'asked') {
      return html`<p class="minor">${t('detail.loading')}</p>`;
    }
    const own = month.enterprises.find((one) => one.enterprise === this.plant.enterprise);
    /** @type {Map<string, Measure>} */
    const measures = new Map(month.measures.map((one) => [one.measure, one]));
    return own ? figureTable(own.figures, measures, 'plant') : html`<p class="minor">${t('stats.none')}</p>`;
  }

  async #askMonth() {
    this.month = 'asked';
    const now = this.desk.pulse.now() ?? Date.now();
    this.month = await this.desk.api.statistics(now - MONTH_MS, now).catch(() => null);
  }

  async look() {
    const { api } = this.desk;
    const { enterprise } = this.plant;
    const [cases, day, hazards, applications] = await Promise.all([
      api.cases(true, MOST_CASES).catch(() => null),
      api.commitments().catch(() => null),
      api.hazards(true).catch(() => null),
      api.onboardings().catch(() => []),
    ]);
    if (cases && day && hazards) {
      this.facts = {
        cases: cases.filter((one) => one.enterprise === enterprise),
        commitment: day.items?.find((one) => one.enterprise === enterprise) ?? null,
        application: applications.find((one) => one.enterprise === enterprise && one.state === 'LIVE') ?? null,
        hazards: (hazards.items ?? []).filter((one) => one.enterprise === enterprise),
      };
    }
  }
}

/** Its level as that of an Alert that is seen. @param {Disposal} one */
function level(one) {
  return levelBadge(/** @type {any} */ ({ ...one, state: 'NORMAL' }));
}

customElements.define('plant-sheet', PlantSheet);
