/** @import {Alert} from '../types.js' */
/** @import {Desk} from '../desk.js' */
import { html, nothing } from 'lit';
import { repeat } from 'lit-html/directives/repeat.js';
import { t } from '../i18n.js';
import { alertText } from '../notice.js';
import { RowWindow } from '../row-window.js';
import { AlertRow } from './alert-row.js';
import { levelBadge } from './marks.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const COLUMNS = ['level', 'state', 'what', 'value', 'began', 'act'];

/**
 * The open Alerts in duty order, of which only those in view are drawn: thousands may be open. Says
 * when a person points at it (`pointing`, `left`).
 */
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
  #window = new RowWindow();
  /** Rows as they were drawn last. @type {readonly string[]} */
  #ids = [];
  #range = this.#window.range([], 0, 0);
  #scrolled = 0;
  #view = 0;
  #sizes = new ResizeObserver((entries) => this.#sized(entries));
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
    const index = this.#ids.indexOf(this.cursorId ?? '');
    const row = this.querySelector('alert-row[aria-selected=true]');
    if (row) {
      row.scrollIntoView({ block: 'nearest' });
    } else if (index >= 0 && this.#pane) {
      this.#pane.scrollTop = this.#window.offset(this.#ids, index);
    }
  }

  /** What is scrolled. */
  get #pane() {
    return /** @type {HTMLElement | null} */ (this.querySelector('.rows'));
  }

  focusRows() {
    this.#pane?.focus({ preventScroll: true });
  }

  firstUpdated() {
    if (this.#pane) {
      this.#sizes.observe(this.#pane);
    }
  }

  updated() {
    this.#window.keepOnly(this.#ids);
    this.#stretch('.above', this.#range.above);
    this.#stretch('.below', this.#range.below);
    for (const row of this.querySelectorAll('alert-row')) {
      if (!this.#watched.has(row)) {
        this.#watched.add(row);
        this.#sight.observe(row);
        this.#sizes.observe(row);
      }
    }
  }

  /** Stands for rows that are not drawn. @param {string} place @param {number} height */
  #stretch(place, height) {
    /** @type {HTMLElement | null} */ (this.querySelector(place))?.style.setProperty('height', `${height}px`);
  }

  /** @param {ResizeObserverEntry[]} entries */
  #sized(entries) {
    let news = false;
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (target instanceof AlertRow) {
        news = (target.isConnected && this.#window.measured(target.alert.id, height)) || news;
      } else if (this.#view !== height) {
        this.#view = height;
        news = true;
      }
    }
    if (news) {
      this.requestUpdate();
    }
  }

  /** @param {Event} event */
  #scroll(event) {
    this.#scrolled = /** @type {HTMLElement} */ (event.target).scrollTop;
    const { first, end } = this.#range;
    const now = this.#window.range(this.#ids, this.#scrolled, this.#view);
    if (now.first !== first || now.end !== end) {
      this.requestUpdate();
    }
  }

  render() {
    this.#ids = this.rows.map((alert) => alert.id);
    this.#range = this.#window.range(this.#ids, this.#scrolled, this.#view);
    const { first, end } = this.#range;
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
        @scroll=${(/** @type {Event} */ event) => this.#scroll(event)}
      >
        <div class="above" role="presentation"></div>
        ${repeat(
          this.rows.slice(first, end),
          (alert) => alert.id,
          (alert, index) => this.#row(alert, first + index),
        )}
        <div class="below" role="presentation"></div>
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

  /** @param {Alert} alert @param {number} index */
  #row(alert, index) {
    const behind = this.desk.listing.groups.behind(alert.id);
    return html`<alert-row
      aria-rowindex=${index + 1}
      .alert=${alert}
      .pulse=${this.desk.pulse}
      .latest=${this.desk.latest}
      .rungs=${this.desk.store.rungs(alert.id)}
      .behind=${behind?.rows ?? 0}
      ?unfolded=${behind?.unfolded ?? false}
      ?firstBehind=${behind?.first ?? false}
      ?accompanied=${this.desk.listing.groups.isAccompanied(alert)}
      .work=${this.desk.workOf(alert)}
      .notice=${this.desk.notices.get(alert.id)}
      ?cursor=${alert.id === this.cursorId}
      ?opened=${alert.id === this.openedId}
      ?responsible=${this.desk.answersFor(alert)}
      ?pending=${this.desk.pending.has(alert.id)}
      ?unsent=${this.desk.outbox.has(alert.id)}
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
