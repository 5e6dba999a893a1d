/** @import {Desk} from '../desk.js' */
/** @import {Disposal} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { lasting, moment } from '../format.js';
import { t } from '../i18n.js';
import { enterpriseName } from '../notice.js';
import './case-panel.js';
import { levelBadge } from './marks.js';
import { LookingPage } from './looking-page.js';
import { GIVEN } from './vigil-element.js';

const LOOK_EVERY_MS = 3_000;
const CLOSED_SHOWN = 50;

/** All that is being handled, the one that is due first first. */
export class CasesPage extends LookingPage {
  static properties = {
    desk: { attribute: false },
    open: { state: true },
    closed: { state: true },
    chosen: { state: true },
  };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** @type {Disposal[] | null} */
    this.open = null;
    /** @type {Disposal[]} */
    this.closed = [];
    this.chosen = decodeURIComponent(location.hash.slice(1));
    this.everyMs = LOOK_EVERY_MS;
  }

  connectedCallback() {
    super.connectedCallback();
    this.desk.addEventListener('tick', () => this.requestUpdate());
  }

  render() {
    const { pulse } = this.desk;
    return html`
      ${this.head('cases.title')}
      ${pulse.frozen ? html`<p class="notice" role="alert">${t('veil.explained')}</p>` : nothing}
      <h2>${t('cases.open', { n: this.open?.length ?? 0 })}</h2>
      ${this.#table(this.open ?? [], pulse.now())}
      <h2>${t('cases.closed')}</h2>
      ${this.#table(this.closed, pulse.now())}
    `;
  }

  /** @param {Disposal[]} disposals @param {number | null} now */
  #table(disposals, now) {
    if (disposals.length === 0) {
      return html`<p class="minor">${t('cases.none')}</p>`;
    }
    return html`<table class="ops-hops cases">
      <thead>
        <tr>
          ${['level', 'state', 'where', 'due', 'responsible', 'opened'].map((one) => html`<th>${t(`cases.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${disposals.map((disposal) => this.#row(disposal, now))}
      </tbody>
    </table>`;
  }

  /** @param {Disposal} disposal @param {number | null} now */
  #row(disposal, now) {
    const chosen = this.chosen === disposal.id;
    return html`<tr data-case=${disposal.id}>
        <td>${levelBadge(/** @type {any} */ ({ ...disposal, state: disposal.state === 'NEW' ? 'CLEARED_UNACKED' : 'NORMAL' }))}</td>
        <td>
          <button aria-expanded=${chosen} @click=${() => (this.chosen = chosen ? '' : disposal.id)}>
            ${t(`caseState.${disposal.state}`)}
          </button>
        </td>
        <td>${enterpriseName(disposal)} &#9656; ${disposal.unit}</td>
        <td>${due(disposal, now)}</td>
        <td>${positionWords(disposal.responsible)}</td>
        <td>${moment(Date.parse(disposal.opened), now)}</td>
      </tr>
      ${chosen
        ? html`<tr>
            <td colspan="6"><case-panel .desk=${this.desk} .caseId=${disposal.id}></case-panel></td>
          </tr>`
        : nothing}`;
  }

  async look() {
    if (document.hidden) {
      return;
    }
    const { api } = this;
    const [open, closed] = await Promise.all([api.cases(true, 500).catch(() => null), api.cases(false, CLOSED_SHOWN).catch(() => null)]);
    this.open = open ?? this.open;
    this.closed = closed ?? this.closed;
  }
}

/** @param {Disposal} disposal @param {number | null} now */
function due(disposal, now) {
  if (!disposal.due || now === null) {
    return t('value.none');
  }
  const left = Date.parse(disposal.due) - now;
  const late = disposal.escalations > 0 ? ` · ${t('duty.escalated', { n: disposal.escalations })}` : '';
  return `${left > 0 ? t('duty.left', { time: lasting(left) }) : t('duty.over')}${late}`;
}

customElements.define('cases-page', CasesPage);
