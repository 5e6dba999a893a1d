/** @import {Alert, Overlay, Receipt} from '../types.js' */
/** @import {Desk} from '../desk.js' */
import { html, nothing } from 'lit';
import { answersFor, positionWords } from '../duty.js';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { isEnded, isSilenced, needsAcknowledging } from '../levels.js';
import { refusalWords } from '../notice.js';
import { may, overlayAnswers } from '../rights.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const REASONS = ['BEING_HANDLED', 'PLANNED_WORK', 'INSTRUMENT_FAULT', 'CALIBRATION', 'NUISANCE', 'OTHER'];
const MINUTES = [15, 30, 60, 120, 240, 480];
const RED_MINUTES = 30;

/**
 * What else may be done with an Alert: put it aside, take the acknowledgement back, give a receipt,
 * approve or end what keeps it quiet. Every act says in words why it was refused.
 */
export class AlertActs extends VigilElement {
  static properties = {
    desk: { attribute: false },
    alert: { attribute: false },
    overlays: { state: true },
    receipts: { state: true },
    said: { state: true },
    form: { state: true },
  };

  #asked = '';

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** @type {Alert} */
    this.alert = GIVEN;
    /** @type {Overlay[]} */
    this.overlays = [];
    /** @type {Receipt[]} */
    this.receipts = [];
    this.said = '';
    /** @type {'shelve' | 'withdraw' | null} */
    this.form = null;
  }

  willUpdate() {
    const { id, changed } = this.alert;
    if (this.#asked !== `${id} ${changed}`) {
      if (!this.#asked.startsWith(`${id} `)) {
        this.form = null;
        this.said = '';
      }
      this.#asked = `${id} ${changed}`;
      this.#ask(id);
    }
  }

  render() {
    const { alert } = this;
    const mine = this.desk.mayAcknowledge && answersFor(this.desk.user.position, alert);
    return html`
      ${this.desk.mayAcknowledge && !isEnded(alert) ? html`<div class="acts">${this.#buttons(mine)}</div>` : nothing}
      ${this.form === 'shelve' ? this.#shelveForm() : nothing}
      ${this.form === 'withdraw' ? this.#withdrawForm() : nothing}
      ${this.said ? html`<p class="notice" role="status">${this.said}</p>` : nothing}
      ${this.overlays.map((overlay) => this.#overlay(overlay))} ${this.#receipts()}
    `;
  }

  /** @param {boolean} mine */
  #buttons(mine) {
    const { alert } = this;
    const acked = Boolean(alert.acked_by) && alert.state === 'ACTIVE_ACKED';
    const given = this.receipts.some((one) => one.position === this.desk.user.position && one.kind === 'CONFIRMED');
    return html`
      ${mine && may(this.desk.user, 'QUIET') && !isSilenced(alert) && this.overlays.length === 0 ? this.#toggle('shelve') : nothing}
      ${mine && acked ? this.#toggle('withdraw') : nothing}
      ${mine && alert.state === 'LATCHED_ACKED'
        ? html`<button @click=${() => this.#do(() => this.desk.api.reset(alert))}>${t('act.reset')}</button>`
        : nothing}
      ${!mine && needsAcknowledging(alert) && !given && this.desk.user.position
        ? html`<button class="primary" @click=${() => this.#do(() => this.desk.api.receipt(alert.id, 'CONFIRMED'))}>
            ${t('act.receipt')}
          </button>`
        : nothing}
    `;
  }

  /** @param {'shelve' | 'withdraw'} form */
  #toggle(form) {
    return html`<button
      aria-expanded=${this.form === form}
      @click=${() => {
        this.form = this.form === form ? null : form;
        this.said = '';
      }}
    >
      ${t(`act.${form}`)}
    </button>`;
  }

  #shelveForm() {
    const red = this.alert.severity === 1;
    const choices = red ? MINUTES.filter((one) => one <= RED_MINUTES) : MINUTES;
    return html`<form class="act-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#shelve(event)}>
      <label>${t('shelve.minutes')}
        <select name="minutes">${choices.map((one) => html`<option value=${one}>${t('shelve.option', { n: one })}</option>`)}</select>
      </label>
      <label>${t('shelve.reason')}
        <select name="reason">${REASONS.map((one) => html`<option value=${one}>${t(`overlayReason.${one}`)}</option>`)}</select>
      </label>
      <label class="wide">${t('shelve.note')}<input name="note" maxlength="500" /></label>
      <label class="wide check"><input type="checkbox" name="oneShot" />${t('shelve.oneShot')}</label>
      ${red ? html`<p class="minor wide">${t('shelve.red')}</p>` : nothing}
      <button class="primary">${t(red ? 'shelve.ask' : 'shelve.do')}</button>
    </form>`;
  }

  #withdrawForm() {
    return html`<form class="act-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#withdraw(event)}>
      <label class="wide">${t('withdraw.reason')}<input name="reason" maxlength="500" required /></label>
      <button class="primary">${t('act.withdraw')}</button>
    </form>`;
  }

  /** @param {Overlay} overlay */
  #overlay(overlay) {
    const now = this.desk.pulse.now();
    const asked = overlay.state === 'ASKED';
    const values = {
      what: t(`overlay.${overlay.kind}`),
      who: overlay.requested_by,
      until: moment(Date.parse(overlay.until), now),
      reason: t(`overlayReason.${overlay.reason}`),
    };
    return html`<div class="overlay">
      <p><b>${t(asked ? 'overlay.asked' : 'overlay.inForce', values)}</b></p>
      <p class="minor">${[values.reason, overlay.note, overlay.permit, overlay.substitute].filter(Boolean).join(' · ')}</p>
      <div class="acts">${overlayAnswers(this.desk.user, overlay).map((answer) => this.#answer(overlay, answer))}</div>
    </div>`;
  }

  /**
   * @param {Overlay} overlay
   * @param {'approve' | 'refuse' | 'lift'} answer
   */
  #answer(overlay, answer) {
    return html`<button @click=${() => this.#do(() => this.desk.api.answerOverlay(overlay.id, answer))}>
      ${t(`act.${answer}`)}
    </button>`;
  }

  #receipts() {
    if (this.receipts.length === 0) {
      return nothing;
    }
    return html`<p class="minor">${t('receipts.title')}${this.receipts
      .map((one) => `${positionWords(one.position)}（${t(`receipt.${one.kind}`)}）`)
      .join(t('receipts.and'))}</p>`;
  }

  /** @param {SubmitEvent} event */
  #shelve(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const asked = {
      minutes: Number(form.get('minutes')),
      reason: String(form.get('reason')),
      note: String(form.get('note')),
      oneShot: form.get('oneShot') !== null,
    };
    return this.#do(() => this.desk.api.shelve(this.alert, asked));
  }

  /** @param {SubmitEvent} event */
  #withdraw(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    return this.#do(() => this.desk.api.withdraw(this.alert, String(form.get('reason'))));
  }

  /** @param {() => Promise<unknown>} act */
  async #do(act) {
    const { id } = this.alert;
    const refusal = await act().then(
      () => null,
      (failure) => failure,
    );
    this.said = refusal ? refusalWords(refusal) : '';
    this.form = refusal ? this.form : null;
    await this.#ask(id);
  }

  /** @param {string} id */
  async #ask(id) {
    const { watch } = this.alert;
    const [overlays, receipts] = await Promise.all([
      this.desk.api.openOverlays().catch(() => null),
      this.desk.api.receipts(id).catch(() => null),
    ]);
    if (id === this.alert.id) {
      this.overlays = overlays?.filter((one) => one.watch === watch) ?? this.overlays;
      this.receipts = receipts ?? this.receipts;
    }
  }
}

customElements.define('alert-acts', AlertActs);
