/** @import {Api} from '../api.js' */
import { html, nothing } from 'lit';
import { Refusal } from '../api.js';
import { switchLanguage, t } from '../i18n.js';
import { refusalWords } from '../notice.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/** User name and password; says in words why it was refused. */
export class LoginForm extends VigilElement {
  static properties = {
    api: { attribute: false },
    refusal: { state: true },
    sending: { state: true },
    shown: { state: true },
    coded: { state: true },
  };

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    /** @type {Refusal | null} */
    this.refusal = null;
    this.sending = false;
    this.shown = false;
    /** Whether a code is asked for besides the password. */
    this.coded = false;
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  render() {
    return html`<main><form class="login" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
      <h1>${t('app.name')}</h1>
      <p class="minor">${t('login.subtitle')}</p>
      <label>${t('login.username')}<input name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required /></label>
      <label
        >${t('login.password')}<input
          name="password"
          type=${this.shown ? 'text' : 'password'}
          autocomplete="current-password"
          spellcheck="false"
          required
      /></label>
      <label class="check">
        <input type="checkbox" .checked=${this.shown} @change=${() => (this.shown = !this.shown)} />${t('login.show')}
      </label>
      ${this.coded
        ? html`<label
            >${t('login.code')}<input name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" required
          /></label>`
        : nothing}
      ${this.refusal ? html`<p class="notice" role="alert">${refusalWords(this.refusal)}</p>` : nothing}
      <button class="primary large" ?disabled=${this.sending}>${t(this.sending ? 'login.sending' : 'login.enter')}</button>
      <button type="button" class="quiet" @click=${switchLanguage}>${t('act.language')}</button>
    </form></main>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.sending = true;
    this.refusal = null;
    try {
      const user = await this.api.login(
        String(entered.get('username')),
        String(entered.get('password')),
        String(entered.get('code') ?? ''),
      );
      this.fire('signed-in', user);
    } catch (failure) {
      if (!(failure instanceof Refusal)) {
        throw failure;
      }
      this.refusal = failure;
      this.coded ||= failure.problem.code === 'CODE_NEEDED';
    } finally {
      this.sending = false;
    }
  }
}

customElements.define('login-form', LoginForm);
