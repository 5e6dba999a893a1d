/** @import {Desk} from '../desk.js' */
/** @import {Rect} from '../treemap.js' */
/** @import {Alert, Enterprise, Statistics} from '../types.js' */
import { html, nothing } from 'lit';
import { dutyWords } from '../duty.js';
import { clock, day, lasting, number } from '../format.js';
import { named, t } from '../i18n.js';
import { alertText, enterpriseName } from '../notice.js';
import { isSilent } from '../presence.js';
import { treemap } from '../treemap.js';
import './peaks-chart.js';
import { levelBadge, stateWords } from './marks.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const LEVELS = /** @type {const} */ (['1', '2', '3', '4']);
const ROWS_SHOWN = 8;
/** What does not fit is shown in turn, and stands still meanwhile. */
const TURN_MS = 5_000;
const DAY_MS = 24 * 60 * 60_000;
const COUNT_EVERY_MS = 5 * 60_000;
/** The name of a division stands above its plants, in the height of this many letters. */
const NAME_EM = 1.5;

/**
 * The wall of a duty room, to be read from across it: how many wait, what is most urgent, how busy
 * the last day was, and each plant as a field, by division, the larger the more points it has.
 * Nothing on it can be pressed.
 */
export class WallBoard extends VigilElement {
  static properties = { desk: { attribute: false }, counted: { state: true } };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** Of the last 24 hours. @type {Statistics | null} */
    this.counted = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#count();
    setInterval(() => this.#count(), COUNT_EVERY_MS);
    new ResizeObserver(() => this.requestUpdate()).observe(this);
    for (const event of ['change', 'pulse', 'tick']) {
      this.desk.addEventListener(event, () => this.requestUpdate());
    }
  }

  render() {
    const { pulse, store } = this.desk;
    const now = pulse.now();
    this.classList.toggle('frozen', pulse.frozen);
    return html`<header role="none">
        <h1>${t('app.name')}</h1>
        ${pulse.frozen ? html`<b role="alert">${t('veil.explained')}</b>` : pulse.judging ? nothing : html`<b role="alert">${t('judging.stopped')}</b>`}
        ${store.counts().drill > 0 ? html`<b>${t('drill.banner')}</b>` : nothing}
        <span class="time">${now === null ? '' : `${day(now)} ${clock(now)}`}</span>
      </header>
      <div class="tiles">${LEVELS.map((level) => this.#tile(level))} ${this.#others(now)}</div>
      <div class="wall-rows">${this.#rows(now)}</div>
      <div class="foot">
        <div class="fields" role="list" aria-label=${t('plants.title')}>${this.#fields(now)}</div>
        ${this.#lastDay()}
      </div>`;
  }

  /** Places the fields: where each stands follows from how much room there is. */
  updated() {
    const place = /** @type {HTMLElement} */ (this.querySelector('.fields'));
    const whole = { left: 0, top: 0, width: place.clientWidth, height: place.clientHeight };
    const name = NAME_EM * Number.parseFloat(getComputedStyle(place).fontSize);
    const divisions = this.#divisions().map(([division, plants]) => ({ of: { division, plants }, weight: sum(plants.map(weight)) }));
    for (const { of, rect } of treemap(divisions, whole)) {
      put(place.querySelector(`[data-division="${CSS.escape(of.division)}"]`), rect);
      const inside = { left: 0, top: name, width: rect.width, height: Math.max(1, rect.height - name) };
      for (const plant of treemap(of.plants.map((each) => ({ of: each, weight: weight(each) })), inside)) {
        put(place.querySelector(`[data-plant="${CSS.escape(plant.of.enterprise)}"]`), plant.rect);
      }
    }
  }

  async #count() {
    const to = this.desk.pulse.now() ?? Date.now();
    this.counted = await this.desk.api.statistics(to - DAY_MS, to).catch(() => this.counted);
  }

  /** @param {'1' | '2' | '3' | '4'} level */
  #tile(level) {
    const count = this.desk.store.counts()[level];
    return html`<span class="tile ${count > 0 ? `level-${level}` : 'none'}" data-level=${level}
      ><span class="shape" aria-hidden="true">${t(`level.${level}.shape`)}</span>${t(`level.${level}.name`)}<b>${count}</b></span
    >`;
  }

  /** @param {number | null} now */
  #others(now) {
    const { open, escalated, quiet } = this.desk.store.counts();
    const silent = this.desk.plants.filter((plant) => isSilent(plant, now)).length;
    return html`<span class="wall-counts">
      <span><b>${open}</b>${t('tiles.open')}</span>
      ${escalated > 0 ? html`<span>${t('tiles.escalated', { n: escalated })}</span>` : nothing}
      ${quiet > 0 ? html`<span>${t('tiles.quiet', { n: quiet })}</span>` : nothing}
      <span>${t('plants.counts', { n: this.desk.plants.length, silent })}</span>
      ${this.#online()}
    </span>`;
  }

  /** @param {number | null} now */
  #rows(now) {
    const all = this.desk.store.ordered();
    if (this.desk.loaded && all.length === 0) {
      return html`<p class="headline">${t('summary.none')}</p>`;
    }
    return html`${all.slice(0, ROWS_SHOWN).map((alert) => this.#row(alert, now))} ${this.#inTurn(all.slice(ROWS_SHOWN), now)}`;
  }

  /** What has no row of its own, one after the other. @param {Alert[]} others @param {number | null} now */
  #inTurn(others, now) {
    const at = Math.floor((now ?? 0) / TURN_MS) % Math.max(1, others.length);
    const alert = others[at];
    return alert
      ? html`<p class="turn">${t('wall.turn', { at: at + 1, n: others.length })} ${levelBadge(alert)} ${alertText(alert)} · ${enterpriseName(alert)} ▸ ${alert.unit}</p>`
      : nothing;
  }

  /** @param {Alert} alert @param {number | null} now */
  #row(alert, now) {
    return html`<div class="wall-row" data-alert=${alert.id}>
      ${levelBadge(alert)} <span class="text">${alertText(alert)}</span>
      <span class="where">${enterpriseName(alert)} ▸ ${alert.unit}</span>
      <span>${stateWords(alert)}</span>
      <span class="due">${dutyWords(alert, now)} ${this.#lasting(alert, now)}</span>
    </div>`;
  }

  /** @param {Alert} alert @param {number | null} now */
  #lasting(alert, now) {
    return now === null ? '' : lasting(now - Date.parse(alert.began));
  }

  /** The share of the day in which what must send did; nothing as long as it is not counted. */
  #online() {
    const value = this.counted?.area.find(({ measure }) => measure === 'ONLINE')?.value ?? null;
    return value === null ? nothing : html`<span><b>${number(value)} %</b>${t('wall.online')}</span>`;
  }

  /** How many alerts the own position got in any ten minutes of the last day. */
  #lastDay() {
    const mine = this.counted?.positions.find(({ position }) => position === this.desk.user.position);
    return this.counted && mine?.peaks
      ? html`<peaks-chart .from=${Date.parse(this.counted.from)} .minutes=${mine.peak_minutes} .peaks=${mine.peaks}></peaks-chart>`
      : nothing;
  }

  /** @returns {[string, Enterprise[]][]} */
  #divisions() {
    return [...grouped(this.desk.plants, ({ division }) => division)];
  }

  /** @param {number | null} now */
  #fields(now) {
    const open = grouped(this.desk.store.ordered(), ({ enterprise }) => enterprise);
    return this.#divisions().map(
      ([division, plants]) => html`<div role="listitem" class="division" data-division=${division}>
        <span class="minor">${division}</span>
        <div role="list">${plants.map((plant) => this.#field(plant, open.get(plant.enterprise) ?? [], now))}</div>
      </div>`,
    );
  }

  /** @param {Enterprise} plant @param {Alert[]} open of it @param {number | null} now */
  #field(plant, open, now) {
    const [worst] = [...open].sort((a, b) => a.severity - b.severity);
    const silent = isSilent(plant, now);
    return html`<div role="listitem" class="field ${silent ? 'silent' : ''} ${worst ? 'alerting' : ''}" data-plant=${plant.enterprise}>
      <span>${named(plant)}</span>
      <span>${worst ? html`${levelBadge(worst)} ${open.length}` : nothing} ${silent ? html`<b>▲ ${t('wall.silent')}</b>` : nothing}</span>
    </div>`;
  }
}

/**
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T) => string} by
 * @returns {Map<string, T[]>} in the order in which each is met first
 */
function grouped(all, by) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) {
      group.push(one);
    } else {
      groups.set(by(one), [one]);
    }
  }
  return groups;
}

/** A plant of a thousand points is not a hundred times as important as one of ten. @param {Enterprise} plant */
function weight({ points }) {
  return 1 + Math.log2(points + 1);
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((all, each) => all + each, 0);
}

/** @param {HTMLElement | null} field @param {Rect} rect in pixels of what it stands in */
function put(field, rect) {
  for (const side of /** @type {const} */ (['left', 'top', 'width', 'height'])) {
    field?.style.setProperty(side, `${rect[side]}px`);
  }
}

customElements.define('wall-board', WallBoard);
