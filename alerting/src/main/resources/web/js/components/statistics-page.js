/** @import {Figure, Measure, Rank, Statistics} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { day, number } from '../format.js';
import { has, language, t } from '../i18n.js';
import { enterpriseName } from '../notice.js';
import { amount, bar, figureTable } from './figure-table.js';
import { LookingPage } from './looking-page.js';
import { levelBadge } from './marks.js';
import './peaks-chart.js';

const DAY_MS = 86_400_000;
const WINDOWS = [1, 7, 30];
/** Rates by which divisions and enterprises are shown side by side. */
const RATES = ['ONLINE', 'COVERAGE', 'TIMELINESS', 'DISPOSAL', 'FALSE_ALARM_RATE'];
/** K10: the share of each level, red first. */
const SHARES = ['RED_SHARE', 'ORANGE_SHARE', 'YELLOW_SHARE', 'BLUE_SHARE'];
const PRESENCE = ['ONLINE', 'COVERAGE', 'OFFLINE_TIMES', 'OFFLINE_LONGEST'];

/** K1 to K14 and the rates, each with its definition and target; reports to take away. */
export class StatisticsPage extends LookingPage {
  static properties = {
    days: { state: true },
    position: { state: true },
    statistics: { state: true },
    counting: { state: true },
  };

  constructor() {
    super();
    this.days = 1;
    this.position = '';
    /** @type {Statistics | null} */
    this.statistics = null;
    this.counting = false;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#count(this.days);
  }

  render() {
    return html`
      ${this.head('stats.title')}
      <div class="acts" role="group" aria-label=${t('stats.window')}>
        ${WINDOWS.map(
          (days) => html`<button aria-pressed=${this.days === days} data-days=${days} @click=${() => this.#count(days)}>
            ${t(`stats.window.${days}`)}
          </button>`,
        )}
      </div>
      ${this.counting ? html`<p class="notice" role="status">${t('stats.counting')}</p>` : nothing}
      ${this.statistics ? this.#counted(this.statistics) : nothing} ${downloads()}
    `;
  }

  /** @param {Statistics} statistics */
  #counted(statistics) {
    const measures = new Map(statistics.measures.map((one) => [one.measure, one]));
    return html`
      ${statistics.indicative ? html`<p class="minor">${t('stats.indicative')}</p>` : nothing} ${this.#position(statistics, measures)}
      <h2>${t('stats.area')}</h2>
      ${figureTable(statistics.area, measures, 'area')}
      <h2>${t('stats.divisions')}</h2>
      ${rateTable(
        statistics.divisions.map(({ division, figures, ranks }) => ({ name: division, figures, ranks })),
        RATES,
        measures,
      )}
      <h2>${t('stats.enterprises')}</h2>
      ${rateTable(
        statistics.enterprises.map((one) => ({ name: enterpriseName(/** @type {any} */ (one)), figures: one.figures, ranks: [] })),
        PRESENCE,
        measures,
      )}
    `;
  }

  /** @param {Statistics} statistics @param {Map<string, Measure>} measures */
  #position({ positions, from }, measures) {
    const chosen =
      positions.find((one) => one.position === this.position) ??
      positions.find((one) => one.position === this.user.position) ??
      positions[0];
    if (!chosen) {
      return html`<p class="minor">${t('stats.nobody')}</p>`;
    }
    return html`
      <h2>
        <label
          >${t('stats.position')}
          <select @change=${(/** @type {any} */ event) => (this.position = event.target.value)}>
            ${positions.map(
              ({ position }) => html`<option value=${position} ?selected=${position === chosen.position}>${positionWords(position)}</option>`,
            )}
          </select></label
        >
      </h2>
      <h3>${t('peaks.title')}</h3>
      <peaks-chart .from=${Date.parse(from)} .minutes=${chosen.peak_minutes} .peaks=${chosen.peaks ?? []}></peaks-chart>
      ${severityShares(chosen.figures, measures)} ${figureTable(chosen.figures, measures, 'position')}
      <h2>${t('stats.badActors')}</h2>
      ${chosen.bad_actors.length === 0
        ? html`<p class="minor">${t('stats.none')}</p>`
        : html`<table class="ops-hops measures" data-table="bad-actors">
            <tbody>
              ${chosen.bad_actors.map(
                (one) => html`<tr>
                  <td>${one.watch}</td>
                  <td>${one.times}</td>
                  <td>${bar(one.share)} ${number(one.share)} %</td>
                </tr>`,
              )}
            </tbody>
          </table>`}
    `;
  }

  /** @param {number} days */
  async #count(days) {
    this.days = days;
    this.counting = true;
    await this.tried(async () => {
      const to = Date.now();
      const counted = await this.api.statistics(to - days * DAY_MS, to);
      if (this.days === days) {
        this.statistics = counted;
      }
    });
    this.counting &&= this.days !== days;
  }
}

/**
 * K10 as lengths side by side: each level by shape, word and number, and the share it should have.
 *
 * @param {Figure[]} figures
 * @param {Map<string, Measure>} measures
 */
function severityShares(figures, measures) {
  const shares = SHARES.map((measure) => figures.find((one) => one.measure === measure)?.value ?? null);
  return shares.every((value) => value === null)
    ? nothing
    : html`<h3>${t('peaks.shares')}</h3>
        <table class="ops-hops measures shares" data-table="shares">
          <tbody>
            ${shares.map(
              (value, i) => html`<tr>
                <th scope="row">${levelBadge(/** @type {any} */ ({ severity: i + 1, state: 'NORMAL' }))}</th>
                <td>${bar(value ?? 0)} ${number(value)} %</td>
                <td class="minor">${t('stats.target')} ${measures.get(SHARES[i] ?? '')?.target ?? ''}</td>
              </tr>`,
            )}
          </tbody>
        </table>`;
}

/**
 * Names side by side, with their rates and places.
 *
 * @param {{name: string, figures: Figure[], ranks: Rank[]}[]} rows
 * @param {string[]} columns
 * @param {Map<string, Measure>} measures
 */
function rateTable(rows, columns, measures) {
  if (rows.length === 0) {
    return html`<p class="minor">${t('stats.none')}</p>`;
  }
  const described = columns.map((one) => /** @type {Measure} */ (measures.get(one)));
  return html`<table class="ops-hops measures">
    <thead>
      <tr>
        <th>${t('stats.name')}</th>
        ${described.map((measure) => html`<th title=${measure[`definition_${language()}`]}>${measure.id} ${measure[language()]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, figures, ranks }) => html`<tr>
          <td>${name}</td>
          ${described.map(
            (measure) => html`<td>
              ${amount(figures.find((one) => one.measure === measure.measure && one.of === '')?.value ?? null, measure)}
              ${place(ranks.find((one) => one.measure === measure.measure))}
            </td>`,
          )}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The place among the divisions, and what has become of it. @param {Rank | undefined} rank */
function place(rank) {
  if (!rank) {
    return nothing;
  }
  const { change } = rank;
  const moved = change === null || change === 0 ? '' : t(change > 0 ? 'stats.won' : 'stats.lost', { n: Math.abs(change) });
  return html`<span class="minor">${t('stats.rank', { n: rank.rank })} ${moved}</span>`;
}

/** The newest whole day, week and month. */
function downloads() {
  const now = Date.now();
  const yesterday = now - DAY_MS;
  const monthBegan = Date.parse(`${day(now).slice(0, 7)}-01T00:00:00+08:00`);
  /** @type {[string, number][]} */
  const periods = [
    ['daily', yesterday],
    ['weekly', now - 7 * DAY_MS],
    ['monthly', monthBegan - 1],
  ];
  return html`<h2>${t('stats.downloads')}</h2>
    <ul class="ops-parts">
      ${periods.map(
        ([period, moment]) => html`<li>
          ${t(`stats.period.${period}`)}
          ${['csv', 'xlsx', 'pdf'].map(
            (format) => html`<a href="/api/v1/reports/${period}/${day(moment)}.${format}?lang=${language()}" download>${format.toUpperCase()}</a> `,
          )}
        </li>`,
      )}
    </ul>`;
}

customElements.define('statistics-page', StatisticsPage);
