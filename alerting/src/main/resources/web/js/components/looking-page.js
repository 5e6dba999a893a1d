/** @import {Api, Refusal} from '../api.js' */
/** @import {User} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { language, switchLanguage, t } from '../i18n.js';
import { refusalWords } from '../notice.js';
import { toLogin } from '../page.js';
import { isShut, may } from '../rights.js';
import './page-menu.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/**
 * A page that looks at the server again and again, and on which a person acts: a look that fails is
 * tried again, an act that is refused is told.
 */
export class LookingPage extends VigilElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    api: { attribute: false },
    user: { attribute: false },
    refusal: { state: true },
  };

  #timer = 0;

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    /** @type {User} */
    this.user = GIVEN;
    /** @type {Refusal | null} */
    this.refusal = null;
    this.everyMs = 5_000;
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.#shut) {
      void this.#keepLooking();
    }
  }

  /** Whether there is nothing to see here for whoever is signed in. */
  get #shut() {
    return isShut(this.user, location.pathname.slice(1));
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  /** Asks the server; what it does not answer stays as it was. */
  async look() {}

  /** Acts, tells a refusal, and looks again. @param {() => Promise<unknown>} act */
  async tried(act) {
    try {
      await act();
      this.refusal = null;
    } catch (refused) {
      this.refusal = /** @type {Refusal} */ (refused);
    }
    await this.look();
  }

  /** The name of the window without that of the product. @param {string} title @param {unknown} [more] what else stands there */
  head(title, more) {
    return html`<header class="ops-head" role="none">
        <h1>${t(title).split(' · ')[0]}</h1>
        <span class="minor"><a href="/account">${this.user.username}</a> ${this.user.position ? positionWords(this.user.position) : t(`role.${this.user.role}`)}</span>
        ${more ?? nothing}
        ${may(this.user, 'LOOK') ? html`<a href="/board">${t('ops.board')}</a>` : nothing}
        <page-menu .user=${this.user} @sign-out=${() => this.#leave()}></page-menu>
        <a href="/handbook?lang=${language()}#${location.pathname.slice(1)}" target="_blank">${t('act.help')}</a>
        <button class="quiet" @click=${switchLanguage}>${t('act.language')}</button>
      </header>
      ${this.#shut ? html`<p class="notice" role="alert">${t('notice.shut')}</p>` : nothing}
      ${this.refusal ? html`<p class="notice" role="alert">${refusalWords(this.refusal)}</p>` : nothing}`;
  }

  async #leave() {
    await this.api.logout().catch(() => undefined);
    toLogin();
  }

  async #keepLooking() {
    await this.look();
    if (this.isConnected) {
      this.#timer = setTimeout(() => void this.#keepLooking(), this.everyMs);
    }
  }
}
