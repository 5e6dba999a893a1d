/** @import {AlertEvent} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { moment, number } from '../format.js';
import { has, t } from '../i18n.js';
import { VigilElement } from './vigil-element.js';

const POSITIONS = new Set(['from', 'to', 'position']);
const TIMES = new Set(['due', 'begins', 'until']);

/** What happened to an Alert, newest first: when, what, who, with which figures. */
export class EventTimeline extends VigilElement {
  static properties = { events: { attribute: false }, now: { attribute: false } };

  constructor() {
    super();
    /** @type {AlertEvent[]} */
    this.events = [];
    /** @type {number | null} */
    this.now = null;
  }

  render() {
    return html`<ol class="timeline">
      ${[...this.events].reverse().map(
        (event) => html`<li>
          <time datetime=${event.at}>${moment(Date.parse(event.at), this.now)}</time>
          <span class="kind">${kindWords(event.kind)}</span>
          <span class="minor">${event.actor ?? t('event.bySystem')}</span>
          ${details(event.detail)}
        </li>`,
      )}
    </ol>`;
  }
}

/** What happened. @param {string} kind */
export function kindWords(kind) {
  return has(`event.${kind}`) ? t(`event.${kind}`) : kind;
}

/** The figures behind an event. @param {Record<string, unknown> | null} detail */
export function details(detail) {
  const known = Object.entries(detail ?? {}).filter(([name, value]) => has(`figure.${name}`) && worthSaying(value));
  if (known.length === 0) {
    return nothing;
  }
  return html`<span class="minor figures"
    >${known.map(([name, value]) => html`<span>${t(`figure.${name}`)} ${words(name, value)}</span>`)}</span
  >`;
}

/** @param {unknown} value */
function worthSaying(value) {
  return ['string', 'number'].includes(typeof value) && value !== '';
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function words(name, value) {
  if (POSITIONS.has(name)) {
    return positionWords(String(value));
  }
  if (TIMES.has(name)) {
    return moment(Date.parse(String(value)), null);
  }
  const key = name === 'severity' ? `level.${value}.long` : `${name}.${value}`;
  if (has(key)) {
    return t(key);
  }
  return typeof value === 'number' ? number(value) : String(value);
}

customElements.define('event-timeline', EventTimeline);
