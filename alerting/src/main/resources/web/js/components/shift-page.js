/** @import {Handover, HandoverLine, Shift} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { language, t } from '../i18n.js';
import { LookingPage } from './looking-page.js';

/** What there is to hand over is gathered from all that is open. */
const LOOK_EVERY_MS = 15_000;

/** Who is on shift, what there is to know, and how the shift is handed over with signatures. */
export class ShiftPage extends LookingPage {
  static properties = {
    shift: { state: true },
    past: { state: true },
  };

  constructor() {
    super();
    this.everyMs = LOOK_EVERY_MS;
    /** @type {Shift | null} */
    this.shift = null;
    /** @type {Handover[]} */
    this.past = [];
  }

  render() {
    return html`
      ${this.head('shift.title', html`<button class="quiet" @click=${() => window.print()}>${t('shift.print')}</button>`)}
      ${this.user.position ? nothing : html`<p class="minor">${t('shift.forDuty')}</p>`}
      ${this.shift ? this.#now(this.shift) : nothing}
      ${this.past.length > 0 ? html`<h2>${t('shift.past')}</h2>${this.past.map((one) => this.#over(one))}` : nothing}
    `;
  }

  /** @param {Shift} shift */
  #now(shift) {
    const mine = shift.officer === this.user.username;
    return html`<p class="headline">
        ${shift.officer
          ? t('shift.on', { who: shift.officer, since: moment(Date.parse(shift.since ?? ''), Date.now()) })
          : t('shift.nobody')}
        ${shift.officer ? nothing : html`<button class="primary" @click=${() => this.#begin()}>${t('shift.begin')}</button>`}
      </p>
      ${shift.offered ? this.#offered(shift.offered) : this.#draft(shift, mine)}`;
  }

  /** @param {Shift} shift @param {boolean} mine */
  #draft({ lines }, mine) {
    return html`<h2>${t('shift.lines', { n: lines.length })}</h2>
      ${this.#table(lines, false)}
      ${mine
        ? html`<form class="shift-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#offer(event)}>
            <label>${t('shift.note')} <textarea name="note" rows="3" maxlength="1000"></textarea></label>
            <button class="primary large">${t('shift.offer')}</button>
          </form>`
        : nothing}`;
  }

  /** @param {Handover} handover */
  #offered(handover) {
    const outgoing = handover.outgoing === this.user.username;
    const left = handover.lines.filter((one) => one.checked_by !== this.user.username).length;
    return html`<h2>${t('shift.offered', { who: handover.outgoing, time: moment(Date.parse(handover.offered_at), Date.now()) })}</h2>
      ${handover.note ? html`<p class="shift-note">${handover.note}</p>` : nothing} ${this.#table(handover.lines, !outgoing, handover.id)}
      <p>
        ${outgoing
          ? html`${t('shift.waits')} <button @click=${() => this.tried(() => this.api.actOnHandover(handover.id, 'withdraw'))}>${t('shift.withdraw')}</button>`
          : html`<button class="primary large" ?disabled=${left > 0} @click=${() => this.tried(() => this.api.actOnHandover(handover.id, 'take'))}>
                ${t('shift.take')}
              </button>
              ${left > 0 ? html`<span class="minor">${t('shift.left', { n: left })}</span>` : nothing}`}
      </p>`;
  }

  /** @param {readonly HandoverLine[]} lines @param {boolean} checking @param {string} [handover] */
  #table(lines, checking, handover) {
    if (lines.length === 0) {
      return html`<p class="minor">${t('shift.none')}</p>`;
    }
    return html`<table class="ops-hops shift-lines">
      <tbody>
        ${lines.map(
          (line) => html`<tr data-kind=${line.kind}>
            <th scope="row">${t(`shift.kind.${line.kind}`)}</th>
            <td>${language() === 'zh' ? line.zh : line.en}</td>
            <td>${this.#mark(line, checking, handover)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {HandoverLine} line @param {boolean} checking @param {string} [handover] */
  #mark({ ordinal, checked_by }, checking, handover) {
    if (checked_by) {
      return html`<span>✓ ${checked_by}</span>`;
    }
    return checking && handover
      ? html`<button @click=${() => this.tried(() => this.api.checkHandover(handover, [ordinal]))}>${t('shift.check')}</button>`
      : nothing;
  }

  /** @param {Handover} handover */
  #over({ outgoing, incoming, offered_at, taken_at, state, lines, note }) {
    const words = { outgoing, incoming: incoming ?? '', n: lines.length, time: moment(Date.parse(taken_at ?? offered_at), Date.now()) };
    return html`<details>
      <summary>${t(`shift.state.${state}`, words)}</summary>
      ${note ? html`<p class="shift-note">${note}</p>` : nothing} ${this.#table(lines, false)}
    </details>`;
  }

  #begin() {
    void this.tried(() => this.api.beginShift());
  }

  /** @param {SubmitEvent} event */
  #offer(event) {
    event.preventDefault();
    const note = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('note');
    void this.tried(() => this.api.offerHandover(String(note)));
  }

  async look() {
    if (this.user.position) {
      this.shift = await this.api.shift().catch(() => this.shift);
      const handovers = await this.api.handovers().catch(() => null);
      this.past = handovers?.filter((one) => one.state !== 'OFFERED') ?? this.past;
    }
  }
}

customElements.define('shift-page', ShiftPage);
