/** @import {CommitmentDay, Committed} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { language, t } from '../i18n.js';
import { LookingPage } from './looking-page.js';

const COLUMNS = ['plant', 'state', 'hazards', 'works', 'published'];

/** What plants commit to today, and who has not; a head of a plant publishes here. */
export class CommitmentsPage extends LookingPage {
  static properties = {
    today: { state: true },
  };

  constructor() {
    super();
    /** @type {CommitmentDay | null} */
    this.today = null;
  }

  render() {
    return html`
      ${this.head('commitments.title')}
      <p>${t('commitments.means')}</p>
      ${this.today ? this.#day(this.today) : nothing}
    `;
  }

  /** @param {CommitmentDay} today */
  #day(today) {
    const { day, due, plants, published, late, missing, items } = today;
    const [own] = items;
    const open = own && !own.published_at;
    return html`<p class="headline">
        ${t('commitments.counts', { day, due: moment(Date.parse(due), Date.now()), plants, published, late, missing })}
      </p>
      ${this.user.position?.startsWith('plant-head:') && open ? this.#form() : nothing}
      <table class="ops-hops">
        <thead>
          <tr>
            ${COLUMNS.map((one) => html`<th>${t(`commitments.${one}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map((one) => this.#row(one))}
        </tbody>
      </table>`;
  }

  #form() {
    return html`<form class="shift-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#publish(event)}>
      <label>${t('commitments.hazards')} <textarea name="hazards" rows="2" required maxlength="1000"></textarea></label>
      <label>${t('commitments.works')} <textarea name="works" rows="2" required maxlength="1000"></textarea></label>
      <button class="primary">${t('commitments.publish')}</button>
    </form>`;
  }

  /** @param {Committed} committed */
  #row({ enterprise, name, name_en, state, hazards, works, published_by, published_at }) {
    return html`<tr data-plant=${enterprise}>
      <td>${language() === 'zh' ? name : name_en}</td>
      <td>${state === 'MISSING' ? html`<b>▲ ${t('commitments.state.MISSING')}</b>` : t(`commitments.state.${state}`)}</td>
      <td>${hazards ?? nothing}</td>
      <td>${works ?? nothing}</td>
      <td>${published_at ? html`${moment(Date.parse(published_at), Date.now())} <span class="minor">${published_by}</span>` : nothing}</td>
    </tr>`;
  }

  /** @param {SubmitEvent} event */
  #publish(event) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    void this.tried(() => this.api.commit(String(fields.get('hazards')), String(fields.get('works'))));
  }

  async look() {
    this.today = await this.api.commitments().catch(() => this.today);
  }
}

customElements.define('commitments-page', CommitmentsPage);
