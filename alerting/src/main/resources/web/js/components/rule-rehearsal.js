/** @import {Api, Refusal} from '../api.js' */
/** @import {RehearsalItem, RehearsalOrder, RehearsalResult, RehearsalView, WatchedPoints} from '../types.js' */
import { html, nothing } from 'lit';
import { lasting, moment, number } from '../format.js';
import { language, t } from '../i18n.js';
import { refusalWords } from '../notice.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const ASK_EVERY_MS = 500;
const DAY_MS = 86_400_000;
/** Asia/Shanghai is ahead of UTC by so much. */
const AHEAD_MS = 8 * 3_600_000;
const TIMES = ['began', 'raised', 'ended', 'peak', 'verdict'];

/** Rehearses a rule at a point: what it would have said, with the numbers in force or others. Nothing is raised. */
export class RuleRehearsal extends VigilElement {
  static properties = {
    api: { attribute: false },
    rule: {},
    points: { state: true },
    view: { state: true },
    refusal: { state: true },
  };

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    this.rule = '';
    /** @type {WatchedPoints['items']} */
    this.points = [];
    /** @type {RehearsalView | null} */
    this.view = null;
    /** @type {Refusal | null} */
    this.refusal = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('rule')) {
      this.view = null;
      this.refusal = null;
      void this.#ask();
    }
  }

  async #ask() {
    const found = await this.api.watchedBy(this.rule).catch(() => null);
    this.points = found?.items ?? [];
  }

  render() {
    const now = Date.now();
    return html`<h2>${t('rehearsal.title', { rule: this.rule })}</h2>
      <p class="minor">${t('rehearsal.means')}</p>
      <form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#order(event)}>
        <label
          >${t('rehearsal.point')}
          <select name="point" required>
            ${this.points.map(({ enterprise, point }) => html`<option value="${enterprise}:${point}">${enterprise} ${point}</option>`)}
          </select></label
        >
        <label>${t('rehearsal.from')} <input name="from" type="datetime-local" value=${local(now - DAY_MS)} /></label>
        <label>${t('rehearsal.to')} <input name="to" type="datetime-local" value=${local(now)} /></label>
        <label>${t('rehearsal.file')} <input name="file" type="file" accept=".csv,text/csv" /></label>
        <label>${t('rehearsal.changes')} <input name="changes" placeholder="limit=0.8" maxlength="200" /></label>
        <label>${t('rehearsal.labels')} <textarea name="labels" rows="2" placeholder=${t('rehearsal.labelsHint')}></textarea></label>
        <button class="primary" ?disabled=${this.points.length === 0}>${t('rehearsal.begin')}</button>
      </form>
      ${this.refusal ? html`<p class="notice" role="alert">${refusalWords(this.refusal)}</p>` : nothing}
      ${this.view ? html`<div role="status">${this.#said(this.view)}</div>` : nothing}`;
  }

  /** @param {RehearsalView} view */
  #said({ state, zh, en, result }) {
    if (state === 'REFUSED') {
      return html`<p class="notice">${language() === 'zh' ? zh : en}</p>`;
    }
    return result ? this.#result(result) : html`<p>${t('rehearsal.waiting')}</p>`;
  }

  /** @param {RehearsalResult} result */
  #result(result) {
    const { from, to, readings, firings, firings_before: before, per_day: perDay, items, unknown } = result;
    return html`<p>
        ${from && to ? t('rehearsal.judged', { n: readings, from: moment(Date.parse(from), 0), to: moment(Date.parse(to), 0) }) : t('rehearsal.nothing')}
      </p>
      <p>
        <b>${t('rehearsal.fired', { n: firings })}</b>
        ${before === null ? nothing : t('rehearsal.before', { n: before })} ${t('rehearsal.perDay', { n: number(perDay) })}
        ${result.false_share === null ? nothing : t('rehearsal.falseShare', { n: number(100 * result.false_share) })}
        ${result.labels_found === null ? nothing : t('rehearsal.found', { n: result.labels_found, of: result.labels })}
      </p>
      ${items.length > 0 ? this.#table(items) : nothing}
      ${unknown.map(({ zh, en }) => html`<p class="minor">${language() === 'zh' ? zh : en}</p>`)}`;
  }

  /** @param {RehearsalItem[]} items */
  #table(items) {
    return html`<table class="ops-hops rehearsal">
      <thead>
        <tr>
          ${TIMES.map((one) => html`<th>${t(`rehearsal.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${items.map(
          ({ began, raised, ended, peak, is_false: isFalse }) =>
            html`<tr>
              <td>${moment(Date.parse(began), 0)}</td>
              <td>${moment(Date.parse(raised), 0)}</td>
              <td>${ended ? `${moment(Date.parse(ended), 0)} (${lasting(Date.parse(ended) - Date.parse(began))})` : t('rehearsal.open')}</td>
              <td>${peak === null ? '' : number(peak)}</td>
              <td>${isFalse === null ? '' : t(isFalse ? 'rehearsal.isFalse' : 'rehearsal.isTrue')}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {SubmitEvent} event */
  async #order(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const file = /** @type {File} */ (form.get('file'));
    const readings = file?.size ? await file.text() : null;
    this.view = null;
    this.refusal = null;
    try {
      this.view = await this.api.rehearse({
        rule: this.rule,
        point: text(form, 'point'),
        from: readings === null ? utc(text(form, 'from')) : null,
        to: readings === null ? utc(text(form, 'to')) : null,
        readings,
        changes: text(form, 'changes').split(/[\s,]+/).filter(Boolean),
        labels: labels(text(form, 'labels')),
      });
      await this.#wait();
    } catch (refused) {
      this.refusal = /** @type {Refusal} */ (refused);
    }
  }

  async #wait() {
    while (this.isConnected && this.view?.state === 'WAITING') {
      await new Promise((again) => setTimeout(again, ASK_EVERY_MS));
      this.view = await this.api.rehearsal(this.view.id);
    }
  }
}

/** @param {FormData} form @param {string} name */
function text(form, name) {
  return String(form.get(name) ?? '').trim();
}

/** As an input of local time takes it, by the clock of plants. @param {number} epochMs */
function local(epochMs) {
  return new Date(epochMs + AHEAD_MS).toISOString().slice(0, 16);
}

/** @param {string} written by the clock of plants @returns {string | null} */
function utc(written) {
  return written ? new Date(Date.parse(`${written}Z`) - AHEAD_MS).toISOString() : null;
}

/** A line a period: both ends, a blank or comma between. @param {string} written */
function labels(written) {
  const periods = written
    .split('\n')
    .map((line) => line.trim().split(/[\s,]+/))
    .filter(([from]) => from)
    .map(([from, to]) => ({ from: from ?? '', to: to ?? from ?? '' }));
  return periods.length > 0 ? periods : null;
}

customElements.define('rule-rehearsal', RuleRehearsal);
