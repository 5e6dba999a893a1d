/** @import {AuditEntry, AuditReport, RefusedRequest} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { details, kindWords } from './event-timeline.js';
import { LookingPage } from './looking-page.js';

/** What everybody did, newest first, and whether the record is as it was written. */
export class AuditPage extends LookingPage {
  static properties = {
    entries: { state: true },
    older: { state: true },
    refused: { state: true },
    report: { state: true },
    verifying: { state: true },
  };

  #actor = '';
  #subject = '';
  /** Where the page that is shown begins; empty for the newest. */
  #before = '';

  constructor() {
    super();
    /** @type {AuditEntry[]} */
    this.entries = [];
    /** Where the next older page begins. @type {string | null} */
    this.older = null;
    /** @type {RefusedRequest[]} */
    this.refused = [];
    /** @type {AuditReport | null} */
    this.report = null;
    this.verifying = false;
  }

  render() {
    return html`
      ${this.head('audit.title')}
      <p>${t('audit.means')}</p>
      <p class="acts">
        <button class="primary" ?disabled=${this.verifying} @click=${() => this.#verify()}>
          ${t(this.verifying ? 'audit.verifying' : 'audit.verify')}
        </button>
        <a href="/api/v1/audit/export" download="vigil-journal.ndjson">${t('audit.export')}</a>
        <a href="#refused">${t('audit.refusedBelow', { n: this.refused.length })}</a>
      </p>
      ${this.report ? this.#verdict(this.report) : nothing}
      <form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#find(event)}>
        <label>${t('audit.actor')} <input name="actor" maxlength="64" /></label>
        <label>${t('audit.subject')} <input name="subject" maxlength="64" /></label>
        <button>${t('audit.find')}</button>
      </form>
      <table class="ops-hops audit">
        <thead>
          <tr>
            ${['n', 'at', 'kind', 'actor', 'subject', 'detail'].map((one) => html`<th>${t(`audit.${one}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.entries.map((entry) => this.#row(entry))}
        </tbody>
      </table>
      ${this.entries.length === 0 ? html`<p class="minor">${t('audit.none')}</p>` : nothing}
      <p class="acts">
        ${this.#before === '' ? nothing : html`<button @click=${() => this.#turn('')}>${t('audit.newest')}</button>`}
        ${this.older === null ? nothing : html`<button @click=${() => this.#turn(this.older ?? '')}>${t('audit.older')}</button>`}
      </p>
      <h2 id="refused">${t('audit.refused')}</h2>
      <p>${t('audit.refusedMeans')}</p>
      ${this.refused.length === 0 ? html`<p class="minor">${t('audit.none')}</p>` : this.#refusals()}
    `;
  }

  #refusals() {
    return html`<table class="ops-hops audit" data-table="refused">
      <thead>
        <tr>
          ${['latest', 'times', 'who', 'source', 'act', 'code'].map((one) => html`<th>${t(`audit.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.refused.map(
          ({ latest, times, who, source, act, code }) => html`<tr>
            <td>${moment(Date.parse(latest), Date.now())}</td>
            <td>${times}</td>
            <td>${who ?? t('audit.nobody')}</td>
            <td>${source}</td>
            <td>${act}</td>
            <td>${code}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {AuditReport} report */
  #verdict(report) {
    const values = { n: report.entries, newest: report.newest, findings: report.findings?.length ?? 0 };
    return html`<div class="notice" role="status">
      <p><b>${t(report.sound ? 'audit.sound' : 'audit.broken', values)}</b></p>
      <p class="minor">${t('audit.head')} <code>${report.head}</code></p>
      ${report.findings?.length
        ? html`<ul>
            ${report.findings.map((one) => html`<li>${t(`audit.fault.${one.fault}`)} ${one.number}</li>`)}
          </ul>`
        : nothing}
    </div>`;
  }

  /** @param {AuditEntry} entry */
  #row({ n, written, kind, actor, subject, detail }) {
    return html`<tr data-n=${n}>
      <td>${n}</td>
      <td>${moment(Date.parse(written), Date.now())}</td>
      <td>${kindWords(kind)}</td>
      <td>${actor ?? t('audit.system')}</td>
      <td>${subject}</td>
      <td>${details(detail)}</td>
    </tr>`;
  }

  /** @param {SubmitEvent} event */
  #find(event) {
    event.preventDefault();
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.#actor = String(entered.get('actor')).trim();
    this.#subject = String(entered.get('subject')).trim();
    this.#turn('');
  }

  /** @param {string} before */
  #turn(before) {
    this.#before = before;
    void this.look();
  }

  async #verify() {
    this.verifying = true;
    await this.tried(async () => {
      this.report = await this.api.verifyAudit();
    });
    this.verifying = false;
  }

  async look() {
    const page = await this.api.audit(this.#actor, this.#subject, this.#before).catch(() => null);
    if (page) {
      this.entries = page.items ?? [];
      this.older = page.older ?? null;
    }
    this.refused = await this.api.refused(this.#actor).catch(() => this.refused);
  }
}

customElements.define('audit-page', AuditPage);
