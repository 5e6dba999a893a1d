/** @import {Alert, PlannedWork} from '../types.js' */
/** @import {Notice} from '../desk.js' */
/** @import {LatestReadings} from '../latest.js' */
/** @import {Pulse} from '../pulse.js' */
import { html, nothing } from 'lit';
import { dutyWords } from '../duty.js';
import { isNumber, lasting, moment, number } from '../format.js';
import { t } from '../i18n.js';
import { isEnded, isOver, needsAcknowledging } from '../levels.js';
import { alertText, enterpriseName, noticeWords } from '../notice.js';
import { cautions, escalatedMark, levelBadge, remarks, stateWords, workMark } from './marks.js';
import { ValueNow } from './value-now.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/**
 * One Alert on one row. Redrawn only when its Alert object or a mark on it changes, so that a
 * thousand unchanged rows cost nothing.
 */
export class AlertRow extends VigilElement {
  static properties = {
    alert: { attribute: false },
    rungs: { attribute: false },
    behind: { attribute: false },
    unfolded: { type: Boolean },
    firstBehind: { type: Boolean },
    accompanied: { type: Boolean },
    pulse: { attribute: false },
    latest: { attribute: false },
    work: { attribute: false },
    notice: { attribute: false },
    cursor: { type: Boolean },
    opened: { type: Boolean },
    pending: { type: Boolean },
    unsent: { type: Boolean },
    responsible: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {Alert} */
    this.alert = GIVEN;
    /** What shares the row, itself among it. @type {readonly Alert[]} */
    this.rungs = [];
    /** How many rows of its unit stand behind it. */
    this.behind = 0;
    this.unfolded = false;
    /** Whether the one that came first is among them. */
    this.firstBehind = false;
    /** Whether other rows of its unit are open. */
    this.accompanied = false;
    /** @type {Pulse} */
    this.pulse = GIVEN;
    /** @type {LatestReadings} */
    this.latest = GIVEN;
    /** The planned work in force that concerns it. @type {PlannedWork | undefined} */
    this.work = undefined;
    /** @type {Notice | undefined} */
    this.notice = undefined;
    this.cursor = false;
    this.opened = false;
    this.pending = false;
    /** An acknowledgement of it waits for an answer. */
    this.unsent = false;
    this.responsible = false;
  }

  /** Lets the time run without drawing the row; at midnight, today becomes a date. */
  tick() {
    this.#write('.began-at', moment(Date.parse(this.alert.began), this.pulse.now()));
    this.#write('.lasting', this.#lasting());
    this.#write('.duty', dutyWords(this.alert, this.pulse.now()));
    /** @type {ValueNow | null} */ (this.querySelector('value-now'))?.tick();
  }

  /**
   * @param {string} place
   * @param {string} text
   */
  #write(place, text) {
    const element = this.querySelector(place);
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  }

  updated() {
    this.id = `row-${this.alert.id}`;
    this.dataset.point = this.alert.point;
    this.setAttribute('role', 'row');
    this.setAttribute('aria-selected', String(this.cursor));
    this.classList.toggle('cursor', this.cursor);
    this.classList.toggle('opened', this.opened);
    this.classList.toggle('ended', isEnded(this.alert));
    this.classList.toggle('waiting', this.#waiting);
    this.tick();
  }

  render() {
    const { alert } = this;
    return html`
      <div role="gridcell" class="level">${levelBadge(alert)}</div>
      <div role="gridcell" class="state-cell">
        ${stateWords(alert)}
        <div class="minor duty"></div>
      </div>
      <div role="gridcell" class="what">
        <div class="text">${alertText(alert)} ${cautions(alert)} ${escalatedMark(alert)}
          ${remarks(this.#first, this.pulse.now())} ${this.work ? workMark(this.work) : nothing}</div>
        <div class="where">${enterpriseName(alert)} &#9656; ${alert.unit}<span class="rule">${alert.rule}</span>${this.#inhibited()}${this.#group()}</div>
      </div>
      <div role="gridcell" class="value">
        <value-now .alert=${alert} .latest=${this.latest}></value-now>
        <div class="minor">${this.#extreme()}</div>
      </div>
      <div role="gridcell" class="began">
        <div class="began-at"></div>
        <div class="minor lasting"></div>
      </div>
      <div role="gridcell" class="act">${this.#action()}</div>
      ${this.notice ? html`<div role="gridcell" class="told">${this.#told(this.notice)}</div>` : nothing}
    `;
  }

  /** The other rungs of the ladder: recorded, listed, silent. */
  #inhibited() {
    return this.rungs
      .filter((one) => one.id !== this.alert.id)
      .map(
        (one) => html`<span class="rung" title=${alertText(one)}>${one.rule} ${t(`state.${one.state}`)}</span>`,
      );
  }

  /** The rung that came first stands for the row; on a row that is alone it says nothing. */
  get #first() {
    const first_out = this.accompanied && (this.alert.first_out || this.rungs.some((one) => one.first_out));
    return first_out === this.alert.first_out ? this.alert : { ...this.alert, first_out };
  }

  /** The other rows of its unit, which it stands for. */
  #group() {
    if (this.behind === 0) {
      return nothing;
    }
    const key = this.unfolded ? 'group.fold' : this.firstBehind ? 'group.unfoldFirst' : 'group.unfold';
    return html`<button
      class="group"
      tabindex="-1"
      aria-expanded=${String(this.unfolded)}
      title=${t('group.long')}
      @click=${(/** @type {Event} */ event) => this.#toggle(event)}
    >
      ${t(key, { n: this.behind })}
    </button>`;
  }

  get #waiting() {
    return needsAcknowledging(this.alert) || this.rungs.some(needsAcknowledging);
  }

  /** @param {Notice} notice */
  #told(notice) {
    return html`<div class="notice" role="alert">${noticeWords(notice, this.alert)}</div>`;
  }

  /** The worst reading. Without a comparison it is not readings that were judged: the text says what. */
  #extreme() {
    const { extreme, comparison } = this.alert;
    if (!isNumber(extreme) || !comparison) {
      return nothing;
    }
    const key = comparison === 'LE' || comparison === 'LT' ? 'value.lowest' : 'value.highest';
    return t(key, { value: number(extreme) });
  }

  #lasting() {
    const { alert } = this;
    const began = Date.parse(alert.began);
    if (isOver(alert)) {
      const end = Date.parse(alert.cleared ?? alert.updated);
      return t('lasting.was', { time: lasting(end - began) });
    }
    const now = this.pulse.now();
    return now === null ? '' : lasting(now - began);
  }

  #action() {
    const { alert } = this;
    if (this.#waiting && !this.responsible) {
      return html`<div class="minor">${t('act.informed')}</div>`;
    }
    if (this.#waiting && this.unsent) {
      return html`<div class="minor unsent">▲ ${t('act.unsent')}</div>`;
    }
    if (this.#waiting) {
      return html`<button
        class="primary"
        tabindex="-1"
        ?disabled=${this.pending}
        @click=${(/** @type {Event} */ event) => this.#acknowledge(event)}
      >
        ${t(this.pending ? 'act.acknowledging' : 'act.acknowledge')}
      </button>`;
    }
    if (alert.acked_by && alert.acked_at) {
      const time = moment(Date.parse(alert.acked_at), this.pulse.now());
      return html`<div title=${t('act.acked', { actor: alert.acked_by })}>
        <div class="minor actor">${alert.acked_by}</div>
        <div class="minor">${time}</div>
      </div>`;
    }
    return nothing;
  }

  /** @param {Event} event */
  #toggle(event) {
    event.stopPropagation();
    this.fire('group', this.alert);
  }

  /** @param {Event} event */
  #acknowledge(event) {
    event.stopPropagation();
    this.fire('acknowledge', { alert: this.alert, rungs: this.rungs });
  }
}

customElements.define('alert-row', AlertRow);
