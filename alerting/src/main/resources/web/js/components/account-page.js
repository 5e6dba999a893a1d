/** @import {FactorSecret} from '../types.js' */
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { homeOf } from '../rights.js';
import { LookingPage } from './looking-page.js';
import './program-tokens.js';

/** What everybody does with their own account: another password, a second factor. */
export class AccountPage extends LookingPage {
  static properties = {
    secret: { state: true },
    done: { state: true },
  };

  constructor() {
    super();
    /** A secret that counts for nothing until it comes back with one of its codes. @type {FactorSecret | null} */
    this.secret = null;
    /** What was done, as a message key. */
    this.done = '';
  }

  render() {
    return html`
      ${this.head('account.title')}
      ${this.user.bare ? html`<p class="notice" role="status">${t('account.bare')}</p>` : nothing}
      ${this.done
        ? html`<p class="notice" role="status">${t(this.done)} <a href=${homeOf(this.user)}>${t('account.goOn')}</a></p>`
        : nothing}
      <h2>${t('account.factor')}</h2>
      <p>${t('account.factorMeans')}</p>
      ${this.secret ? this.#factorForm(this.secret) : html`<button @click=${() => this.#begin()}>${t('account.factorBegin')}</button>`}
      <h2>${t('account.password')}</h2>
      <p>${t('account.passwordMeans')}</p>
      <form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#password(event)}>
        ${field('before', 'account.before', 'current-password')} ${field('password', 'account.next', 'new-password')}
        ${code('code', 'account.codeIfAny', false)}
        <button class="primary">${t('account.change')}</button>
      </form>
      ${this.user.bare ? nothing : html`<program-tokens .api=${this.api} .user=${this.user}></program-tokens>`}
    `;
  }

  /** @param {FactorSecret} secret */
  #factorForm({ secret, uri }) {
    return html`<p>
        ${t('account.secret')} <code class="secret">${secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        <a href=${uri}>${t('account.open')}</a>
      </p>
      <form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#factor(event, secret)}>
        ${field('password', 'login.password', 'current-password')} ${code('code', 'account.code', true)}
        ${this.user.bare ? nothing : code('before', 'account.codeBefore', false)}
        <button class="primary">${t('account.factorEnd')}</button>
      </form>`;
  }

  #begin() {
    void this.tried(async () => {
      this.secret = await this.api.factorSecret();
    });
  }

  /** @param {SubmitEvent} event @param {string} secret */
  #factor(event, secret) {
    void this.#send(event, 'account.factorDone', (entered) => this.api.setFactor({ ...entered, secret }));
  }

  /** @param {SubmitEvent} event */
  #password(event) {
    void this.#send(event, 'account.passwordDone', (entered) => this.api.setPassword(entered));
  }

  /**
   * @param {SubmitEvent} event
   * @param {string} done
   * @param {(entered: Record<string, string>) => Promise<unknown>} act
   */
  async #send(event, done, act) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const entered = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    await this.tried(async () => {
      await act(entered);
      // A new sign-in has begun, with another token for unsafe requests.
      this.user = await this.api.me();
      this.secret = null;
      this.done = done;
      form.reset();
    });
  }
}

/** @param {string} name @param {string} label @param {'current-password' | 'new-password'} kind */
function field(name, label, kind) {
  return html`<label>${t(label)} <input name=${name} type="password" required maxlength="128" autocomplete=${kind} /></label>`;
}

/** @param {string} name @param {string} label @param {boolean} required */
function code(name, label, required) {
  return html`<label
    >${t(label)} <input name=${name} inputmode="numeric" pattern="[0-9]{6}" maxlength="6" ?required=${required} autocomplete="one-time-code"
  /></label>`;
}

customElements.define('account-page', AccountPage);
