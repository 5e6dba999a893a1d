/** @import {RulePack, Rule, WatchedPoints} from '../types.js' */
import { html, nothing } from 'lit';
import { language, named, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';
import './own-rules.js';
import './rule-advice.js';
import './rule-rehearsal.js';

const COLUMNS = ['rule', 'level', 'clause', 'why', 'action', 'points'];

/** What each rule is for, where it comes from, what to do, and which points of one's own it watches. */
export class RulesPage extends LookingPage {
  static properties = {
    packs: { state: true },
    points: { state: true },
    rehearsed: { state: true },
  };

  #pack = '';

  constructor() {
    super();
    /** @type {RulePack[]} */
    this.packs = [];
    /** Points by rule, of those that were asked for. @type {Record<string, WatchedPoints>} */
    this.points = {};
    /** The rule that is being rehearsed; empty if none is. */
    this.rehearsed = '';
  }

  render() {
    const pack = this.packs.find(({ id }) => id === this.#pack) ?? this.packs[0];
    return html`
      ${this.head('rules.title')}
      <p>${t('rules.means')}</p>
      <form class="drill-form" @change=${(/** @type {Event} */ event) => this.#choose(event)}>
        <label
          >${t('rules.pack')}
          <select name="pack">
            ${this.packs.map((one) => html`<option value=${one.id} ?selected=${one === pack}>${named(one)} (${watched(one)})</option>`)}
          </select></label
        >
      </form>
      <rule-advice .api=${this.api}></rule-advice>
      <own-rules .api=${this.api}></own-rules>
      ${this.rehearsed ? html`<rule-rehearsal .api=${this.api} .rule=${this.rehearsed}></rule-rehearsal>` : nothing}
      ${pack ? this.#table(pack) : nothing}
    `;
  }

  /** @param {RulePack} pack */
  #table(pack) {
    return html`<table class="ops-hops rules">
      <thead>
        <tr>
          ${COLUMNS.map((one) => html`<th>${t(`rules.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pack.rules.map((rule) => this.#row(rule))}
      </tbody>
    </table>`;
  }

  /** @param {Rule} rule */
  #row(rule) {
    const zh = language() === 'zh';
    return html`<tr data-rule=${rule.id}>
      <td>
        <b>${rule.id}</b> ${named(rule)}
        <div class="minor">${rule.kinds.map((kind) => html`<code>${kind}</code> `)}</div>
      </td>
      <td>
        ${t(`level.${rule.severity}.shape`)} ${t(`level.${rule.severity}.name`)}
        <div class="minor">${rule.ladder ? `${rule.ladder} ${rule.rung}` : nothing}</div>
      </td>
      <td>
        ${rule.clause}
        <div class="minor">${t(`rules.mark.${rule.limit_mark}`)}</div>
      </td>
      <td>${zh ? rule.consequence : rule.consequence_en}</td>
      <td>
        ${zh ? rule.action : rule.action_en}
        <div class="minor">${t('rules.respond', { n: rule.respond_minutes })}</div>
      </td>
      <td>
        ${this.#points(rule)}
        ${rule.points > 0 && may(this.user, 'SET_UP')
          ? html`<div><button class="quiet" data-rehearse=${rule.id} @click=${() => this.#rehearse(rule.id)}>${t('rehearsal.rehearse')}</button></div>`
          : nothing}
      </td>
    </tr>`;
  }

  /** @param {Rule} rule */
  #points({ id, points }) {
    const known = this.points[id];
    if (!known) {
      return points === 0 ? '0' : html`<button @click=${() => this.#ask(id)}>${points}</button>`;
    }
    const { items, more } = known;
    return html`${items.map(({ enterprise, point }) => html`<div>${enterprise} ${point}</div>`)}
    ${more ? html`<div class="minor">${t('rules.more', { n: points - items.length })}</div>` : nothing}`;
  }

  /** @param {Event} event */
  #choose(event) {
    this.#pack = /** @type {HTMLSelectElement} */ (event.target).value;
    this.requestUpdate();
  }

  /** @param {string} rule */
  async #rehearse(rule) {
    this.rehearsed = rule;
    await this.updateComplete;
    this.querySelector('rule-rehearsal')?.scrollIntoView();
  }

  /** @param {string} rule */
  async #ask(rule) {
    const points = await this.api.watchedBy(rule).catch(() => null);
    if (points) {
      this.points = { ...this.points, [rule]: points };
    }
  }

  async look() {
    this.packs = await this.api.rules().catch(() => this.packs);
  }
}

/** @param {RulePack} pack */
function watched({ rules }) {
  return rules.reduce((sum, { points }) => sum + points, 0);
}

customElements.define('rules-page', RulesPage);
