/** @import {Inspection, InspectionItem} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';

/** Asks plants and stations, takes the answer of the own position, and shows who has not answered. */
export class InspectionsPage extends LookingPage {
  static properties = { inspections: { state: true } };

  constructor() {
    super();
    /** @type {Inspection[] | null} */
    this.inspections = null;
  }

  render() {
    return html`
      ${this.head('inspections.title')}
      <p>${t('inspections.means')}</p>
      ${may(this.user, 'ACT') && !this.user.position?.startsWith('plant-') ? this.#form() : nothing}
      ${this.inspections?.length === 0 ? html`<p class="minor">${t('inspections.none')}</p>` : nothing}
      ${this.inspections?.map((one) => this.#inspection(one))}
    `;
  }

  #form() {
    return html`<details>
      <summary>${t('inspections.ask')}</summary>
      <form class="shift-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#ask(event)}>
        <label>${t('inspections.question')} <textarea name="question" rows="2" required maxlength="1000"></textarea></label>
        <label>${t('inspections.points')} <textarea name="points" rows="3" maxlength="8000"></textarea></label>
        <label>${t('inspections.minutes')} <input name="minutes" type="number" min="1" max="1440" value="30" required /></label>
        <label>${t('inspections.positions')} <input name="positions" maxlength="2000" placeholder="plant-shift:coal-a" /></label>
        <label>${t('inspections.draw')} <input name="draw" type="number" min="1" max="100" /></label>
        <button class="primary">${t('inspections.ask')}</button>
      </form>
    </details>`;
  }

  /** @param {Inspection} one */
  #inspection(one) {
    const now = Date.now();
    return html`<article data-inspection=${one.id}>
      <h2>${t(`inspections.kind.${one.kind}`)} ▸ ${positionWords(one.position)}</h2>
      <p class="minor">
        ${positionWords(one.asked_from)} ${one.asked_by} ${moment(Date.parse(one.asked_at), now)} ·
        ${t('inspections.due', { time: moment(Date.parse(one.due), now) })}
        ${one.seed === null ? nothing : html` · ${t('inspections.drawn', { seed: one.seed, candidates: one.candidates ?? 0 })}`}
      </p>
      <p class="shift-note">${one.question}</p>
      ${one.items.length > 0 && (one.answered_at || one.position !== this.user.position)
        ? html`<ol>
            ${one.items.map((item) => html`<li>${item.what} ${found(item)}</li>`)}
          </ol>`
        : nothing}
      ${one.missed_at ? html`<p><b>▲ ${t('inspections.missed')}</b></p>` : nothing} ${this.#answer(one)}
    </article>`;
  }

  /** @param {Inspection} one */
  #answer(one) {
    if (one.answered_at) {
      return html`<p class="shift-note">✓ ${one.answer} <span class="minor">${one.answered_by} ${moment(Date.parse(one.answered_at), Date.now())}</span></p>`;
    }
    if (one.position !== this.user.position || !may(this.user, 'ACT')) {
      return html`<p class="minor">${t('inspections.waits')}</p>`;
    }
    return html`<form class="shift-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#reply(event, one)}>
      ${one.items.map(
        (item) => html`<fieldset>
          <legend>${item.what}</legend>
          <label><input type="checkbox" name="fine-${item.ordinal}" /> ${t('inspections.fine')}</label>
          <label>${t('inspections.note')} <input name="note-${item.ordinal}" maxlength="500" /></label>
        </fieldset>`,
      )}
      <label>${t('inspections.answer')} <textarea name="answer" rows="2" required maxlength="2000"></textarea></label>
      <button class="primary">${t('inspections.reply')}</button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #ask(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const fields = new FormData(form);
    /** @param {string} name */
    const text = (name) => String(fields.get(name)).trim();
    const positions = text('positions').split(/[\s,，]+/).filter((one) => one !== '');
    void this.tried(async () => {
      await this.api.inspect({
        question: text('question'),
        points: text('points').split('\n').map((one) => one.trim()).filter((one) => one !== ''),
        minutes: Number(text('minutes')),
        ...(positions.length > 0 ? { positions } : {}),
        ...(text('draw') ? { draw: Number(text('draw')) } : {}),
      });
      form.reset();
    });
  }

  /** @param {SubmitEvent} event @param {Inspection} one */
  #reply(event, one) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const items = one.items.map(({ ordinal }) => ({
      ordinal,
      fine: fields.has(`fine-${ordinal}`),
      note: String(fields.get(`note-${ordinal}`)),
    }));
    void this.tried(() => this.api.answerInspection(one.id, String(fields.get('answer')), items));
  }

  async look() {
    this.inspections = await this.api.inspections().catch(() => this.inspections);
  }
}

/** @param {InspectionItem} item */
function found(item) {
  if (item.fine === null) {
    return nothing;
  }
  return item.fine ? html`✓ ${item.note}` : html`<b>▲ ${t('inspections.fault')}</b> ${item.note}`;
}

customElements.define('inspections-page', InspectionsPage);
