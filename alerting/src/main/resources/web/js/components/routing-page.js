/** @import {Enterprise, EscalationPlan, PhoneEntry, PositionRota, Routing, RoutingRung} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { moment } from '../format.js';
import { named, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';

const LEVELS = [1, 2, 3, 4];
const LEVEL_OF = { RED: 1, ORANGE: 2, YELLOW: 3, BLUE: 4 };

/** Who would be told now, who serves when, whom to phone, and within what time to acknowledge. */
export class RoutingPage extends LookingPage {
  static properties = {
    plants: { state: true },
    asked: { state: true },
    answer: { state: true },
    rotas: { state: true },
    phones: { state: true },
    plans: { state: true },
  };

  constructor() {
    super();
    /** @type {Enterprise[]} */
    this.plants = [];
    this.asked = { enterprise: '', severity: 1, at: '' };
    /** @type {Routing | null} */
    this.answer = null;
    /** @type {PositionRota[]} */
    this.rotas = [];
    /** @type {PhoneEntry[]} */
    this.phones = [];
    /** @type {EscalationPlan[]} */
    this.plans = [];
  }

  connectedCallback() {
    super.connectedCallback();
    void this.tried(async () => {
      this.plants = await this.api.enterprises();
      this.asked = { ...this.asked, enterprise: this.plants[0]?.enterprise ?? '' };
    });
  }

  render() {
    return html`
      ${this.head('routing.title')}
      <h2>${t('routing.who')}</h2>
      ${this.#question()} ${this.answer ? this.#answer(this.answer) : nothing}
      <h2>${t('routing.rota')}</h2>
      <p class="minor">${t('routing.rotaMeans')}</p>
      ${may(this.user, 'ROTA') ? this.#turnForm() : nothing} ${this.#rota()}
      <h2>${t('routing.phones')}</h2>
      ${may(this.user, 'ROTA') ? this.#phoneForm() : nothing} ${this.#phones(this.phones, may(this.user, 'ROTA'))}
      <h2>${t('routing.plans')}</h2>
      <p class="minor">${t('routing.plansMean')}</p>
      ${may(this.user, 'SET_UP') ? this.#planForm() : nothing} ${this.#plans()}
      <datalist id="positions">${this.#positions().map((one) => html`<option value=${one}>${positionWords(one)}</option>`)}</datalist>
    `;
  }

  #question() {
    return html`<form class="drill-form" data-form="who" @change=${(/** @type {Event} */ event) => this.#ask(event)}>
      <label
        >${t('routing.enterprise')}
        <select name="enterprise">
          ${this.plants.map((plant) => html`<option value=${plant.enterprise}>${named(plant)}</option>`)}
        </select></label
      >
      <label
        >${t('routing.severity')}
        <select name="severity">
          ${LEVELS.map((level) => html`<option value=${level} ?selected=${level === this.asked.severity}>${t(`level.${level}.shape`)} ${t(`level.${level}.long`)}</option>`)}
          <option value="offline" ?selected=${this.asked.severity === 0}>${t('routing.offline')}</option>
        </select></label
      >
      <label>${t('routing.at')} <input name="at" type="datetime-local" /></label>
    </form>`;
  }

  /** @param {Event} event */
  #ask(event) {
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    this.asked = {
      enterprise: String(fields.get('enterprise')),
      severity: fields.get('severity') === 'offline' ? 0 : Number(fields.get('severity')),
      at: String(fields.get('at')),
    };
    void this.tried(async () => undefined);
  }

  /** @param {Routing} answer */
  #answer(answer) {
    return html`
      <p>${this.#basis(answer.plan)}</p>
      <table class="ops-hops" data-table="rungs">
        <thead>
          <tr>
            ${['position', 'officer', 'from', 'within'].map((one) => html`<th>${t(`routing.${one}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${answer.rungs.map((rung) => this.#rung(rung))}
        </tbody>
      </table>
      <p>${t('routing.informed')} ${answer.informed.map(positionWords).join(' · ')}</p>
      <p>${t('routing.channels')} ${answer.channels.map((one) => `${one.id} (${one.kind})`).join(' · ') || t('routing.none')}</p>
      ${answer.phones.length > 0 ? html`<h3>${t('routing.call')}</h3> ${this.#phones(answer.phones, false)}` : nothing}
    `;
  }

  /** @param {RoutingRung} rung */
  #rung(rung) {
    const now = Date.now();
    return html`<tr data-rung=${rung.position}>
      <td>${positionWords(rung.position)}</td>
      <td>${this.#serving(rung)}</td>
      <td>${moment(Date.parse(rung.from), now)}</td>
      <td>${within(rung)}</td>
    </tr>`;
  }

  /** @param {RoutingRung} rung */
  #serving(rung) {
    if (rung.unattended) {
      return html`<b>▲ ${t('routing.unattended')}</b>`;
    }
    if (!rung.officer) {
      return html`<span class="minor">${t('routing.noRota')}</span>`;
    }
    return html`${rung.officer} <span class="minor">${t('routing.until', { time: moment(Date.parse(rung.serves_until ?? ''), Date.now()) })}</span>`;
  }

  #turnForm() {
    return html`<details>
      <summary>${t('routing.setTurn')}</summary>
      <form class="drill-form" data-form="turn" @submit=${(/** @type {SubmitEvent} */ event) => this.#setTurn(event)}>
        ${position()}
        <label>${t('routing.officer')} <input name="officer" required maxlength="64" /></label>
        <label>${t('works.begins')} <input name="begins" type="datetime-local" required /></label>
        <label>${t('works.until')} <input name="ends" type="datetime-local" required /></label>
        <button class="primary">${t('routing.setTurn')}</button>
      </form>
    </details>`;
  }

  #rota() {
    if (this.rotas.length === 0) {
      return html`<p class="minor">${t('routing.none')}</p>`;
    }
    const now = Date.now();
    return html`<table class="ops-hops" data-table="rota">
      <thead>
        <tr>
          ${['position', 'turns', 'gaps'].map((one) => html`<th>${t(`routing.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.rotas.map(
          (rota) => html`<tr data-position=${rota.position}>
            <td>${positionWords(rota.position)}</td>
            <td>
              ${rota.turns.map(
                (turn) => html`<div>
                  ${turn.officer} <span class="minor">${moment(Date.parse(turn.begins), now)} – ${moment(Date.parse(turn.ends), now)}</span>
                  ${may(this.user, 'ROTA')
                    ? html`<button class="quiet" @click=${() => this.tried(() => this.api.removeTurn(turn.id))}>${t('routing.remove')}</button>`
                    : nothing}
                </div>`,
              )}
            </td>
            <td>${rota.gaps.map((gap) => html`<div>▲ ${moment(Date.parse(gap.from), now)} – ${moment(Date.parse(gap.until), now)}</div>`)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #phoneForm() {
    return html`<details>
      <summary>${t('routing.setPhone')}</summary>
      <form class="drill-form" data-form="phone" @submit=${(/** @type {SubmitEvent} */ event) => this.#setPhone(event)}>
        ${position()}
        <label>${t('routing.name')} <input name="name" required maxlength="64" /></label>
        <label>${t('routing.phone')} <input name="phone" required maxlength="32" inputmode="tel" /></label>
        <label>${t('routing.note')} <input name="note" maxlength="200" /></label>
        <button class="primary">${t('routing.setPhone')}</button>
      </form>
    </details>`;
  }

  /** @param {PhoneEntry[]} entries @param {boolean} removable */
  #phones(entries, removable) {
    if (entries.length === 0) {
      return html`<p class="minor">${t('routing.none')}</p>`;
    }
    return html`<table class="ops-hops" data-table="phones">
      <tbody>
        ${entries.map(
          (entry) => html`<tr data-phone=${entry.id}>
            <td>${positionWords(entry.position)}</td>
            <td>${entry.name} <span class="minor">${entry.note}</span></td>
            <td><b>${entry.phone}</b></td>
            <td>
              ${removable ? html`<button class="quiet" @click=${() => this.tried(() => this.api.removePhone(entry.id))}>${t('routing.remove')}</button>` : nothing}
            </td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #planForm() {
    return html`<details>
      <summary>${t('routing.setPlan')}</summary>
      <form class="drill-form" data-form="plan" @submit=${(/** @type {SubmitEvent} */ event) => this.#setPlan(event)}>
        <label>${t('routing.division')} <input name="division" required pattern="[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}" /></label>
        <label
          >${t('routing.severity')}
          <select name="situation">
            ${[...Object.keys(LEVEL_OF), 'OFFLINE'].map((one) => html`<option value=${one.toLowerCase()}>${situationWords(one)}</option>`)}
          </select></label
        >
        <label>${t('routing.stepsAsked')} <input name="steps" required placeholder="county 5, prefecture 5, province" /></label>
        <label>${t('routing.basis')} <input name="basis" maxlength="200" /></label>
        <button class="primary">${t('routing.setPlan')}</button>
      </form>
    </details>`;
  }

  #plans() {
    return html`<table class="ops-hops" data-table="plans">
      <thead>
        <tr>
          ${['severity', 'division', 'steps', 'basis'].map((one) => html`<th>${t(`routing.${one}`)}</th>`)}
          <th>${t('column.act')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.plans.map(
          (plan) => html`<tr data-plan="${plan.division ?? ''}:${plan.situation}">
            <td>${situationWords(plan.situation)}</td>
            <td>${plan.division ?? t('routing.everywhere')}</td>
            <td>${plan.steps.map((step) => `${t(`tier.${step.tier}.short`)} ${stepWords(step.within_seconds)}`).join(' → ')}</td>
            <td>${this.#basis(plan)}</td>
            <td>${plan.division && may(this.user, 'SET_UP') ? this.#removePlan(plan.division, plan.situation) : nothing}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {string} division @param {string} situation */
  #removePlan(division, situation) {
    return html`<button class="quiet" @click=${() => this.tried(() => this.api.removePlan(division, situation.toLowerCase()))}>${t('routing.remove')}</button>`;
  }

  /** A number of ours never looks like a regulation's. @param {EscalationPlan} plan */
  #basis(plan) {
    if (plan.division) {
      return html`${t('routing.own', { division: plan.division })} ${plan.basis || t('routing.noBasis')} <span class="minor">${plan.set_by}</span>`;
    }
    return plan.mark === 'P' ? html`<span class="minor">P</span> ${t('routing.proposal')}` : t('routing.configured');
  }

  #positions() {
    const known = [...(this.answer?.rungs ?? []).map((one) => one.position), ...(this.answer?.informed ?? []), ...this.rotas.map((one) => one.position)];
    return [...new Set(known)];
  }

  /** @param {SubmitEvent} event */
  #setTurn(event) {
    this.#submit(event, ({ begins, ends, ...rest }) => this.api.setTurn({ ...rest, begins: beijing(begins), ends: beijing(ends) }));
  }

  /** @param {SubmitEvent} event */
  #setPhone(event) {
    this.#submit(event, (fields) => this.api.setPhone(fields));
  }

  /** @param {SubmitEvent} event */
  #setPlan(event) {
    this.#submit(event, ({ division = '', situation = '', steps = '', basis = '' }) =>
      this.api.setPlan(division, situation, { steps: stepsOf(steps), basis }),
    );
  }

  /** @param {SubmitEvent} event @param {(fields: Record<string, string>) => Promise<unknown>} act */
  #submit(event, act) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const fields = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
    void this.tried(async () => {
      await act(fields);
      form.reset();
    });
  }

  async look() {
    const { enterprise, severity, at } = this.asked;
    if (enterprise) {
      this.answer = await this.api.routing(enterprise, severity || 4, severity === 0, at ? beijing(at) : '').catch(() => this.answer);
    }
    this.rotas = await this.api.rotas().catch(() => this.rotas);
    this.phones = await this.api.phones().catch(() => this.phones);
    this.plans = await this.api.plans().catch(() => this.plans);
  }
}

function position() {
  return html`<label>${t('routing.position')} <input name="position" list="positions" required maxlength="64" placeholder="county:140428" /></label>`;
}

/** @param {string | undefined} local */
function beijing(local) {
  return `${local}:00+08:00`;
}

/** @param {RoutingRung} rung */
function within(rung) {
  return rung.due ? stepWords((Date.parse(rung.due) - Date.parse(rung.from)) / 1000) : t('routing.stays');
}

/** @param {number | null} seconds */
function stepWords(seconds) {
  if (seconds === null) {
    return t('routing.stays');
  }
  return seconds === 0 ? t('routing.atOnce') : t('routing.minutes', { minutes: Math.ceil(seconds / 60) });
}

/** @param {string} situation */
function situationWords(situation) {
  return situation === 'OFFLINE' ? t('routing.offline') : t(`level.${LEVEL_OF[/** @type {keyof typeof LEVEL_OF} */ (situation)]}.long`);
}

/** `county 5, province` as the server wants it. @param {string} text */
function stepsOf(text) {
  return text.split(/[,，]/).map((one) => {
    const [tier, minutes] = one.trim().split(/\s+/);
    return minutes ? { tier, minutes: Number(minutes) } : { tier };
  });
}

customElements.define('routing-page', RoutingPage);
