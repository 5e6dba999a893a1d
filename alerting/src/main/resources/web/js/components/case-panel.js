/** @import {Disposal, EvidenceFile, WholeCase} from '../types.js' */
/** @import {Desk} from '../desk.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { lasting, moment } from '../format.js';
import { t } from '../i18n.js';
import { refusalWords } from '../notice.js';
import './event-timeline.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/** @typedef {{act: string, fields: string[], primary?: boolean}} Step */

/** What may be done in which state, the usual next step first. @type {Readonly<Record<string, Step[]>>} */
const STEPS = {
  NEW: [{ act: 'receive', fields: [], primary: true }],
  RECEIVED: [{ act: 'verify', fields: [], primary: true }],
  VERIFYING: [
    { act: 'dispose', fields: ['measure'], primary: true },
    { act: 'claim-false', fields: ['cause', 'evidence'] },
  ],
  DISPOSING: [
    { act: 'feedback', fields: ['cause', 'measure', 'evidence'], primary: true },
    { act: 'dispose', fields: ['measure'] },
    { act: 'claim-false', fields: ['cause', 'evidence'] },
  ],
  FEEDBACK_SUBMITTED: [
    { act: 'accept', fields: [], primary: true },
    { act: 'return', fields: ['reason'] },
  ],
  CLOSED: [],
};
const COMMENT = { act: 'comment', fields: ['text'] };
const ASK_EVERY_MS = 5_000;

/**
 * The case that an Alert belongs to: where its handling stands, until when it must get on, and the
 * next step as one button.
 */
export class CasePanel extends VigilElement {
  static properties = {
    desk: { attribute: false },
    alertId: { attribute: false },
    caseId: { attribute: false },
    changed: { attribute: false },
    whole: { state: true },
    files: { state: true },
    said: { state: true },
    form: { state: true },
  };

  #asking = 0;

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** The case of this Alert is shown, or else the one of this id. */
    this.alertId = '';
    this.caseId = '';
    /** Of the Alert: the case may have changed with it. */
    this.changed = '';
    /** @type {WholeCase | null} */
    this.whole = null;
    /** @type {EvidenceFile[]} */
    this.files = [];
    this.said = '';
    /** @type {Step | null} */
    this.form = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#asking = setInterval(() => this.#ask(), ASK_EVERY_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#asking);
    super.disconnectedCallback();
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('alertId') || changes.has('caseId')) {
      this.whole = null;
      this.form = null;
      this.said = '';
    }
    if (changes.has('alertId') || changes.has('caseId') || changes.has('changed')) {
      this.#ask();
    }
  }

  render() {
    const { whole } = this;
    if (!whole) {
      return nothing;
    }
    const { disposal } = whole;
    const now = this.desk.pulse.now();
    return html`<section class="case" aria-label=${t('case.title')}>
      <h3>${t('case.title')} <span class="minor">${disposal.id}</span></h3>
      <p>
        <b>${t(`caseState.${disposal.state}`)}</b>
        ${disposal.due && now !== null ? html`<span class="due">${dueWords(disposal, now)}</span>` : nothing}
        <span class="minor">${this.#facts(disposal)}</span>
      </p>
      ${disposal.feedback_by ? html`<p class="minor">${feedbackWords(disposal)}</p>` : nothing}
      ${this.desk.mayAcknowledge ? this.#steps(disposal) : nothing}
      ${this.said ? html`<p class="notice" role="status">${this.said}</p>` : nothing} ${this.#evidence(disposal)}
      <details>
        <summary>${t('case.events', { n: whole.events.length })}</summary>
        <event-timeline .events=${whole.events} .now=${now}></event-timeline>
      </details>
      <p class="minor">
        <a href="/api/v1/cases/${disposal.id}/cap" download="${disposal.id}.xml">${t('case.cap')}</a>
        <a href="/hazards#${disposal.id}">${t('case.hazard')}</a>
      </p>
    </section>`;
  }

  /** @param {Disposal} disposal */
  #evidence({ id, state }) {
    const add = this.desk.mayAcknowledge && state !== 'CLOSED';
    return html`<ul class="evidence">
        ${this.files.map(
          (file) => html`<li>
            <a href="/api/v1/cases/${id}/evidence/${file.id}" title=${`SHA-256 ${file.sha256}`}>${file.name}</a>
            <a class="minor" href="/api/v1/cases/${id}/evidence/${file.id}/outside" title=${t('case.outsideMeans')}>${t('case.outside')}</a>
            <span class="minor">${file.kind} · ${t('case.kilobytes', { n: Math.ceil(file.bytes / 1024) })} · ${file.added_by}</span>
          </li>`,
        )}
      </ul>
      ${add
        ? html`<label class="add-file"
            >${t('case.addFile')}
            <input type="file" accept=".jpg,.jpeg,.png,.pdf,.mp4,.txt,.csv" @change=${(/** @type {Event} */ event) => this.#add(id, event)}
          /></label>`
        : nothing}`;
  }

  /** @param {string} id @param {Event} event */
  async #add(id, event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (!file) {
      return;
    }
    const refusal = await this.desk.api.addEvidence(id, file).then(
      () => null,
      (failure) => failure,
    );
    this.said = refusal ? refusalWords(refusal) : '';
    input.value = '';
    await this.#ask();
  }

  /** @param {Disposal} disposal */
  #facts(disposal) {
    return [
      positionWords(disposal.responsible),
      disposal.alerts > 1 ? t('case.alerts', { n: disposal.alerts }) : '',
      disposal.escalations > 0 ? t('duty.escalated', { n: disposal.escalations }) : '',
      disposal.reopened > 0 ? t('case.reopened', { n: disposal.reopened }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** @param {Disposal} disposal */
  #steps(disposal) {
    const steps = [...(STEPS[disposal.state] ?? []), ...(disposal.state === 'CLOSED' ? [] : [COMMENT])];
    return html`<div class="acts">${steps.map((step) => this.#step(disposal, step))}</div>
      ${this.form ? this.#form(disposal, this.form) : nothing}`;
  }

  /**
   * @param {Disposal} disposal
   * @param {Step} step
   */
  #step(disposal, step) {
    const press = () => {
      this.said = '';
      if (step.fields.length === 0) {
        this.#do(disposal, step, {});
      } else {
        this.form = this.form?.act === step.act ? null : step;
      }
    };
    return html`<button class=${step.primary ? 'primary' : ''} aria-expanded=${this.form?.act === step.act} @click=${press}>
      ${t(`caseAct.${step.act}`)}${step.fields.length > 0 ? '…' : ''}
    </button>`;
  }

  /**
   * @param {Disposal} disposal
   * @param {Step} step
   */
  #form(disposal, step) {
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
      /** @type {Record<string, string | boolean>} */
      const fields = Object.fromEntries(step.fields.map((name) => [name, String(form.get(name))]));
      if (form.get('planned')) {
        fields.planned = form.get('planned') === 'true';
      }
      this.#do(disposal, step, fields);
    };
    return html`<form class="act-form" @submit=${submit}>
      ${step.fields.map(
        (name) => html`<label class="wide">${t(`case.${name}`)}<input name=${name} maxlength="500" /></label>`,
      )}
      ${disposal.offline && step.act === 'feedback' ? plannedField() : nothing}
      <button class="primary">${t(`caseAct.${step.act}`)}</button>
    </form>`;
  }

  /**
   * @param {Disposal} disposal
   * @param {Step} step
   * @param {Record<string, string | boolean>} fields
   */
  async #do(disposal, step, fields) {
    const refusal = await this.desk.api.actOnCase(disposal, step.act, fields).then(
      () => null,
      (failure) => failure,
    );
    this.said = refusal ? refusalWords(refusal) : '';
    this.form = refusal ? this.form : null;
    await this.#ask();
  }

  async #ask() {
    const { alertId, caseId } = this;
    if ((!alertId && !caseId) || this.desk.pulse.frozen) {
      return;
    }
    const { api } = this.desk;
    const whole = await (alertId ? api.caseOfAlert(alertId) : api.wholeCase(caseId)).catch(() => null);
    const files = whole ? await api.evidence(whole.disposal.id).catch(() => null) : null;
    if (alertId === this.alertId && caseId === this.caseId) {
      this.whole = whole ?? this.whole;
      this.files = files ?? this.files;
    }
  }
}

function plannedField() {
  return html`<label class="wide"
    >${t('case.planned')}
    <select name="planned">
      <option value=""></option>
      <option value="true">${t('case.planned.true')}</option>
      <option value="false">${t('case.planned.false')}</option>
    </select>
  </label>`;
}

/** @param {Disposal} disposal @param {number} now */
function dueWords({ due }, now) {
  const left = Date.parse(due ?? '') - now;
  return left > 0
    ? t('case.due', { time: moment(Date.parse(due ?? ''), now), left: lasting(left) })
    : t('duty.over');
}

/** @param {Disposal} disposal */
function feedbackWords(disposal) {
  const said = [
    disposal.false_alarm ? t('case.falseAlarm') : '',
    `${t('case.cause')}：${disposal.cause}`,
    typeof disposal.planned === 'boolean' ? t(`case.planned.${disposal.planned}`) : '',
    disposal.measure ? `${t('case.measure')}：${disposal.measure}` : '',
    disposal.evidence ? `${t('case.evidence')}：${disposal.evidence}` : '',
    `${disposal.feedback_by}`,
  ];
  return said.filter(Boolean).join(' · ');
}

customElements.define('case-panel', CasePanel);
