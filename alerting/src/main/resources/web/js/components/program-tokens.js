/** @import {Api, Refusal} from '../api.js' */
/** @import {Program, User} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { refusalWords } from '../notice.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const DAYS = [30, 90, 365];

/** The programs that act for whoever is signed in: with which rights, until when. */
export class ProgramTokens extends VigilElement {
  static properties = {
    api: { attribute: false },
    user: { attribute: false },
    programs: { state: true },
    made: { state: true },
    refusal: { state: true },
  };

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    /** @type {User} */
    this.user = GIVEN;
    /** @type {Program[]} */
    this.programs = [];
    /** A token that is shown this once. @type {{name: string, token: string} | null} */
    this.made = null;
    /** @type {Refusal | null} */
    this.refusal = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#look();
  }

  render() {
    return html`
      <h2>${t('tokens.title')}</h2>
      <p>${t('tokens.means')}</p>
      ${this.refusal ? html`<p class="notice" role="alert">${refusalWords(this.refusal)}</p>` : nothing}
      ${this.made
        ? html`<p class="notice" role="status">${t('tokens.made', { name: this.made.name })} <code>${this.made.token}</code>${this.#screen(this.made.token)}</p>`
        : nothing}
      ${this.programs.length > 0 ? this.#table() : nothing}
      <form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#make(event)}>
        <label>${t('tokens.name')} <input name="name" required maxlength="32" pattern="[a-z0-9][a-z0-9\\-]*" /></label>
        <fieldset class="rights">
          <legend>${t('tokens.rights')}</legend>
          ${this.user.rights.map(
            (right) => html`<label class="check"><input type="checkbox" name="rights" value=${right} />${t(`right.${right}`)}</label>`,
          )}
        </fieldset>
        <label
          >${t('tokens.days')}
          <select name="days">
            ${DAYS.map((days) => html`<option value=${days}>${t('tokens.option', { n: days })}</option>`)}
          </select></label
        >
        <label>${t('login.password')} <input name="password" type="password" required maxlength="128" autocomplete="current-password" /></label>
        <label>${t('account.codeIfAny')} <input name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" /></label>
        <button class="primary">${t('tokens.make')}</button>
      </form>
    `;
  }

  /** A token that may only look opens the wall. @param {string} token */
  #screen(token) {
    const own = this.programs.find((one) => one.name === this.made?.name);
    return own && own.rights.every((right) => right === 'LOOK')
      ? html`<br />${t('tokens.screen')} <code data-screen>${location.origin}/wall#token=${token}</code>`
      : nothing;
  }

  #table() {
    return html`<table class="ops-hops">
      <thead>
        <tr>
          ${['name', 'rights', 'until', 'used', 'acts'].map((one) => html`<th>${t(`tokens.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.programs.map(
          ({ name, rights, until, used }) => html`<tr data-program=${name}>
            <td>${name}</td>
            <td>${rights.map((right) => t(`right.${right}`)).join(t('receipts.and'))}</td>
            <td>${moment(Date.parse(until), Date.now())}</td>
            <td>${moment(Date.parse(used), Date.now())}</td>
            <td><button @click=${() => this.#tried(() => this.api.removeToken(name))}>${t('tokens.remove')}</button></td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {SubmitEvent} event */
  #make(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const entered = new FormData(form);
    const asked = {
      name: String(entered.get('name')),
      rights: entered.getAll('rights').map(String),
      days: Number(entered.get('days')),
      password: String(entered.get('password')),
      code: String(entered.get('code')),
    };
    void this.#tried(async () => {
      this.made = await this.api.makeToken(asked);
      form.reset();
    });
  }

  /** @param {() => Promise<unknown>} act */
  async #tried(act) {
    try {
      await act();
      this.refusal = null;
    } catch (refused) {
      this.refusal = /** @type {Refusal} */ (refused);
    }
    await this.#look();
  }

  async #look() {
    this.programs = await this.api.tokens().catch(() => this.programs);
  }
}

customElements.define('program-tokens', ProgramTokens);
