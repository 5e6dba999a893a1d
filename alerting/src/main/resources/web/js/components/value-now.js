/** @import {Alert, Latest} from '../types.js' */
/** @import {LatestReadings} from '../latest.js' */
/** @import {Pulse} from '../pulse.js' */
import { html, nothing } from 'lit';
import { moment, quantity } from '../format.js';
import { t } from '../i18n.js';
import { judgedMark, qualityMark } from './marks.js';
import { GIVEN, VigilElement } from './vigil-element.js';

/**
 * What the point of an Alert says just now; where nothing recent is known, the value that was judged
 * last, and marked so. With a pulse it also says when it was measured.
 */
export class ValueNow extends VigilElement {
  static properties = {
    alert: { attribute: false },
    latest: { attribute: false },
    pulse: { attribute: false },
  };

  /** @type {string | undefined} */
  #drawn = undefined;

  constructor() {
    super();
    /** @type {Alert} */
    this.alert = GIVEN;
    /** @type {LatestReadings} */
    this.latest = GIVEN;
    /** @type {Pulse | null} */
    this.pulse = null;
  }

  /** Draws again only when there is something new. */
  tick() {
    if (JSON.stringify(this.#reading()) !== this.#drawn) {
      this.requestUpdate();
    }
  }

  updated() {
    this.#drawn = JSON.stringify(this.#reading());
  }

  render() {
    const reading = this.#reading();
    const { alert } = this;
    if (!reading) {
      return html`<span class=${alert.quality === 'BAD' ? 'bad' : ''}>${quantity(alert.value, alert.unit_of_measure)}</span>
        ${qualityMark(alert.quality)} ${judgedMark()}`;
    }
    return html`<span class=${reading.quality === 'BAD' ? 'bad' : ''}>${quantity(reading.value, alert.unit_of_measure)}</span>
      ${qualityMark(reading.quality)} ${this.pulse ? html`<span class="minor">${this.#when(this.pulse, reading)}</span>` : nothing}`;
  }

  /**
   * @param {Pulse} pulse
   * @param {Latest} reading
   */
  #when(pulse, reading) {
    return t('value.measuredAt', { time: moment(reading.t, pulse.now()) });
  }

  #reading() {
    return this.latest.get(this.alert.point_id);
  }
}

customElements.define('value-now', ValueNow);
