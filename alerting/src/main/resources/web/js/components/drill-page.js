/** @import {Drill, Enterprise, Watch} from '../types.js' */
import { html, nothing } from 'lit';
import { lasting, moment } from '../format.js';
import { language, named, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';
import { levelBadge, stateWords } from './marks.js';

const LEVELS = /** @type {const} */ ([1, 2, 3, 4]);

/** Begins and ends drills, and shows how they went. */
export class DrillPage extends LookingPage {
  static properties = {
    plants: { state: true },
    watches: { state: true },
    drills: { state: true },
  };

  constructor() {
    super();
    /** @type {Enterprise[]} */
    this.plants = [];
    /** @type {Watch[]} */
    this.watches = [];
    /** @type {Drill[] | null} */
    this.drills = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.tried(async () => {
      this.plants = await this.api.enterprises();
    });
  }

  render() {
    return html`
      ${this.head('drill.title')}
      <p>${t('drill.means')}</p>
      ${may(this.user, 'DRILL') ? this.#form() : html`<p class="minor">${t('drill.forDuty')}</p>`}
      <h2>${t('drill.held')}</h2>
      ${this.drills?.length === 0 ? html`<p class="minor">${t('drill.none')}</p>` : nothing}
      ${this.drills?.length ? this.#table(this.drills) : nothing}
    `;
  }

  #form() {
    return html`<form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#begin(event)}>
      <label
        >${t('drill.enterprise')}
        <select name="enterprise" required @change=${(/** @type {Event} */ event) => this.#choose(event)}>
          <option value="">${t('drill.choose')}</option>
          ${this.plants.map((plant) => html`<option value=${plant.enterprise}>${named(plant)}</option>`)}
        </select></label
      >
      <label
        >${t('drill.watch')}
        <select name="watch" required ?disabled=${this.watches.length === 0}>
          <option value="">${t('drill.choose')}</option>
          ${this.watches.map((one) => html`<option value=${one.watch}>${watchName(one)}</option>`)}
        </select></label
      >
      <label
        >${t('drill.level')}
        <select name="severity">
          ${LEVELS.map((level) => html`<option value=${level}>${t(`level.${level}.shape`)} ${t(`level.${level}.long`)}</option>`)}
        </select></label
      >
      <label>${t('drill.note')} <input name="note" required maxlength="200" placeholder=${t('drill.noteHint')} /></label>
      <button class="primary">${t('drill.begin')}</button>
    </form>`;
  }

  /** @param {Drill[]} drills */
  #table(drills) {
    return html`<table class="ops-hops drills">
      <thead>
        <tr>
          ${['began', 'what', 'state', 'acknowledged', 'escalations', 'ended'].map((one) => html`<th>${t(`drill.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${drills.map((drill) => this.#row(drill))}
      </tbody>
    </table>`;
  }

  /** @param {Drill} drill */
  #row({ id, alert, ended_at, ended_by, started_at, started_by, acknowledged_after_seconds }) {
    const after = acknowledged_after_seconds;
    const acked = after === null || after === undefined ? t('drill.never') : t('drill.after', { time: lasting(after * 1000), who: alert.acked_by ?? '' });
    return html`<tr data-drill=${id}>
      <td>${moment(Date.parse(started_at), Date.now())}<div class="minor">${started_by}</div></td>
      <td>${levelBadge(alert)} <a href="/board#${alert.id}">${language() === 'zh' ? alert.text : alert.text_en}</a></td>
      <td>${stateWords(alert)}</td>
      <td>${acked}</td>
      <td>${alert.escalations}</td>
      <td>
        ${ended_at
          ? html`${moment(Date.parse(ended_at), Date.now())}
              <div class="minor">${ended_by ?? t('drill.byTimer')}</div>`
          : may(this.user, 'DRILL')
            ? html`<button @click=${() => this.#end(id)}>${t('drill.end')}</button>`
            : t('drill.goesOn')}
      </td>
    </tr>`;
  }

  /** @param {Event} event */
  #choose(event) {
    const enterprise = /** @type {HTMLSelectElement} */ (event.target).value;
    this.watches = [];
    void this.tried(async () => {
      this.watches = enterprise ? await this.api.watches(enterprise) : [];
    });
  }

  /** @param {SubmitEvent} event */
  #begin(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const fields = new FormData(form);
    void this.tried(async () => {
      await this.api.beginDrill(String(fields.get('watch')), Number(fields.get('severity')), String(fields.get('note')));
      /** @type {HTMLInputElement} */ (form.elements.namedItem('note')).value = '';
    });
  }

  /** @param {string} id */
  #end(id) {
    void this.tried(() => this.api.endDrill(id));
  }

  async look() {
    this.drills = await this.api.drills().catch(() => this.drills);
  }
}

/** @param {Watch} watch */
function watchName({ rule, name, name_en, point_name, point_name_en }) {
  return language() === 'zh' ? `${point_name} · ${name}（${rule}）` : `${point_name_en} · ${name_en} (${rule})`;
}

customElements.define('drill-page', DrillPage);
