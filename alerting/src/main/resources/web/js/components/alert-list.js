/** @import {Alert} from '../types.js' */
/** @import {Desk} from '../desk.js' */
import { html, nothing } from 'lit';
import { repeat } from 'lit-html/directives/repeat.js';
import { t } from '../i18n.js';
import { alertText } from '../notice.js';
import { AlertRow } from './alert-row.js';
import { levelBadge } from './marks.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const COLUMNS = ['level', 'state', 'what', 'value', 'began', 'act'];

/** The open Alerts in duty order. Says when a person points at it (`pointing`, `left`). */
export class AlertList extends VigilElement {
  static properties = {
    desk: { attribute: false },
    rows: { attribute: false },
    waiting: { attribute: false },
    cursorId: { attribute: false },
    openedId: { attribute: false },
  };

  /** @type {Set<AlertRow>} */
  #inSight = new Set();
  /** @type {WeakSet<Element>} */
  #watched = new WeakSet();
  #sight = new IntersectionObserver((entries) => entries.forEach((entry) => this.#seen(entry)));

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** @type {readonly Alert[]} */
    this.rows = [];
    /** @type {readonly Alert[]} */
    this.waiting = [];
    /** @type {string | null} */
    this.cursorId = null;
    /** @type {string | null} */
    this.openedId = null;
    this.addEventListener('animationstart', beatTogether);
  }

  /** Lets the durations in sight run. */
  tick() {
    this.#inSight.forEach((row) => row.tick());
  }

  /** Of which points a person sees a row. */
  pointsInSight() {
    return [...this.#inSight].map((row) => row.alert.point_id);
  }

  /** Brings the cursor's row into view. */
  async showCursor() {
    await this.updateComplete;
    this.querySelector('alert-row[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  focusRows() {
    /** @type {HTMLElement | null} */ (this.querySelector('.rows'))?.focus({ preventScroll: true });
  }

  updated() {
    for (const row of this.querySelectorAll('alert-row')) {
      if (!this.#watched.has(row)) {
        this.#watched.add(row);
        this.#sight.observe(row);
      }
    }
  }

  render() {
    return html`
      <div class="list-top">
        <div class="list-head" aria-hidden="true">
          ${COLUMNS.map((name) => html`<span class=${name}>${t(`column.${name}`)}</span>`)}
        </div>
        ${this.#waitingBar()}
      </div>
      <div
        class="rows"
        role="grid"
        tabindex="0"
        aria-label=${t('board.list')}
        aria-rowcount=${this.rows.length}
        aria-activedescendant=${this.cursorId ? `row-${this.cursorId}` : nothing}
        @pointermove=${(/** @type {PointerEvent} */ event) => this.fire(isOnRow(event) ? 'pointing' : 'left')}
        @pointerleave=${() => this.fire('left')}
      >
        ${repeat(
          this.rows,
          (alert) => alert.id,
          (alert) => this.#row(alert),
        )}
      </div>
    `;
  }

  /** @param {IntersectionObserverEntry} entry */
  #seen({ target, isIntersecting }) {
    const row = /** @type {AlertRow} */ (target);
    if (isIntersecting) {
      this.#inSight.add(row);
      row.tick();
    } else {
      this.#inSight.delete(row);
    }
  }

  /** @param {Alert} alert */
  #row(alert) {
    return html`<alert-row
      .alert=${alert}
      .pulse=${this.desk.pulse}
      .latest=${this.desk.latest}
      .notice=${this.desk.notices.get(alert.id)}
      ?cursor=${alert.id === this.cursorId}
      ?opened=${alert.id === this.openedId}
      ?responsible=${this.desk.mayAcknowledge}
      ?pending=${this.desk.pending.has(alert.id)}
      @click=${() => this.fire('open', alert.id)}
    ></alert-row>`;
  }

  /** Lies over the column heads, so that no row moves when it comes. */
  #waitingBar() {
    const [worst] = this.waiting;
    if (!worst) {
      return nothing;
    }
    return html`<button class="waiting-bar" @click=${() => this.fire('left')}>
      <span>${t('board.waiting', { n: this.waiting.length })}</span>
      ${levelBadge(worst)}<span class="text">${alertText(worst)}</span>
    </button>`;
  }
}

/** Below the last row nothing can slip away. @param {PointerEvent} event */
function isOnRow(event) {
  return /** @type {Element} */ (event.target).closest('alert-row') !== null;
}

/** One rhythm for all flashing badges: many rhythms side by side cannot be looked at. @param {Event} event */
function beatTogether(event) {
  for (const animation of /** @type {Element} */ (event.target).getAnimations()) {
    animation.startTime = 0;
  }
}

customElements.define('alert-list', AlertList);
