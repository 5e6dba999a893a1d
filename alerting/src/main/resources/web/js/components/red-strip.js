/** @import {Alert} from '../types.js' */
/** @import {Desk} from '../desk.js' */
import { html, nothing } from 'lit';
import { dutyWords } from '../duty.js';
import { t } from '../i18n.js';
import { alertText, enterpriseName } from '../notice.js';
import { levelBadge } from './marks.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const SHOWN = 3;

/** Every red that nobody has acknowledged, the one with least time left first; never scrolls away. */
export class RedStrip extends VigilElement {
  static properties = { desk: { attribute: false } };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
  }

  render() {
    const reds = this.desk.store.reds();
    this.hidden = reds.length === 0;
    if (reds.length === 0) {
      return nothing;
    }
    const more = reds.length - SHOWN;
    return html`${reds.slice(0, SHOWN).map((alert) => this.#red(alert))}
    ${more > 0 ? html`<span class="more">${t('red.more', { n: more })}</span>` : nothing}`;
  }

  /** @param {Alert} alert */
  #red(alert) {
    return html`<button class="red" @click=${() => this.fire('open', alert.id)}>
      ${levelBadge(alert)}<span class="text">${alertText(alert)}</span>
      <span class="where">${enterpriseName(alert)}</span>
      <b class="due">${dutyWords(alert, this.desk.pulse.now())}</b>
    </button>`;
  }
}

customElements.define('red-strip', RedStrip);
