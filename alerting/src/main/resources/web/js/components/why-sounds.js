/** @import {Api} from '../api.js' */
/** @import {Why} from '../types.js' */
import { html, nothing } from 'lit';
import { language, t } from '../i18n.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/** Why a Watch sounds or is silent, asked anew whenever its Alert has changed. */
export class WhySounds extends VigilElement {
  static properties = {
    api: { attribute: false },
    watch: { attribute: false },
    changed: { attribute: false },
    why: { state: true },
  };

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    this.watch = '';
    this.changed = '';
    /** @type {Why | null} */
    this.why = null;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('watch')) {
      this.why = null;
    }
    if (changes.has('watch') || changes.has('changed')) {
      void this.#ask(this.watch);
    }
  }

  render() {
    const { why } = this;
    if (!why) {
      return nothing;
    }
    return html`<h3>${t(why.sounds ? 'why.sounds' : 'why.silent')}</h3>
      <ul class="why">
        ${why.reasons.map((one) => html`<li data-code=${one.code}>${language() === 'zh' ? one.zh : one.en}</li>`)}
      </ul>`;
  }

  /** Without an answer nothing is claimed. @param {string} watch */
  async #ask(watch) {
    const why = await this.api.why(watch).catch(() => null);
    if (watch === this.watch) {
      this.why = why;
    }
  }
}

customElements.define('why-sounds', WhySounds);
