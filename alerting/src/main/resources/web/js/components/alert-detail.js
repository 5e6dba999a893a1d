/** @import {Alert, Series, Trace} from '../types.js' */
/** @import {Refusal} from '../api.js' */
/** @import {Desk} from '../desk.js' */
import { html, nothing } from 'lit';
import { dueWords, positionWords } from '../duty.js';
import { bound, isNumber, lasting, moment, quantity } from '../format.js';
import { t } from '../i18n.js';
import { isOver, isSilenced, needsAcknowledging } from '../levels.js';
import { alertText, enterpriseName, noticeWords, pointName, refusalWords } from '../notice.js';
import './alert-acts.js';
import './case-panel.js';
import './event-timeline.js';
import { cautions, escalatedMark, levelBadge, qualityMark, remarks, stateWords } from './marks.js';
import './sibling-trends.js';
import './trend-chart.js';
import { ValueNow } from './value-now.js';
import { GIVEN, VigilElement } from './vigil-element.js';
import './who-to-phone.js';
import './why-sounds.js';

const SPAN_MS = 30 * 60_000;
const TREND_EVERY_MS = 5_000;
/** The readings of an Alert that young are still on their way to the store. */
const YOUNG_MS = 20_000;
const YOUNG_TREND_EVERY_MS = 1_000;
const TREND_PX = 600;

/** Everything about one Alert, beside the list: trend, arithmetic, events, clause, acknowledge. */
export class AlertDetail extends VigilElement {
  static properties = {
    desk: { attribute: false },
    alertId: { attribute: false },
    language: { attribute: false },
    trace: { state: true },
    series: { state: true },
    traceRefusal: { state: true },
    seriesRefusal: { state: true },
  };

  #refreshing = 0;
  #askedSeriesAt = 0;
  /** The Alert whose series is on its way. */
  #askingSeries = '';
  #askedVersion = 0;

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    this.alertId = '';
    this.language = 'zh';
    /** @type {Trace | null} */
    this.trace = null;
    /** @type {{series: Series, span: {from: number, to: number}} | null} */
    this.series = null;
    /** @type {Refusal | null} */
    this.traceRefusal = null;
    /** @type {Refusal | null} */
    this.seriesRefusal = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#refreshing = setInterval(() => this.#refresh(), YOUNG_TREND_EVERY_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#refreshing);
    super.disconnectedCallback();
  }

  /** The live Alert while it is on the board, else as the server last told it. @returns {Alert | undefined} */
  get alert() {
    return this.desk.store.get(this.alertId) ?? this.trace?.alert;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('alertId')) {
      this.trace = null;
      this.series = null;
      this.traceRefusal = null;
      this.seriesRefusal = null;
      this.#askedVersion = 0;
    }
    const version = this.alert?.version ?? 0;
    if (changes.has('alertId') || version > this.#askedVersion) {
      this.#askedVersion = Math.max(version, 1);
      this.#askTrace();
    }
  }

  updated() {
    /** @type {ValueNow | null} */ (this.querySelector('value-now'))?.tick();
  }

  render() {
    const { alert } = this;
    return html`<aside class="detail" aria-label=${t('detail.title')}>
      <button class="quiet close" @click=${() => this.fire('close')} title="Esc">${t('act.close')}</button>
      ${alert ? this.#body(alert) : html`<p>${failedOrLoading('detail.failed', this.traceRefusal)}</p>`}
    </aside>`;
  }

  /** @param {Alert} alert */
  #body(alert) {
    const notice = this.desk.notices.get(alert.id);
    return html`
      <header>${levelBadge(alert)} ${stateWords(alert)} ${cautions(alert)} ${escalatedMark(alert)}
        ${remarks(alert, this.desk.pulse.now())}</header>
      <h2>${alertText(alert)}</h2>
      <p class="where">
        <a href="/plants#${alert.enterprise}">${enterpriseName(alert)}</a> &#9656; ${alert.unit} &#9656; <a href="/plants#${alert.point_id}">${pointName(alert)}</a>
      </p>
      <div class="act">${this.#action(alert)}</div>
      ${notice ? html`<p class="notice" role="alert">${noticeWords(notice, alert)}</p>` : nothing}
      <who-to-phone .api=${this.desk.api} .enterprise=${alert.enterprise} .severity=${alert.severity}></who-to-phone>
      ${this.#glance(alert)} ${isSilenced(alert) ? this.#whySounds(alert) : nothing}
      <section><h3>${t('trend.title')}</h3>${this.#trend(alert)}</section>
      ${this.#advice()}
      <alert-acts .desk=${this.desk} .alert=${alert}></alert-acts>
      <case-panel .desk=${this.desk} .alertId=${alert.id} .changed=${alert.changed}></case-panel>
      ${isSilenced(alert) ? nothing : this.#whySounds(alert)}
      <section>${this.#arithmetic()} ${this.#facts(alert)}</section>
      <section>
        <h3>${t('detail.events')}</h3>
        <event-timeline .events=${this.trace?.events ?? []} .now=${this.desk.pulse.now()}></event-timeline>
      </section>
    `;
  }

  /** @param {Alert} alert */
  #action(alert) {
    const pending = this.desk.pending.has(alert.id);
    if (needsAcknowledging(alert) && !this.desk.answersFor(alert)) {
      return html`<span>${t('act.byOther', { who: positionWords(alert.responsible) })}</span>`;
    }
    if (needsAcknowledging(alert) && this.desk.outbox.has(alert.id)) {
      return html`<p class="notice" role="alert">▲ ${t('act.unsent.explained')}</p>
        <button @click=${() => this.desk.giveUp(alert.id)}>${t('act.giveUp')}</button>`;
    }
    if (needsAcknowledging(alert)) {
      return html`<button class="primary large" ?disabled=${pending} @click=${() => this.fire('acknowledge', alert)}>
        ${t(pending ? 'act.acknowledging' : 'act.acknowledge.long')}<kbd>a</kbd>
      </button>`;
    }
    if (!alert.acked_by || !alert.acked_at) {
      return nothing;
    }
    const time = moment(Date.parse(alert.acked_at), this.desk.pulse.now());
    return html`<span>${t('act.acked', { actor: alert.acked_by })} ${time}</span>`;
  }

  /** @param {Alert} alert */
  #trend(alert) {
    if (!this.series) {
      return html`<p class="minor">${failedOrLoading('trend.failed', this.seriesRefusal)}</p>`;
    }
    const { series, span } = this.series;
    return html`<trend-chart .alert=${alert} .series=${series} .span=${span}></trend-chart>
      <sibling-trends .api=${this.desk.api} .alert=${alert} .span=${span}></sibling-trends>
      ${this.seriesRefusal ? html`<p class="notice">${failedOrLoading('trend.failed', this.seriesRefusal)}</p>` : nothing}`;
  }

  /** A proposal of ours, or what the plant says of a rule of its own. */
  #advice() {
    if (!this.trace) {
      return nothing;
    }
    const advice = this.trace.advice;
    if (!advice) {
      return html`<p class="minor">${t('detail.advice.none')}</p>`;
    }
    const words = this.language === 'en' ? 'en' : 'zh';
    return html`<section class="advice">
      <h3>${t('detail.advice')}</h3>
      <p><b>${t('detail.advice.first', { n: advice.respond_minutes })}</b> ${advice.action[words]}</p>
      <p>${t('detail.advice.else')} ${advice.consequence[words]}</p>
      ${advice.justification ? html`<p>${t('detail.advice.level')} ${advice.justification}</p>` : nothing}
      <p class="minor">${t(advice.of_the_plant ? 'detail.advice.plant' : 'detail.advice.mark')}</p>
    </section>`;
  }

  #arithmetic() {
    const sentence = this.trace?.arithmetic?.[this.language === 'en' ? 'en' : 'zh'];
    return sentence ? html`<p class="arithmetic">${sentence}</p>` : nothing;
  }

  /** Of what is kept quiet it is asked first why; a drill is no Watch's doing. @param {Alert} alert */
  #whySounds(alert) {
    return alert.mode === 'DRILL'
      ? nothing
      : html`<why-sounds .api=${this.desk.api} .watch=${alert.watch} .changed=${alert.changed}></why-sounds>`;
  }

  /** What is asked first: how it is now, since when, how far beyond its limit, and whether to believe it. @param {Alert} alert */
  #glance(alert) {
    const now = this.desk.pulse.now();
    const began = Date.parse(alert.began);
    const end = isOver(alert) ? Date.parse(alert.cleared ?? alert.updated) : now;
    const { comparison, extreme, limit, unit_of_measure } = alert;
    const quality = this.desk.latest.get(alert.point_id)?.quality ?? alert.quality;
    const beyond = comparison && isNumber(extreme) && isNumber(limit) ? Math.abs(extreme - limit) : null;
    return html`<dl class="facts-list glance">
      ${fact('detail.value', html`<value-now .alert=${alert} .latest=${this.desk.latest} .pulse=${this.desk.pulse}></value-now>`)}
      ${fact('detail.began', html`${moment(began, now)} <span class="minor">${end === null ? nothing : lasting(end - began)}</span>`)}
      ${fact('detail.limit', html`${bound(comparison, limit, unit_of_measure)} ${beyond === null ? nothing : html`<b>${t('detail.beyond', { by: quantity(beyond, unit_of_measure) })}</b>`}`)}
      ${fact('detail.data', alert.trusted && alert.verified && quality === 'GOOD' ? t('quality.GOOD.long') : html`${cautions(alert)} ${qualityMark(quality)}`)}
    </dl>`;
  }

  /** @param {Alert} alert */
  #facts(alert) {
    const now = this.desk.pulse.now();
    const law = alert.clause_mark === 'V' && alert.clause;
    const unit = alert.unit_of_measure;
    return html`<dl class="facts-list">
      ${fact('detail.judged', html`${quantity(alert.value, unit)} ${qualityMark(alert.quality)}`)}
      ${fact(alert.comparison ? 'detail.extreme' : 'detail.extremeOfJudged', quantity(alert.extreme, unit))}
      ${fact('detail.clear', quantity(alert.clear, unit))}
      ${alert.cleared ? fact('detail.cleared', moment(Date.parse(alert.cleared), now)) : nothing}
      ${alert.end_reason ? fact('detail.endReason', t(`reason.${alert.end_reason}`)) : nothing}
      ${fact('detail.responsible', html`${positionWords(alert.responsible)} <b>${dueWords(alert, now)}</b>`)}
      ${fact('detail.rule', alert.rule)} ${fact('detail.basis', law || t('basis.default'))}
      ${fact('detail.point', alert.point_id)} ${fact('detail.id', alert.id)}
    </dl>`;
  }

  async #askTrace() {
    const id = this.alertId;
    const [trace, refusal] = await settled(this.desk.api.trace(id));
    if (id !== this.alertId) {
      return;
    }
    this.traceRefusal = refusal;
    this.trace = trace ?? this.trace;
    if (!this.series) {
      await this.#askSeries();
    }
  }

  #refresh() {
    const now = this.desk.pulse.now();
    const young = this.alert && now !== null && now - Date.parse(this.alert.began) < YOUNG_MS;
    if (young || performance.now() - this.#askedSeriesAt >= TREND_EVERY_MS) {
      this.#askSeries();
    }
  }

  async #askSeries() {
    const { alertId: id, alert } = this;
    if (!alert || this.desk.pulse.frozen || this.#askingSeries === id) {
      return;
    }
    this.#askingSeries = id;
    this.#askedSeriesAt = performance.now();
    const to = this.desk.pulse.now() ?? Date.parse(alert.updated);
    const span = { from: to - SPAN_MS, to };
    const [series, refusal] = await settled(this.desk.api.series(alert.point_id, span.from, span.to, TREND_PX));
    if (this.#askingSeries === id) {
      this.#askingSeries = '';
    }
    if (id === this.alertId) {
      this.seriesRefusal = refusal;
      this.series = series ? { series, span } : this.series;
    }
  }
}

/**
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<[T, null] | [null, Refusal]>}
 */
function settled(answer) {
  return answer.then(
    (content) => [content, null],
    (refusal) => [null, refusal],
  );
}

/**
 * @param {string} key
 * @param {Refusal | null} refusal
 */
function failedOrLoading(key, refusal) {
  return refusal ? t(key, { why: refusalWords(refusal) }) : t('detail.loading');
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function fact(key, value) {
  return html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>`;
}

customElements.define('alert-detail', AlertDetail);
