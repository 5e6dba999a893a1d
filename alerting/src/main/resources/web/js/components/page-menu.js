/** @import {User} from '../types.js' */
import { html } from 'lit';
import { t } from '../i18n.js';
import { may, pagesOf } from '../rights.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/** The ways to the other pages that there are for this person, and out. Fires `sign-out`. */
export class PageMenu extends VigilElement {
  static properties = { user: { attribute: false } };

  constructor() {
    super();
    /** @type {User} */
    this.user = GIVEN;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('focusout', (event) => this.#closeWhenLeft(event));
    this.addEventListener('keydown', (event) => this.#closeByKey(event));
  }

  render() {
    const here = location.pathname;
    return html`<details class="menu">
      <summary class="quiet">${t('act.pages')}</summary>
      <nav aria-label=${t('act.pages')}>
        ${pagesOf(this.user).map((page) => this.#way(`/${page}`, t(`page.${page}`), here))}
        ${may(this.user, 'LOOK') ? this.#way('/account', t('page.account'), here) : ''}
        <button @click=${() => this.fire('sign-out')}>${t('act.signOut')}</button>
      </nav>
    </details>`;
  }

  /** @param {string} to @param {string} name @param {string} here */
  #way(to, name, here) {
    return html`<a href=${to} aria-current=${to === here ? 'page' : 'false'}>${name}</a>`;
  }

  /** @param {FocusEvent} event */
  #closeWhenLeft({ relatedTarget }) {
    if (relatedTarget instanceof Node && !this.contains(relatedTarget)) {
      this.#details.open = false;
    }
  }

  /** @param {KeyboardEvent} event */
  #closeByKey(event) {
    if (event.key === 'Escape' && this.#details.open) {
      event.stopPropagation();
      this.#details.open = false;
    }
  }

  get #details() {
    return /** @type {HTMLDetailsElement} */ (this.querySelector('details'));
  }
}

customElements.define('page-menu', PageMenu);
