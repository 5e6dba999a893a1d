/** @import {Enterprise, WarningNotice} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { moment } from '../format.js';
import { named, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';

/** Sends warning notices to plants, shows them, and keeps who has read them. */
export class NoticesPage extends LookingPage {
  static properties = {
    plants: { state: true },
    notices: { state: true },
  };

  constructor() {
    super();
    /** @type {Enterprise[]} */
    this.plants = [];
    /** @type {WarningNotice[] | null} */
    this.notices = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.tried(async () => {
      this.plants = await this.api.enterprises();
    });
  }

  render() {
    return html`
      ${this.head('notices.title')}
      <p>${t('notices.means')}</p>
      ${may(this.user, 'ACT') && !this.#ofPlant ? this.#form() : nothing}
      ${this.notices?.length === 0 ? html`<p class="minor">${t('notices.none')}</p>` : nothing}
      ${this.notices?.map((notice) => this.#notice(notice))}
    `;
  }

  get #ofPlant() {
    return this.user.position?.startsWith('plant-') ?? false;
  }

  #form() {
    return html`<details>
      <summary>${t('notices.write')}</summary>
      <form class="shift-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
        <label
          >${t('notices.to')}
          <select name="to">
            <option value="">${t('notices.everybody')}</option>
            ${this.plants.map((plant) => html`<option value=${plant.enterprise}>${this.#plant(plant.enterprise)}</option>`)}
          </select></label
        >
        <label>${t('notices.heading')} <input name="title" required maxlength="100" /></label>
        <label>${t('notices.content')} <textarea name="content" rows="3" required maxlength="2000"></textarea></label>
        <label>${t('notices.measure')} <textarea name="measure" rows="3" required maxlength="2000"></textarea></label>
        <button class="primary">${t('notices.send')}</button>
      </form>
    </details>`;
  }

  /** @param {WarningNotice} notice */
  #notice({ id, title, content, measure, sent_from, sent_by, sent_at, readers }) {
    const unread = readers.filter((one) => !one.read_at);
    return html`<article data-notice=${id}>
      <h2>${title}</h2>
      <p class="minor">${positionWords(sent_from)} ${sent_by} ${moment(Date.parse(sent_at), Date.now())}</p>
      <p class="shift-note">${content}</p>
      <p class="shift-note"><b>${t('notices.measure')}</b> ${measure}</p>
      ${this.#ofPlant
        ? unread.length > 0
          ? html`<button class="primary" ?disabled=${!may(this.user, 'ACT')} @click=${() => this.tried(() => this.api.readNotice(id))}>${t('notices.read')}</button>`
          : html`<p>✓ ${readers[0]?.read_by}</p>`
        : html`<p>
            ${t('notices.counts', { read: readers.length - unread.length, all: readers.length })}
            ${unread.length > 0 ? html`<b>▲ ${t('notices.unread')}</b> ${unread.map((one) => this.#plant(one.enterprise)).join(', ')}` : nothing}
          </p>`}
    </article>`;
  }

  /** @param {string} enterprise */
  #plant(enterprise) {
    const plant = this.plants.find((one) => one.enterprise === enterprise);
    return plant ? named(plant) : enterprise;
  }

  /** @param {SubmitEvent} event */
  #send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { to, ...words } = Object.fromEntries(new FormData(form));
    void this.tried(async () => {
      await this.api.sendNotice(to ? { ...words, enterprises: [to] } : words);
      form.reset();
    });
  }

  async look() {
    this.notices = await this.api.notices().catch(() => this.notices);
  }
}

customElements.define('notices-page', NoticesPage);
