/** @import {Channel, Delivery, DeliveryCount, Tried} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { language, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';

/** What channels have not been told, and why; tries channels, and has dead letters sent again. */
export class DeliveriesPage extends LookingPage {
  static properties = {
    channels: { state: true },
    counts: { state: true },
    dead: { state: true },
    waiting: { state: true },
    tests: { state: true },
  };

  constructor() {
    super();
    /** @type {Channel[]} */
    this.channels = [];
    /** @type {DeliveryCount[]} */
    this.counts = [];
    /** @type {Delivery[]} */
    this.dead = [];
    /** @type {Delivery[]} */
    this.waiting = [];
    /** What came of the last test, by channel. @type {ReadonlyMap<string, Tried | null>} */
    this.tests = new Map();
  }

  render() {
    if (!this.#isAllowed()) {
      return html`${this.head('deliveries.title')}
        <p class="minor">${t('deliveries.forAdmin')}</p>`;
    }
    return html`
      ${this.head('deliveries.title')}
      <p>${t('deliveries.means')}</p>
      <h2>${t('deliveries.channels')}</h2>
      ${this.#channels()}
      <h2>${t('deliveries.dead')}</h2>
      ${this.#deliveries(this.dead, 'DEAD')}
      <h2>${t('deliveries.waiting')}</h2>
      ${this.#deliveries(this.waiting, 'WAITING')}
    `;
  }

  #isAllowed() {
    return may(this.user, 'SET_UP');
  }

  #channels() {
    const known = this.channels.map(({ id }) => id);
    const gone = this.counts.map(({ channel }) => channel).filter((id) => !known.includes(id));
    return html`<table class="ops-hops deliveries" data-table="channels">
      <thead>
        <tr>
          ${['channel', 'to', 'waits', 'deads', 'test'].map((one) => html`<th>${t(`deliveries.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.channels.map((channel) => this.#channel(channel))}
        ${[...new Set(gone)].map(
          (id) => html`<tr data-channel=${id}>
            <td>${id}</td>
            <td>${t('deliveries.gone')}</td>
            <td>${this.#count(id, 'WAITING')}</td>
            <td>${this.#count(id, 'DEAD')}</td>
            <td></td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {Channel} channel */
  #channel({ id, kind, url, enabled }) {
    const ours = kind === 'CONTROL_ROOM';
    return html`<tr data-channel=${id}>
      <td>${id}<div class="minor">${t(`deliveries.kind.${kind}`)}${enabled ? nothing : t('deliveries.disabled')}</div></td>
      <td>${url}</td>
      <td>${this.#count(id, 'WAITING')}</td>
      <td>${this.#count(id, 'DEAD')}</td>
      <td>
        ${ours ? nothing : html`<button ?disabled=${this.tests.get(id) === null} @click=${() => this.#test(id)}>${t('deliveries.tryIt')}</button>`}
        ${this.#tested(this.tests.get(id))}
      </td>
    </tr>`;
  }

  /** @param {Tried | null | undefined} tried null while it goes on */
  #tested(tried) {
    if (!tried) {
      return tried === null ? html`<div class="minor" role="status">${t('deliveries.trying')}</div>` : nothing;
    }
    const words = tried.accepted ? t('deliveries.taken') : language() === 'zh' ? tried.zh : tried.en;
    return html`<div role="status">${tried.accepted ? '✓' : '✗'} ${words}<div class="minor">${tried.answer}</div></div>`;
  }

  /** @param {readonly Delivery[]} deliveries @param {'DEAD' | 'WAITING'} state */
  #deliveries(deliveries, state) {
    if (deliveries.length === 0) {
      return html`<p class="minor">${t('deliveries.none')}</p>`;
    }
    const all = this.counts.filter((one) => one.state === state).reduce((sum, one) => sum + one.deliveries, 0);
    return html`<table class="ops-hops deliveries" data-table=${state}>
        <thead>
          <tr>
            ${['channel', 'what', 'why', 'attempts', state === 'DEAD' ? 'again' : 'next'].map((one) => html`<th>${t(`deliveries.${one}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${deliveries.map((one) => this.#delivery(one))}
        </tbody>
      </table>
      ${all > deliveries.length ? html`<p class="minor">${t('deliveries.more', { n: all - deliveries.length })}</p>` : nothing}`;
  }

  /** @param {Delivery} delivery */
  #delivery({ id, channel, alert, event, severity, created, zh, en, answer, attempts, state, next_attempt }) {
    const next = next_attempt ? moment(Date.parse(next_attempt), Date.now()) : '';
    return html`<tr data-delivery=${id}>
      <td>${channel}</td>
      <td>
        ${t(`level.${severity}.shape`)} ${t(`level.${severity}.long`)} ${t(`deliveries.event.${event}`)} <a href="/board#${alert}">${alert}</a>
        <div class="minor">${moment(Date.parse(created), Date.now())}</div>
      </td>
      <td>${(language() === 'zh' ? zh : en) ?? t('deliveries.noReason')}<div class="minor">${answer}</div></td>
      <td>${attempts}</td>
      <td>${state === 'DEAD' ? html`<button @click=${() => this.#again(id)}>${t('deliveries.sendAgain')}</button>` : next}</td>
    </tr>`;
  }

  /** @param {string} channel @param {'DEAD' | 'WAITING'} state */
  #count(channel, state) {
    return this.counts.find((one) => one.channel === channel && one.state === state)?.deliveries ?? 0;
  }

  /** @param {string} channel */
  #test(channel) {
    this.tests = new Map(this.tests).set(channel, null);
    void this.tried(async () => {
      /** @type {Tried | undefined} */
      let came;
      try {
        came = await this.api.testChannel(channel);
      } finally {
        const tests = new Map(this.tests);
        tests.delete(channel);
        this.tests = came ? tests.set(channel, came) : tests;
      }
    });
  }

  /** @param {number} id */
  #again(id) {
    void this.tried(() => this.api.retryDelivery(id));
  }

  async look() {
    if (!this.#isAllowed()) {
      return;
    }
    try {
      [this.channels, this.counts, this.dead, this.waiting] = await Promise.all([
        this.api.channels(),
        this.api.deliveryCounts(),
        this.api.deliveries('DEAD'),
        this.api.deliveries('WAITING'),
      ]);
    } catch {
      // What was not answered stays as it was, and is asked for again.
    }
  }
}

customElements.define('deliveries-page', DeliveriesPage);
