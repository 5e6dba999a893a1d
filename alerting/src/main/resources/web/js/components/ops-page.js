import { html, nothing } from 'lit';
import { Figures } from '../figures.js';
import { language, t } from '../i18n.js';
import { LookingPage } from './looking-page.js';

const LOOK_EVERY_MS = 2_000;

/** @param {string} job @param {string} what */
const of = (job, what) => `vigil_job_total{job="${job}",what="${what}"}`;

/**
 * The hops of a reading's way, in order; each can be held against the one before.
 *
 * @type {{key: string, count: (figures: Figures) => number}[]}
 */
const HOPS = [
  { key: 'received', count: (f) => f.get('vigil_ingest_messages_received_total') },
  { key: 'settled', count: (f) => f.get('vigil_ingest_messages_settled_total') },
  { key: 'pending', count: (f) => f.get('vigil_ingest_messages_pending') },
  { key: 'admitted', count: (f) => f.get('vigil_ingest_readings_admitted_total') },
  { key: 'late', count: (f) => f.get('vigil_ingest_readings_late_total') },
  { key: 'refused', count: (f) => f.sum('vigil_ingest_refused_total') },
  { key: 'flagged', count: (f) => f.sum('vigil_ingest_flagged_total') },
  { key: 'logged', count: (f) => f.get('vigil_ingest_log_records_total') },
  { key: 'judged', count: (f) => f.get(of('alert', 'readings')) },
  { key: 'duplicates', count: (f) => f.get(of('alert', 'duplicates')) },
  { key: 'stored', count: (f) => f.get(of('history', 'stored')) },
  { key: 'retries', count: (f) => f.get(of('history', 'store_retries')) },
  { key: 'deadLetters', count: (f) => f.get(of('history', 'dead_letters')) },
  { key: 'gaps', count: (f) => f.get('vigil_ingest_gaps_opened_total') },
  { key: 'gapsClosed', count: (f) => f.get('vigil_ingest_gaps_closed_total') },
  { key: 'gapsUnfilled', count: (f) => f.get('vigil_ingest_gaps_unfilled_total') },
];

/** How the system itself is: what works, and how many readings passed each hop of their way. */
export class OpsPage extends LookingPage {
  static properties = { figures: { state: true }, parts: { state: true } };

  constructor() {
    super();
    /** @type {Figures | null} */
    this.figures = null;
    /** @type {{name: string, trouble?: string | null}[]} */
    this.parts = [];
    this.everyMs = LOOK_EVERY_MS;
  }

  render() {
    return html`
      ${this.head('ops.title')}
      ${this.figures === null ? html`<p role="alert">${t('ops.away')}</p>` : nothing}
      <section>
        <h2>${t('ops.parts')}</h2>
        <ul class="ops-parts">
          ${this.parts.map(
            (part) => html`<li>
              <b>${t(`ops.part.${part.name}`)}</b> ${part.trouble ? html`<strong>${part.trouble}</strong>` : t('ops.works')}
            </li>`,
          )}
        </ul>
      </section>
      <section>
        <h2>${t('ops.hops')}</h2>
        <p>${t('ops.since')}</p>
        ${this.figures === null ? nothing : this.#hops(this.figures)}
      </section>
    `;
  }

  /** @param {Figures} figures */
  #hops(figures) {
    const number = new Intl.NumberFormat(language() === 'zh' ? 'zh-CN' : 'en-GB');
    return html`<table class="ops-hops">
      <tbody>
        ${HOPS.map(
          ({ key, count }) => html`<tr>
            <th scope="row">${t(`ops.hop.${key}`)}</th>
            <td data-hop=${key}>${number.format(count(figures))}</td>
            <td class="minor">${t(`ops.hop.${key}.means`)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  async look() {
    try {
      this.parts = await this.api.parts();
      this.figures = new Figures(await this.api.metrics());
    } catch {
      this.figures = null;
    }
  }
}

customElements.define('ops-page', OpsPage);
