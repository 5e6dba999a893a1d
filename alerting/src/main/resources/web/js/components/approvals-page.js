/** @import {Onboarding, PlantSeen} from '../types.js' */
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';
import { reportOf, seenOf } from './onboarding-report.js';

/** Where the second person reads what was applied for, and says yes or no. */
export class ApprovalsPage extends LookingPage {
  static properties = {
    all: { state: true },
    chosen: { state: true },
    seen: { state: true },
  };

  constructor() {
    super();
    /** @type {Onboarding[] | null} */
    this.all = null;
    /** Id of the one that is read; empty for none. */
    this.chosen = '';
    /** @type {PlantSeen | null} */
    this.seen = null;
  }

  render() {
    return html`
      ${this.head('approvals.title')}
      <p>${t('approvals.means')}</p>
      ${this.all?.length === 0 ? html`<p class="minor">${t('onboarding.none')}</p>` : nothing}
      <table class="ops-hops">
        <tbody>
          ${this.all?.map((one) => this.#row(one))}
        </tbody>
      </table>
      ${this.seen ? this.#one(this.seen) : nothing}
    `;
  }

  /** @param {Onboarding} one */
  #row(one) {
    return html`<tr data-onboarding=${one.id}>
      <td>${one.name || one.enterprise}</td>
      <td>${t(`onboarding.kind.${one.kind}`)}</td>
      <td>${t(`onboarding.state.${one.state}`)}</td>
      <td>${one.submitted_by ?? one.asked_by}${one.answered_by ? ` → ${one.answered_by}` : nothing}</td>
      <td><button @click=${() => this.#choose(one.id)}>${t('approvals.read')}</button></td>
    </tr>`;
  }

  /** @param {PlantSeen} seen */
  #one(seen) {
    const one = seen.onboarding;
    const answers = may(this.user, 'APPROVE') && one.next_step === 'APPROVE';
    return html`<section data-read=${one.id}>
      <h2>${one.name || one.enterprise} · ${t(`onboarding.kind.${one.kind}`)} · ${t(`onboarding.state.${one.state}`)}</h2>
      <p>${one.reason} ${one.credit_code} ${one.licence} ${one.contact} ${one.phone}</p>
      ${one.sensors?.length ? html`<p>${t('onboarding.sensors')} ${one.sensors.join(', ')}</p>` : nothing}
      ${one.report ? reportOf(one.report) : nothing} ${seenOf(seen)}
      ${answers
        ? html`<form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#answer(event, one)}>
            <label>${t('approvals.note')} <input name="reason" maxlength="400" /></label>
            <button class="primary" value="approve">${t('approvals.approve')}</button>
            <button value="return">${t('approvals.return')}</button>
          </form>`
        : nothing}
    </section>`;
  }

  /** @param {string} id */
  #choose(id) {
    this.chosen = id;
    void this.tried(() => this.#read());
  }

  async #read() {
    this.seen = may(this.user, 'APPROVE')
      ? await this.api.checkOnboarding(this.chosen)
      : { onboarding: await this.api.onboarding(this.chosen), check: null, trial: null };
  }

  /** @param {SubmitEvent} event @param {Onboarding} one */
  #answer(event, one) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const act = /** @type {HTMLButtonElement} */ (event.submitter).value;
    const reason = String(new FormData(form).get('reason'));
    void this.tried(() => this.api.actOnOnboarding(one, act, reason));
  }

  async look() {
    this.all = await this.api.onboardings().catch(() => this.all);
    if (this.chosen !== '') {
      await this.#read().catch(() => undefined);
    }
  }
}

customElements.define('approvals-page', ApprovalsPage);
