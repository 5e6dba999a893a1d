/** @import {EnterpriseUse, GatewayLine, GatewayLines, IssuedCredential, ServerLine} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { language, named, t } from '../i18n.js';
import { LookingPage } from './looking-page.js';

const DAY_MS = 86_400_000;

/**
 * The gateways that come to us: whether they are there, what they last heard from us, how old their
 * passwords are, and what their enterprises use of their quota; and why OPC UA servers cannot be read
 * from. Makes passwords and ends them.
 */
export class CredentialsPage extends LookingPage {
  static properties = {
    lines: { state: true },
    made: { state: true },
  };

  constructor() {
    super();
    /** @type {GatewayLines | null} */
    this.lines = null;
    /** The password that was just made; shown until the next one. @type {IssuedCredential | null} */
    this.made = null;
  }

  render() {
    const { lines } = this;
    return html`
      ${this.head('credentials.title')}
      <p>${t('credentials.means')}</p>
      ${this.made
        ? html`<p class="notice" role="status">${t('credentials.made', { username: this.made.username })} <code>${this.made.password}</code></p>`
        : nothing}
      <h2>${t('credentials.gateways')}</h2>
      ${lines && lines.items.length > 0 ? this.#gateways(lines.items) : html`<p class="minor">${t('credentials.none')}</p>`}
      ${lines && lines.servers.length > 0 ? this.#servers(lines.servers) : nothing}
      <h2>${t('credentials.quotas')}</h2>
      ${lines && lines.allowed ? nothing : html`<p class="minor">${t('credentials.elsewhere')}</p>`}
      ${lines && lines.enterprises.length > 0 ? this.#uses(lines) : nothing}
    `;
  }

  /** @param {readonly GatewayLine[]} gateways */
  #gateways(gateways) {
    return html`<table class="ops-hops deliveries" data-table="gateways">
      <thead>
        <tr>
          ${['gateway', 'line', 'last', 'missing', 'age', 'refusal', 'acts'].map((one) => html`<th>${t(`credentials.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${gateways.map((one) => this.#gateway(one))}
      </tbody>
    </table>`;
  }

  /** @param {GatewayLine} gateway */
  #gateway(gateway) {
    const { username, connections, last_message_at, lag_millis, missing, issued_at, revoked, refusal } = gateway;
    return html`<tr data-gateway=${username}>
      <td>${username}</td>
      <td>${connections === null ? '–' : connections > 0 ? `✓ ${t('credentials.there')}` : `✗ ${t('credentials.away')}`}</td>
      <td>
        ${last_message_at ? moment(Date.parse(last_message_at), Date.now()) : '–'}
        ${lag_millis === null ? nothing : html`<div class="minor">${t('credentials.lag', { s: (lag_millis / 1_000).toFixed(1) })}</div>`}
      </td>
      <td>${missing ?? '–'}</td>
      <td>${revoked ? `✗ ${t('credentials.revoked')}` : issued_at ? t('credentials.days', { n: daysSince(issued_at) }) : t('credentials.ageUnknown')}</td>
      <td>${told(refusal)}</td>
      <td>
        <button @click=${() => this.#rotate(gateway)}>${t(revoked ? 'credentials.renew' : 'credentials.rotate')}</button>
        ${revoked ? nothing : html`<button @click=${() => this.#revoke(gateway)}>${t('credentials.revoke')}</button>`}
      </td>
    </tr>`;
  }

  /** @param {readonly ServerLine[]} servers */
  #servers(servers) {
    return html`<h2>${t('credentials.servers')}</h2>
      <table class="ops-hops deliveries" data-table="servers">
        <thead>
          <tr>
            ${['server', 'address', 'refusal'].map((one) => html`<th>${t(`credentials.${one}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${servers.map(
            (one) => html`<tr data-server=${`${one.enterprise}.${one.gateway}`}>
              <td>${one.enterprise}.${one.gateway}</td>
              <td>${one.url}</td>
              <td>${told(one.refusal)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }

  /** @param {GatewayLines} lines */
  #uses({ enterprises, allowed, limits }) {
    return html`<table class="ops-hops deliveries" data-table="quotas">
      <thead>
        <tr>
          ${['enterprise', 'points', 'exports', 'connections', 'messages', 'bytes', 'over'].map((one) => html`<th>${t(`credentials.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${enterprises.map(
          (one) => html`<tr data-enterprise=${one.enterprise}>
            <td>${named(one)}<div class="minor">${one.enterprise}</div></td>
            <td>${share(one.points, limits.points)}</td>
            <td>${share(one.exports, limits.exports_per_hour)}</td>
            <td>${share(one.connections, allowed?.connections)}</td>
            <td>${share(one.messages_per_second, allowed?.messages_per_second)}</td>
            <td>${share(one.bytes_per_second, allowed?.bytes_per_second)}</td>
            <td>${this.#over(one)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {EnterpriseUse} use */
  #over({ over, throttled, throttled_at }) {
    if (!throttled || !throttled_at) {
      return '–';
    }
    const since = t('credentials.throttled', { n: throttled, at: moment(Date.parse(throttled_at), Date.now()) });
    return over ? html`<strong>▲ ${t('credentials.overNow')}</strong><div class="minor">${since}</div>` : since;
  }

  /** @param {GatewayLine} gateway */
  #rotate({ enterprise, gateway, username }) {
    if (confirm(t('credentials.rotateSure', { username }))) {
      void this.tried(async () => {
        this.made = await this.api.rotateCredential(enterprise, gateway);
      });
    }
  }

  /** @param {GatewayLine} gateway */
  #revoke({ enterprise, gateway, username }) {
    if (confirm(t('credentials.revokeSure', { username }))) {
      void this.tried(() => this.api.revokeCredential(enterprise, gateway));
    }
  }

  async look() {
    this.lines = await this.api.gateways().catch(() => this.lines);
  }
}

/** What was last said, and when. @param {GatewayLine['refusal']} refusal */
function told(refusal) {
  if (!refusal) {
    return '–';
  }
  const at = refusal.at ? html`<div class="minor">${moment(Date.parse(refusal.at), Date.now())}</div>` : nothing;
  return html`${language() === 'zh' ? refusal.zh : refusal.en}${at}`;
}

/** @param {string} at */
function daysSince(at) {
  return Math.floor((Date.now() - Date.parse(at)) / DAY_MS);
}

/** Used of allowed. @param {number | null} used @param {number | undefined} allowed */
function share(used, allowed) {
  return used === null || allowed === undefined ? '–' : `${used.toLocaleString()} / ${allowed.toLocaleString()}`;
}

customElements.define('credentials-page', CredentialsPage);
