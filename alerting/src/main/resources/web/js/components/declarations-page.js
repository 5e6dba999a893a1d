/** @import {Declaration, Declarations, Enterprise} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { named, t } from '../i18n.js';
import { may } from '../rights.js';
import { LookingPage } from './looking-page.js';

const COLUMNS = ['kind', 'where', 'time', 'state', 'by', 'act'];
const OF_BUREAU = ['SHUTDOWN', 'CURTAILMENT'];
const OF_PLANT = ['MAINTENANCE', 'HOLIDAY', 'WORKDAY', 'NIGHT_SHIFT'];
const HOURS_BEIJING = 8;

/** Puts orders, notices and calendars on record, corrects and ends them, and shows what was. */
export class DeclarationsPage extends LookingPage {
  static properties = {
    plants: { state: true },
    chosen: { state: true },
    found: { state: true },
    kind: { state: true },
    old: { state: true },
  };

  constructor() {
    super();
    /** @type {Enterprise[]} */
    this.plants = [];
    /** The enterprise that is looked at; all of the area if empty. */
    this.chosen = '';
    /** @type {Declarations | null} */
    this.found = null;
    this.kind = '';
    /** What is being corrected. @type {Declaration | null} */
    this.old = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.tried(async () => {
      this.plants = await this.api.enterprises();
    });
  }

  render() {
    const items = this.found?.items;
    return html`
      ${this.head('declarations.title')}
      <p>${t('declarations.means')}</p>
      ${may(this.user, 'DECLARE') ? this.#form() : nothing}
      <label
        >${t('declarations.show')}
        <select name="shown" @change=${(/** @type {Event} */ event) => this.#choose(event)}>
          <option value="">${t('declarations.all')}</option>
          ${this.#options('')}
        </select></label
      >
      ${this.chosen && this.found ? html`<p class="minor">${this.#judged(this.found.judged_units)}</p>` : nothing}
      ${items?.length === 0 ? html`<p class="minor">${t('declarations.none')}</p>` : nothing}
      ${items?.length ? this.#table(items) : nothing}
    `;
  }

  /** @param {string[]} units */
  #judged(units) {
    return units.length ? t('declarations.judged', { units: units.join(', ') }) : t('declarations.notJudged');
  }

  /** The kinds that are this person's to say. */
  get #kinds() {
    return this.user.position?.startsWith('plant-') ? OF_PLANT : OF_BUREAU;
  }

  #form() {
    const old = this.old;
    const kind = old?.kind ?? (this.kind || this.#kinds[0]);
    return html`<details .open=${old !== null}>
      <summary>${t(old ? 'declarations.correcting' : 'declarations.declare')}</summary>
      <form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#declare(event)}>
        <label
          >${t('declarations.enterprise')}
          <select name="enterprise" required ?disabled=${old !== null}>
            ${this.plants.length === 1 ? nothing : html`<option value="">${t('declarations.choose')}</option>`} ${this.#options(old?.enterprise ?? '')}
          </select></label
        >
        <label
          >${t('declarations.kind')}
          <select
            name="kind"
            ?disabled=${old !== null}
            @change=${(/** @type {Event} */ event) => (this.kind = /** @type {HTMLSelectElement} */ (event.target).value)}
          >
            ${this.#kinds.map((one) => html`<option value=${one} ?selected=${one === kind}>${t(`declarations.kind.${one}`)}</option>`)}
          </select></label
        >
        <label>${t('declarations.units')} <input name="units" maxlength="2000" .value=${old?.units.join(', ') ?? ''} /></label>
        ${kind === 'CURTAILMENT' ? html`<label>${t('declarations.kw')} <input name="kw" type="number" min="0" step="any" required .value=${String(old?.allowed_kw ?? '')} /></label>` : nothing}
        <label>${t('declarations.document')} <input name="document" maxlength="64" ?required=${OF_BUREAU.includes(kind ?? '')} .value=${old?.document ?? ''} /></label>
        <label>${t('declarations.note')} <input name="note" maxlength="200" .value=${old?.note ?? ''} /></label>
        <label>${t('declarations.begins')} <input name="begins" type="datetime-local" required .value=${inBeijing(old?.begins)} /></label>
        <label
          >${t(kind === 'SHUTDOWN' ? 'declarations.untilOpen' : 'declarations.until')}
          <input name="until" type="datetime-local" ?required=${kind !== 'SHUTDOWN'} .value=${inBeijing(old?.until)}
        /></label>
        <button class="primary">${t(old ? 'declarations.do.correct' : 'declarations.declare')}</button>
        ${old ? html`<button type="button" @click=${() => (this.old = null)}>${t('declarations.cancel')}</button>` : nothing}
      </form>
    </details>`;
  }

  /** @param {string} chosen */
  #options(chosen) {
    return this.plants.map((plant) => html`<option value=${plant.enterprise} ?selected=${plant.enterprise === chosen}>${this.#name(plant.enterprise)}</option>`);
  }

  /** @param {string} enterprise */
  #name(enterprise) {
    const plant = this.plants.find((one) => one.enterprise === enterprise);
    return plant ? named(plant) : enterprise;
  }

  /** @param {Declaration[]} items */
  #table(items) {
    return html`<table class="ops-hops">
      <thead>
        <tr>
          ${COLUMNS.map((one) => html`<th>${t(`declarations.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${items.map((one) => this.#row(one))}
      </tbody>
    </table>`;
  }

  /** @param {Declaration} one */
  #row(one) {
    const kw = one.allowed_kw === null || one.allowed_kw === undefined ? '' : ` ≤ ${one.allowed_kw} kW`;
    const until = one.until ? moment(Date.parse(one.until), Date.now()) : t('declarations.open');
    return html`<tr data-declaration=${one.id}>
      <td>
        ${t(`declarations.kind.${one.kind}`)}${kw}
        <div class="minor">${one.document} ${one.note}</div>
      </td>
      <td>${this.#name(one.enterprise)} ▸ ${one.units.length ? one.units.join(', ') : t('declarations.whole')}</td>
      <td>${moment(Date.parse(one.begins), Date.now())} – ${until}</td>
      <td>
        ${t(`declarations.state.${one.state}`)}
        ${one.ended_at ? html`<div class="minor">${moment(Date.parse(one.ended_at), Date.now())} ${one.ended_by ?? nothing}</div>` : nothing}
      </td>
      <td>
        ${one.made_by} ${moment(Date.parse(one.made_at), Date.now())}
        ${one.replaces ? html`<div class="minor">${t('declarations.replaces', { id: one.replaces })}</div>` : nothing}
        <div class="minor">${one.id}</div>
      </td>
      <td>${this.#acts(one)}</td>
    </tr>`;
  }

  /** @param {Declaration} one */
  #acts(one) {
    if (one.state === 'OVER' || !may(this.user, 'DECLARE') || !this.#kinds.includes(one.kind)) {
      return nothing;
    }
    return html`<button @click=${() => (this.old = one)}>${t('declarations.do.correct')}</button>
      <button @click=${() => this.tried(() => this.api.endDeclaration(one.id))}>${t('declarations.do.end')}</button>`;
  }

  /** @param {Event} event */
  #choose(event) {
    this.chosen = /** @type {HTMLSelectElement} */ (event.target).value;
    void this.look();
  }

  /** @param {SubmitEvent} event */
  #declare(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const fields = new FormData(form);
    /** @param {string} name */
    const text = (name) => String(fields.get(name) ?? '');
    const old = this.old;
    const written = {
      enterprise: old?.enterprise ?? text('enterprise'),
      kind: old?.kind ?? text('kind'),
      units: text('units').split(/[,，]/).map((one) => one.trim()).filter((one) => one !== ''),
      allowed_kw: text('kw') === '' ? null : Number(text('kw')),
      document: text('document'),
      note: text('note'),
      begins: `${text('begins')}:00+08:00`,
      until: text('until') === '' ? null : `${text('until')}:00+08:00`,
    };
    void this.tried(async () => {
      await (old ? this.api.correctDeclaration(old.id, written) : this.api.declare(written));
      this.old = null;
      form.reset();
    });
  }

  async look() {
    this.found = await this.api.declarations(this.chosen).catch(() => this.found);
  }
}

/** As an input of the browser takes it, in Beijing's time. @param {string | null | undefined} time */
function inBeijing(time) {
  return time ? new Date(Date.parse(time) + HOURS_BEIJING * 3_600_000).toISOString().slice(0, 16) : '';
}

customElements.define('declarations-page', DeclarationsPage);
