/** @import {Enterprise, PlannedWork, User} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { named, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';

const COLUMNS = ['what', 'where', 'time', 'state', 'act'];

/** Announces, approves and ends planned works. */
export class WorksPage extends LookingPage {
  static properties = {
    plants: { state: true },
    works: { state: true },
  };

  constructor() {
    super();
    /** @type {Enterprise[]} */
    this.plants = [];
    /** @type {PlannedWork[] | null} */
    this.works = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.tried(async () => {
      this.plants = await this.api.enterprises();
    });
  }

  render() {
    return html`
      ${this.head('works.title')}
      <p>${t('works.means')}</p>
      ${may(this.user, 'ACT') ? this.#form() : nothing}
      ${this.works?.length === 0 ? html`<p class="minor">${t('works.none')}</p>` : nothing}
      ${this.works?.length ? this.#table(this.works) : nothing}
    `;
  }

  #form() {
    return html`<details>
      <summary>${t('works.announce')}</summary>
      <form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#announce(event)}>
        <label
          >${t('works.enterprise')}
          <select name="enterprise" required>
            <option value="">${t('works.choose')}</option>
            ${this.plants.map((plant) => html`<option value=${plant.enterprise}>${named(plant)}</option>`)}
          </select></label
        >
        <label>${t('works.unit')} <input name="unit" maxlength="200" /></label>
        <label>${t('works.points')} <input name="points" maxlength="2000" /></label>
        <label>${t('works.what')} <input name="what" required maxlength="200" /></label>
        <label>${t('works.permit')} <input name="permit" required maxlength="64" /></label>
        <label>${t('works.begins')} <input name="begins" type="datetime-local" required /></label>
        <label>${t('works.until')} <input name="until" type="datetime-local" required /></label>
        <button class="primary">${t('works.announce')}</button>
      </form>
    </details>`;
  }

  /** @param {PlannedWork[]} works */
  #table(works) {
    return html`<table class="ops-hops">
      <thead>
        <tr>
          ${COLUMNS.map((one) => html`<th>${t(`works.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${works.map((work) => this.#row(work))}
      </tbody>
    </table>`;
  }

  /** @param {PlannedWork} work */
  #row(work) {
    const plant = this.plants.find((one) => one.enterprise === work.enterprise);
    const name = plant ? named(plant) : work.enterprise;
    return html`<tr data-work=${work.id}>
      <td>
        ${work.what}
        <div class="minor">${t('works.permit')} ${work.permit}</div>
      </td>
      <td>${name} ▸ ${work.unit || work.points.join(', ')}</td>
      <td>${moment(Date.parse(work.begins), Date.now())} – ${moment(Date.parse(work.until), Date.now())}</td>
      <td>
        ${t(`works.state.${work.state}`)}
        <div class="minor">${work.asked_by}${work.answered_by ? ` → ${work.answered_by}` : nothing}</div>
      </td>
      <td>
        ${actsFor(this.user, work).map(
          (act) => html`<button @click=${() => this.tried(() => this.api.actOnWork(work.id, act))}>${t(`works.do.${act}`)}</button> `,
        )}
      </td>
    </tr>`;
  }

  /** @param {SubmitEvent} event */
  #announce(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const fields = new FormData(form);
    /** @param {string} name */
    const text = (name) => String(fields.get(name));
    void this.tried(async () => {
      await this.api.announceWork({
        enterprise: text('enterprise'),
        unit: text('unit'),
        points: text('points').split(/[\s,，]+/).filter((one) => one !== ''),
        what: text('what'),
        permit: text('permit'),
        begins: `${text('begins')}:00+08:00`,
        until: `${text('until')}:00+08:00`,
      });
      form.reset();
    });
  }

  async look() {
    this.works = await this.api.works(false).catch(() => this.works);
  }
}

/** What somebody can answer to it; nobody approves what they announced. @param {User} user @param {PlannedWork} work */
function actsFor(user, work) {
  const waits = work.state === 'ASKED';
  if (!waits && work.state !== 'APPROVED') {
    return [];
  }
  const second = waits && may(user, 'APPROVE') && work.asked_by !== user.username;
  return [...(second ? ['approve', 'refuse'] : []), ...(may(user, 'ACT') || may(user, 'APPROVE') ? ['end'] : [])];
}

customElements.define('works-page', WorksPage);
