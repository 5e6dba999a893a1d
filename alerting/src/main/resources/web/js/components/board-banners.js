/** @import {Desk} from '../desk.js' */
/** @import {SoundStation} from '../sound/station.js' */
import { html, nothing } from 'lit';
import { clock, lasting } from '../format.js';
import { t } from '../i18n.js';
import { levelOf, needsAcknowledging } from '../levels.js';
import { alertText } from '../notice.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/** What concerns the whole screen: it is frozen, nobody judges, or more comes than can be looked at. */
export class BoardBanners extends VigilElement {
  static properties = { desk: { attribute: false }, sound: { attribute: false } };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** @type {SoundStation} */
    this.sound = GIVEN;
  }

  render() {
    const { pulse } = this.desk;
    return html`<p class="heard" role="status">${pulse.frozen ? nothing : this.#waiting()}</p>
    ${pulse.frozen ? this.#veil(pulse.lastBeat) : nothing}
    ${this.desk.store.counts().drill > 0
      ? html`<div class="banner drill" role="status">
          <b>${t('drill.banner')}</b><span>${t('drill.bannerExplained')}</span>
        </div>`
      : nothing}
    ${this.desk.outbox.size > 0
      ? html`<div class="banner unsent" role="alert">
          <b>▲ ${t('outbox.waiting', { n: this.desk.outbox.size })}</b><span>${t('outbox.explained')}</span>
        </div>`
      : nothing}
    ${pulse.flood && !pulse.frozen
      ? html`<div class="banner flood" role="status">
          <b>${t('flood.since', { time: clock(pulse.flood.since), n: pulse.flood.count })}</b
          ><span>${t('flood.explained')}</span>
        </div>`
      : nothing}
    ${pulse.frozen
      ? nothing
      : pulse.shelvers.map(
          ({ person, count }) =>
            html`<div class="banner shelving" role="status">
              <b>${t('shelving.many', { who: person, n: count })}</b><span>${t('shelving.explained')}</span>
            </div>`,
        )}
    ${this.desk.mayAcknowledge && !this.sound.isAudible && !pulse.frozen
      ? html`<div class="banner mute" role="status">
          <b>${t('sound.mute')}</b><span>${t('sound.muteExplained')}</span>
          <button class="primary" @click=${() => this.sound.takeOver()}>${t('sound.takeOver')}</button>
        </div>`
      : nothing}
    ${pulse.judging && pulse.untested
      ? html`<div class="banner not-judging" role="alert">
          <b>${t('probe.lost', { time: lasting(pulse.probeSilentMs) })}</b><span>${t('probe.explained')}</span>
        </div>`
      : nothing}
    ${pulse.judging
      ? nothing
      : html`<div class="banner not-judging" role="alert">
          <b>${t('judging.stopped')}</b><span>${t('judging.explained')}</span>
        </div>`}`;
  }

  /** For who listens instead of looking: how many wait, and the most urgent of them. */
  #waiting() {
    const urgent = this.desk.listing.rows()[0];
    return urgent && needsAcknowledging(urgent)
      ? t('heard.waiting', { n: this.desk.store.counts().unacked, level: t(`level.${levelOf(urgent)}.long`), text: alertText(urgent) })
      : nothing;
  }

  /** @param {number | null} since */
  #veil(since) {
    const headline = since === null ? t('veil.never') : t('veil.since', { time: clock(since) });
    return html`<div class="veil"></div>
      <div class="banner frozen" role="alert">
        <b>${headline}</b><span>${t('veil.explained')}</span>
        <button @click=${() => this.desk.stream.retryNow()}>${t('act.reconnect')}</button>
      </div>`;
  }
}

customElements.define('board-banners', BoardBanners);
