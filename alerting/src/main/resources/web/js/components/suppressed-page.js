/** @import {Alert, Overlay, Silent, SuppressionRule} from '../types.js' */
import { html, nothing } from 'lit';
import { lasting, moment } from '../format.js';
import { language, t } from '../i18n.js';
import { alertText, enterpriseName } from '../notice.js';
import { overlayAnswers, ruleAnswers } from '../rights.js';
import { levelBadge } from './marks.js';
import { LookingPage } from './looking-page.js';

const COLUMNS = ['level', 'what', 'where', 'why', 'who', 'until', 'missed', 'act'];
const RULE_COLUMNS = ['where', 'when', 'why', 'who', 'until', 'act'];
const ENDED_COLUMNS = ['level', 'what', 'where', 'why', 'who', 'ended.at', 'missed'];

/** Everything that does not sound: why, by whom, until when, what was missed, and the way back. */
export class SuppressedPage extends LookingPage {
  static properties = {
    open: { state: true },
    ended: { state: true },
    rules: { state: true },
    chosen: { state: true },
    missed: { state: true },
  };

  constructor() {
    super();
    /** Unknown while nobody answered. @type {Silent[] | null} */
    this.open = null;
    /** @type {Silent[]} */
    this.ended = [];
    /** Design rules that are not over. @type {SuppressionRule[]} */
    this.rules = [];
    /** The overlay of which is shown what was missed. */
    this.chosen = '';
    /** @type {Alert[]} */
    this.missed = [];
  }

  render() {
    const quiet = this.open?.filter(({ overlay }) => overlay.state === 'IN_FORCE') ?? [];
    const asked = this.open?.filter(({ overlay }) => overlay.state === 'ASKED') ?? [];
    return html`
      ${this.head('suppressed.title')} ${this.open ? headline(quiet) : html`<p role="status">${t('suppressed.unknown')}</p>`}
      <p class="minor">${t('suppressed.others')}</p>
      ${quiet.length > 0 ? this.#table('quiet', quiet, COLUMNS) : nothing}
      ${asked.length > 0
        ? html`<h2>${t('suppressed.asked', { n: asked.length })}</h2>
            <p class="minor">${t('suppressed.asked.means')}</p>
            ${this.#table('asked', asked, COLUMNS)}`
        : nothing}
      <h2>${t('suppressed.rules', { n: this.rules.length })}</h2>
      ${this.#rules()}
      <h2>${t('suppressed.ended')}</h2>
      ${this.ended.length > 0 ? this.#table('ended', this.ended, ENDED_COLUMNS) : html`<p class="minor">${t('cases.none')}</p>`}
    `;
  }

  /** @param {string} name @param {Silent[]} items @param {string[]} columns */
  #table(name, items, columns) {
    return html`<table class="ops-hops silent" data-table=${name}>
      <thead>
        <tr>
          ${columns.map((one) => html`<th>${t(`suppressed.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${items.map((item) => this.#row(item, columns))}
      </tbody>
    </table>`;
  }

  /** @param {Silent} item @param {string[]} columns */
  #row(item, columns) {
    const { overlay } = item;
    const chosen = this.chosen === overlay.id;
    const over = overlay.state === 'ENDED';
    return html`<tr data-overlay=${overlay.id}>
        <td>${levelBadge(/** @type {any} */ ({ ...item, state: 'SHELVED' }))}</td>
        <td class="words">
          <b>${t(`overlay.${overlay.kind}`)}</b>
          ${over ? nothing : html`<div class="minor">${t(item.active ? 'suppressed.active' : 'suppressed.calm')}</div>`}
        </td>
        <td class="words">${where(item)}</td>
        <td>${why(overlay)}</td>
        <td>${overlay.requested_by}${overlay.approved_by ? ` → ${overlay.approved_by}` : ''}</td>
        <td class="short">${over ? endedWords(overlay) : untilWords(overlay)}</td>
        <td class="short">${this.#missedOf(item, chosen)}</td>
        ${columns.includes('act') ? html`<td>${this.#answers(overlay)}</td>` : nothing}
      </tr>
      ${chosen
        ? html`<tr>
            <td colspan=${columns.length}>
              <ul class="ops-parts">
                ${this.missed.map((alert) => html`<li>${levelBadge(alert)} ${span(alert)} ${alertText(alert)}</li>`)}
              </ul>
            </td>
          </tr>`
        : nothing}`;
  }

  /** @param {Silent} item @param {boolean} chosen */
  #missedOf({ overlay, missed }, chosen) {
    return missed === 0
      ? t('suppressed.missed.none')
      : html`<button aria-expanded=${chosen} @click=${() => this.#show(chosen ? '' : overlay.id)}>${t('suppressed.missed.n', { n: missed })}</button>`;
  }

  /** @param {Overlay} overlay */
  #answers(overlay) {
    return html`<div class="acts">
      ${overlayAnswers(this.user, overlay).map(
        (answer) => html`<button @click=${() => this.tried(() => this.api.answerOverlay(overlay.id, answer))}>
          ${t(answer === 'lift' ? `suppressed.back.${overlay.kind}` : `act.${answer}`)}
        </button>`,
      )}
      ${overlay.kind === 'SUPPRESSED' ? html`<span class="minor">${t('suppressed.byRule')}</span>` : nothing}
    </div>`;
  }

  /** What keeps what quiet by design. */
  #rules() {
    if (this.rules.length === 0) {
      return html`<p class="minor">${t('suppressed.rules.none')}</p>`;
    }
    return html`<table class="ops-hops silent">
      <thead>
        <tr>
          ${RULE_COLUMNS.map((one) => html`<th>${t(`suppressed.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.rules.map(
          (rule) => html`<tr data-rule=${rule.id}>
            <td>${rule.watch}${rule.state === 'ASKED' ? t('cases.asked') : ''}</td>
            <td>${t('cases.while', { cause: rule.cause })}</td>
            <td>${rule.reason} · ${rule.evidence}</td>
            <td>${rule.asked_by}${rule.approved_by ? ` → ${rule.approved_by}` : ''}</td>
            <td class="short">${moment(Date.parse(rule.until), Date.now())}</td>
            <td>
              <div class="acts">
                ${ruleAnswers(this.user, rule).map(
                  (answer) => html`<button @click=${() => this.tried(() => this.api.answerRule(rule.id, answer))}>${t(`cases.rule.${answer}`)}</button>`,
                )}
              </div>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {string} id of the overlay; empty for none */
  async #show(id) {
    this.missed = id ? await this.api.missed(id).catch(() => []) : [];
    this.chosen = id;
  }

  async look() {
    const [silent, rules] = await Promise.all([this.api.silent().catch(() => null), this.api.suppressions().catch(() => null)]);
    this.open = silent?.open ?? this.open;
    this.ended = silent?.ended ?? this.ended;
    this.rules = rules ?? this.rules;
  }
}

/** How many are quiet, and how many of them would sound. @param {Silent[]} quiet */
function headline(quiet) {
  const active = quiet.filter((one) => one.active).length;
  const words = quiet.length === 0 ? t('suppressed.none') : t('suppressed.count', { n: quiet.length, active });
  return html`<p class="headline" role="status"><b>${words}</b></p>`;
}

/** @param {Silent} item */
function where(item) {
  const { overlay, point_name, point_name_en, name, name_en } = item;
  const zh = language() === 'zh';
  const named = enterpriseName({ enterprise: overlay.enterprise, enterprise_name: item.enterprise_name, enterprise_name_en: item.enterprise_name_en });
  return html`${named} &#9656; ${zh ? point_name : point_name_en}
    <div>${zh ? name : name_en}</div>
    <div class="minor">${overlay.watch}</div>`;
}

/** @param {Overlay} overlay */
function why({ reason, note, permit, substitute }) {
  return html`${t(`overlayReason.${reason}`)}${note ? html`<div>${note}</div>` : nothing}
  ${permit ? html`<div class="minor">${t('suppressed.permit', { permit })}</div>` : nothing}
  ${substitute ? html`<div class="minor">${t('suppressed.substitute', { substitute })}</div>` : nothing}`;
}

/** @param {Overlay} overlay */
function untilWords({ until, state }) {
  const left = Date.parse(until) - Date.now();
  return html`${moment(Date.parse(until), Date.now())}
  ${state === 'IN_FORCE' ? html`<div class="minor">${left > 0 ? t('suppressed.left', { time: lasting(left) }) : t('suppressed.ending')}</div>` : nothing}`;
}

/** @param {Overlay} overlay */
function endedWords({ ended_at, ended_by, end_reason }) {
  return html`${ended_at ? moment(Date.parse(ended_at), Date.now()) : nothing}
    <div class="minor">${end_reason ? t(`overlayEnd.${end_reason}`) : nothing}${ended_by ? ` · ${ended_by}` : ''}</div>`;
}

/** @param {Alert} alert */
function span({ began, cleared }) {
  const now = Date.now();
  return `${moment(Date.parse(began), now)} – ${cleared ? moment(Date.parse(cleared), now) : ''}`;
}

customElements.define('suppressed-page', SuppressedPage);
