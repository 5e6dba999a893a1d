/** @import {Enterprise, Hazard, HazardCounts, User} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { moment } from '../format.js';
import { named, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';

const SOURCES = ['ALERT', 'INSPECTION', 'PUBLIC', 'SELF'];
const LEVELS = ['MAJOR', 'GENERAL'];
const PLANNED = ['responsible', 'measure', 'funds', 'contingency'];

/** Records hazards, and brings them to the signature that ends them. */
export class HazardsPage extends LookingPage {
  static properties = {
    plants: { state: true },
    hazards: { state: true },
    counts: { state: true },
    open: { state: true },
  };

  constructor() {
    super();
    /** @type {Enterprise[]} */
    this.plants = [];
    /** @type {Hazard[] | null} */
    this.hazards = null;
    /** @type {HazardCounts | null} */
    this.counts = null;
    this.open = true;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.tried(async () => {
      this.plants = await this.api.enterprises();
    });
  }

  render() {
    return html`
      ${this.head('hazards.title')}
      <p>${t('hazards.means')}</p>
      ${this.counts ? html`<p class="headline">${t('hazards.counts', { ...this.counts })}</p>` : nothing}
      ${may(this.user, 'ACT') ? this.#form() : nothing}
      <p>
        ${[true, false].map(
          (open) => html`<button aria-pressed=${open === this.open} @click=${() => this.#show(open)}>${t(open ? 'hazards.open' : 'hazards.over')}</button> `,
        )}
      </p>
      ${this.hazards?.length === 0 ? html`<p class="minor">${t('hazards.none')}</p>` : nothing}
      ${this.hazards?.length ? this.#table(this.hazards) : nothing}
    `;
  }

  #form() {
    return html`<details ?open=${location.hash !== ''}>
      <summary>${t('hazards.record')}</summary>
      <form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#record(event)}>
        <label
          >${t('hazards.enterprise')}
          <select name="enterprise" required>
            <option value="">${t('hazards.choose')}</option>
            ${this.plants.map((plant) => html`<option value=${plant.enterprise}>${named(plant)}</option>`)}
          </select></label
        >
        ${choice('source', SOURCES)} ${choice('level', LEVELS)} ${words('place', 200)} ${words('description', 1000)}
        <label>${t('hazards.due')} <input name="due" type="datetime-local" required /></label>
        <label>${t('hazards.disposal')} <input name="disposal" maxlength="40" value=${location.hash.slice(1)} /></label>
        <button class="primary">${t('hazards.record')}</button>
      </form>
    </details>`;
  }

  /** @param {Hazard[]} hazards */
  #table(hazards) {
    return html`<table class="ops-hops">
      <thead>
        <tr>
          ${['what', 'state', 'limit', 'plan', 'act'].map((one) => html`<th>${t(`hazards.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${hazards.map((hazard) => this.#row(hazard))}
      </tbody>
    </table>`;
  }

  /** @param {Hazard} hazard */
  #row(hazard) {
    return html`<tr data-hazard=${hazard.id}>
      <td>
        <b>${t(`hazards.level.${hazard.level}`)}</b> ${this.#plant(hazard.enterprise)} ▸ ${hazard.place}
        <div>${hazard.description}</div>
        <div class="minor">${t('hazards.found', { who: hazard.found_by })} · ${t(`hazards.source.${hazard.source}`)} ${hazard.disposal ?? ''}</div>
      </td>
      <td>
        ${t(`hazards.state.${hazard.state}`)}
        ${hazard.returned > 0 ? html`<div class="minor">${t('hazards.returned', { n: hazard.returned })}</div>` : nothing}
        ${listingWords(hazard)}
      </td>
      <td>
        ${moment(Date.parse(hazard.limit), Date.now())}
        ${hazard.overdue_since ? html`<div><b>▲ ${t('hazards.overdue')}</b></div>` : nothing}
      </td>
      <td>
        ${hazard.responsible ? PLANNED.map((one) => html`<div>${t(`hazards.${one}`)}: ${hazard[/** @type {'measure'} */ (one)]}</div>`) : nothing}
        ${hazard.rectified_by ? html`<div class="minor">${t('hazards.rectified', { who: hazard.rectified_by, result: hazard.result })}</div>` : nothing}
        ${hazard.signed_by ? html`<div class="minor">${t('hazards.signed', { who: hazard.signed_by })}</div>` : nothing}
      </td>
      <td>${actsFor(this.user, hazard).map((act) => this.#act(hazard, act))}</td>
    </tr>`;
  }

  /** @param {Hazard} hazard @param {string} act */
  #act(hazard, act) {
    return html`<details>
      <summary>${t(`hazards.do.${act}`)}</summary>
      <form class="shift-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event, hazard, act)}>
        ${fieldsOf(act)}
        <button class="primary">${t(`hazards.do.${act}`)}</button>
      </form>
    </details>`;
  }

  /** @param {string} enterprise */
  #plant(enterprise) {
    const plant = this.plants.find((one) => one.enterprise === enterprise);
    return plant ? named(plant) : enterprise;
  }

  /** @param {boolean} open */
  #show(open) {
    this.open = open;
    void this.look();
  }

  /** @param {SubmitEvent} event */
  #record(event) {
    const form = taken(event);
    void this.tried(async () => {
      await this.api.recordHazard(written(form));
      form.reset();
    });
  }

  /** @param {SubmitEvent} event @param {Hazard} hazard @param {string} act */
  #submit(event, hazard, act) {
    const form = taken(event);
    void this.tried(async () => {
      await this.api.actOnHazard(hazard, act, written(form));
      form.reset();
      // The next act is drawn into the same place, and shall be closed.
      form.closest('details')?.removeAttribute('open');
    });
  }

  async look() {
    const open = this.open;
    const found = await this.api.hazards(open).catch(() => null);
    if (found && open === this.open) {
      this.hazards = found.items;
      this.counts = found.counts;
    }
  }
}

/** Who supervises it by listing, and until when; nothing if nobody does. @param {Hazard} hazard */
function listingWords({ listed_by, listed_until }) {
  if (!listed_by || !listed_until) {
    return nothing;
  }
  const values = { who: positionWords(listed_by), until: moment(Date.parse(listed_until), Date.now()) };
  return html`<div><b>${t('hazards.listed', values)}</b></div>`;
}

/** What somebody can do with it now. @param {User} user @param {Hazard} hazard @returns {string[]} */
function actsFor(user, hazard) {
  if (hazard.state === 'SIGNED_OFF') {
    return [];
  }
  const next = { FOUND: ['plan'], RECTIFYING: ['rectified'], RECTIFIED: [] }[hazard.state];
  const second = hazard.state === 'RECTIFIED' && hazard.rectified_by !== user.username ? ['sign-off', 'return'] : [];
  const listing = hazard.listed_by ? ['lift'] : hazard.level === 'MAJOR' ? ['list'] : [];
  return [...(may(user, 'ACT') ? next : []), ...(may(user, 'APPROVE') ? [...second, ...listing] : [])];
}

/** @param {string} act */
function fieldsOf(act) {
  if (act === 'list') {
    return html`<label>${t('hazards.until')} <input name="until" type="datetime-local" required /></label>`;
  }
  if (act === 'plan') {
    return html`${words('responsible', 200)} ${words('measure', 1000)} ${words('funds', 200)} ${words('contingency', 1000)}
      <label>${t('hazards.due')} <input name="due" type="datetime-local" required /></label>`;
  }
  return words('text', 1000);
}

/** @param {string} name @param {number} most */
function words(name, most) {
  return html`<label>${t(`hazards.${name}`)} <input name=${name} required maxlength=${most} /></label>`;
}

/** @param {string} name @param {string[]} values */
function choice(name, values) {
  return html`<label
    >${t(`hazards.${name}`)}
    <select name=${name}>
      ${values.map((value) => html`<option value=${value}>${t(`hazards.${name}.${value}`)}</option>`)}
    </select></label
  >`;
}

/** @param {SubmitEvent} event */
function taken(event) {
  event.preventDefault();
  return /** @type {HTMLFormElement} */ (event.target);
}

/** What was written; moments are meant in Beijing time, and what is empty is left out. @param {HTMLFormElement} form */
function written(form) {
  /** @type {Record<string, string>} */
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    const moment = name === 'due' || name === 'until';
    if (value !== '') {
      fields[name] = moment ? `${String(value)}:00+08:00` : String(value);
    }
  }
  return fields;
}

customElements.define('hazards-page', HazardsPage);
