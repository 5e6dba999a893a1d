/** @import {Api} from '../api.js' */
/** @import {OwnRule, OwnRules as Listed} from '../types.js' */
import { html, nothing } from 'lit';
import { language, named, t } from '../i18n.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const COLUMNS = ['plant', 'rule', 'level', 'why', 'action'];

/** The rules that plants of the own area made themselves, with why; asked for when somebody opens it. */
export class OwnRules extends VigilElement {
  static properties = {
    api: { attribute: false },
    listed: { state: true },
  };

  constructor() {
    super();
    /** @type {Api} */
    this.api = GIVEN;
    /** @type {Listed | null} */
    this.listed = null;
  }

  render() {
    return html`<details @toggle=${(/** @type {Event} */ event) => this.#ask(event)}>
      <summary>${t('rules.own')}</summary>
      <p class="minor">${t('rules.own.means')}</p>
      ${this.listed ? rules(this.listed) : nothing}
    </details>`;
  }

  /** @param {Event} event */
  async #ask(event) {
    if (/** @type {HTMLDetailsElement} */ (event.target).open) {
      this.listed = await this.api.ownRules().catch(() => this.listed);
    }
  }
}

/** @param {Listed} listed */
function rules({ items, more }) {
  if (items.length === 0) {
    return html`<p>${t('rules.own.none')}</p>`;
  }
  return html`<table class="ops-hops rules">
      <thead>
        <tr>
          ${COLUMNS.map((one) => html`<th>${t(`rules.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${items.map(row)}
      </tbody>
    </table>
    ${more ? html`<p class="minor">${t('rules.own.more', { n: items.length })}</p>` : nothing}`;
}

/** @param {OwnRule} rule */
function row(rule) {
  const { why } = rule;
  const zh = language() === 'zh';
  return html`<tr data-own-rule=${`${rule.enterprise}/${rule.point}/${rule.id}`}>
    <td>
      ${named({ name: rule.enterprise_name, name_en: rule.enterprise_name_en })}
      <div class="minor">${rule.enterprise} ${rule.point}</div>
    </td>
    <td><b>${rule.id}</b> ${rule.name === rule.id ? nothing : named(rule)}</td>
    <td>
      ${t(`level.${rule.severity}.shape`)} ${t(`level.${rule.severity}.name`)}
      ${why?.justification ? html`<div class="minor">${t('detail.advice.level')} ${why.justification}</div>` : nothing}
    </td>
    ${why
      ? html`<td>
            ${zh ? why.consequence : why.consequence_en}
            <div class="minor">${t(`advice.consequence.${why.harm}`)}</div>
          </td>
          <td>
            ${zh ? why.action : why.action_en}
            <div class="minor">${t('rules.respond', { n: why.respond_minutes })}</div>
          </td>`
      : html`<td colspan="2">${t('detail.advice.none')}</td>`}
  </tr>`;
}

customElements.define('own-rules', OwnRules);
