/** @import {Api} from '../api.js' */
/** @import {PhoneEntry} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { t } from '../i18n.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/** Whom to phone about an Alert, by the phone book of the positions that are told of it. */
export class WhoToPhone extends VigilElement {
  static properties = {
    api: { attribute: false },
    enterprise: { attribute: false },
    severity: { attribute: false },
    phones: { state: true },
  };

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    this.enterprise = '';
    this.severity = 1;
    /** Unknown while nobody answered. @type {PhoneEntry[] | null} */
    this.phones = null;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('enterprise') || changes.has('severity')) {
      void this.#ask(this.enterprise, this.severity);
    }
  }

  render() {
    const { phones } = this;
    if (!phones) {
      return nothing;
    }
    return html`<p class="phones"><b>${t('routing.call')}</b>
      ${phones.length === 0
        ? html`<a href="/routing">${t('phone.none')}</a>`
        : phones.map((one) => html`<span data-phone=${one.id}>${positionWords(one.position)} ${one.name} <a href="tel:${one.phone.replace(/[^0-9+]/g, '')}">${one.phone}</a></span>`)}
    </p>`;
  }

  /** @param {string} enterprise @param {number} severity */
  async #ask(enterprise, severity) {
    const routing = await this.api.routing(enterprise, severity, false, '').catch(() => null);
    if (enterprise === this.enterprise && severity === this.severity) {
      this.phones = routing?.phones ?? this.phones;
    }
  }
}

customElements.define('who-to-phone', WhoToPhone);
