/** @import {DataQuality, DataTrouble, PlannedWork, PlantTrouble} from '../types.js' */
import { html, nothing } from 'lit';
import { lasting, moment } from '../format.js';
import { t } from '../i18n.js';
import { alertText, enterpriseName, pointName } from '../notice.js';
import { levelBadge, workMark } from './marks.js';
import { LookingPage } from './looking-page.js';
import './who-to-phone.js';

const KINDS = /** @type {const} */ (['SILENT', 'MANY', 'BAD', 'STUCK', 'DOUBTFUL']);
/** Whose numbers and points stand there at once; the others are a click away. */
const SHOWN_AT_ONCE = 5;
/** Of alerts about data, which are blue. */
const USUAL_SEVERITY = 4;

/** Whose data is missing or cannot be believed, whom to phone first first, and whether it may be us. */
export class OfflinePage extends LookingPage {
  static properties = {
    found: { state: true },
    parts: { state: true },
    works: { state: true },
  };

  constructor() {
    super();
    /** Unknown while nobody answered. @type {DataQuality | null} */
    this.found = null;
    /** @type {{name: string, trouble?: string | null}[]} */
    this.parts = [];
    /** Planned works in force. @type {PlannedWork[]} */
    this.works = [];
  }

  render() {
    return html`${this.head('offline.title')} ${this.#ourselves()}
    ${this.found ? this.#found(this.found) : html`<p role="status">${t('suppressed.unknown')}</p>`}`;
  }

  #away() {
    return this.parts.filter((part) => part.trouble);
  }

  /** Parts of the system that are away: then what is silent may be our own fault. */
  #ourselves() {
    const away = this.#away();
    return away.length === 0
      ? nothing
      : html`<div class="notice" role="alert">
          <b>${t('offline.ourselves')}</b>
          <ul class="ops-parts">
            ${away.map((part) => html`<li>${t(`ops.part.${part.name}`)}: ${part.trouble}</li>`)}
          </ul>
        </div>`;
  }

  /** @param {DataQuality} found */
  #found({ plants, items }) {
    const dark = items.filter((one) => one.reach !== 'PART').length;
    const calm = this.#away().length === 0 ? t('offline.none', { n: plants }) : t('offline.unsure');
    const words = items.length === 0 ? calm : t('offline.count', { n: plants, m: items.length, dark });
    return html`<p class="headline" role="status"><b>${words}</b></p>
      ${items.length > 0 ? html`<p class="minor">${t('offline.order')}</p>` : nothing}
      <ol class="first-to-call">
        ${items.map((plant, i) => this.#plant(plant, i < SHOWN_AT_ONCE))}
      </ol>`;
  }

  /** @param {PlantTrouble} plant @param {boolean} atOnce */
  #plant(plant, atOnce) {
    const works = this.works.filter((work) => work.enterprise === plant.enterprise);
    const { worst } = plant;
    return html`<li data-plant=${plant.enterprise}>
      <h2><a href="/plants#${plant.enterprise}">${enterpriseName(plant)}</a> <span class="minor">${plant.division}</span></h2>
      <p>
        <b>${plant.reach === 'PART' ? '' : '▲ '}${t(`offline.reach.${plant.reach}`, { n: plant.expected })}</b>
        ${plant.since ? t('offline.since', { time: moment(Date.parse(plant.since), Date.now()), lasting: lasting(Date.now() - Date.parse(plant.since)) }) : nothing}
        ${KINDS.filter((kind) => plant.counts[kind]).map((kind) => html`<span class="mark doubt">${t(`offline.kind.${kind}`)} ${plant.counts[kind]}</span> `)}
        ${works.map((work) => workMark(work))}
      </p>
      ${worst ? html`<p>${levelBadge(/** @type {any} */ ({ severity: worst, state: 'NORMAL' }))} ${t('offline.worst')}</p>` : nothing}
      ${plant.reach === 'NEVER_HEARD' ? nothing : html`<p class="minor">${plant.heard ? t('offline.heard', { time: moment(Date.parse(plant.heard), Date.now()) }) : t('offline.unheard')}</p>`}
      ${atOnce ? html`${this.#phone(plant)}${table(plant)}` : html`<details>
        <summary>${t('offline.more')}</summary>
        ${this.#phone(plant)}${table(plant)}
      </details>`}
    </li>`;
  }

  /** @param {PlantTrouble} plant */
  #phone({ enterprise, worst }) {
    return html`<who-to-phone .api=${this.api} .enterprise=${enterprise} .severity=${worst ?? USUAL_SEVERITY}></who-to-phone>`;
  }

  async look() {
    const [found, parts, works] = await Promise.all([
      this.api.dataQuality().catch(() => null),
      this.api.parts().catch(() => null),
      this.api.works(true).catch(() => null),
    ]);
    this.found = found ?? this.found;
    this.parts = parts ?? this.parts;
    this.works = works ?? this.works;
  }
}

/** @param {PlantTrouble} plant */
function table({ troubles, counts }) {
  if (troubles.length === 0) {
    return nothing;
  }
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return html`<table class="ops-hops points">
      <thead>
        <tr>
          ${['kind', 'point', 'text', 'for'].map((one) => html`<th>${t(`offline.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${troubles.map((one) => row(one))}
      </tbody>
    </table>
    ${all > troubles.length ? html`<p class="minor">${t('offline.rest', { n: all - troubles.length })}</p>` : nothing}`;
}

/** @param {DataTrouble} trouble */
function row({ kind, alert }) {
  const now = Date.now();
  const began = Date.parse(alert.began);
  return html`<tr data-trouble=${kind}>
    <td>${t(`offline.kind.${kind}`)}</td>
    <td>${alert.unit} &#9656; ${pointName(alert)} <span class="minor">${alert.point}</span></td>
    <td><a href="/board#${alert.id}">${alertText(alert)}</a></td>
    <td>${moment(began, now)} <span class="minor">${lasting(now - began)}</span></td>
  </tr>`;
}

customElements.define('offline-page', OfflinePage);
