/** @import {Onboarding, PlantSeen, PointSheet} from '../types.js' */
import { html, nothing } from 'lit';
import { language, t } from '../i18n.js';
import { may } from '../rights.js';
import { publishCommand } from '../publish-command.js';
import { LookingPage } from './looking-page.js';
import { reportOf, seenOf } from './onboarding-report.js';

const KINDS = ['NEW', 'CHANGE', 'SUSPEND', 'RESUME', 'RETIRE'];
const STEPS = ['DRAFT', 'VALIDATED', 'CREDENTIALS_ISSUED', 'CONNECTED', 'FIRST_READING_SEEN', 'TRIAL', 'APPROVED', 'LIVE'];
const ACTS = /** @type {Record<string, string>} */ ({ SUBMIT: 'submit', ISSUE: 'issue', BEGIN_TRIAL: 'trial', GO_LIVE: 'go-live' });
const OBSERVED = ['CREDENTIALS_ISSUED', 'CONNECTED', 'FIRST_READING_SEEN', 'TRIAL', 'APPROVED'];

/** An engineer's way through the steps, with one next action on the screen. */
export class OnboardingPage extends LookingPage {
  static properties = {
    one: { state: true },
    seen: { state: true },
    sheet: { state: true },
    undo: { state: true },
    credentials: { state: true },
    broker: { state: true },
  };

  constructor() {
    super();
    /** The application that is open; null when there is none, undefined before anything is known. @type {Onboarding | null | undefined} */
    this.one = undefined;
    /** @type {PlantSeen | null} */
    this.seen = null;
    /** What a file that was looked at comes to. @type {PointSheet | null} */
    this.sheet = null;
    /** @type {File | null} */
    this.file = null;
    /** The draft before a file was taken; empty if none was. */
    this.undo = '';
    /** Shown once. @type {{gateway: string, username: string, password: string}[]} */
    this.credentials = [];
    this.broker = { host: location.hostname, port: '1883' };
  }

  render() {
    return html`
      ${this.head('onboarding.title')}
      <p>${t('onboarding.means')}</p>
      ${this.one === null ? (may(this.user, 'ONBOARD') ? this.#beginForm() : html`<p class="minor">${t('onboarding.none')}</p>`) : nothing}
      ${this.one ? this.#whole(this.one) : nothing}
    `;
  }

  #beginForm() {
    return html`<form class="drill-form" data-begin @submit=${(/** @type {SubmitEvent} */ event) => this.#begin(event)}>
      <label
        >${t('onboarding.kind')}
        <select name="kind">
          ${KINDS.map((kind) => html`<option value=${kind}>${t(`onboarding.kind.${kind}`)}</option>`)}
        </select></label
      >
      <label>${t('onboarding.division')} <input name="division" maxlength="6" pattern="[0-9]{6}" /></label>
      <label>${t('onboarding.reason')} <input name="reason" maxlength="400" /></label>
      <button class="primary">${t('onboarding.begin')}</button>
    </form>`;
  }

  /** @param {Onboarding} one */
  #whole(one) {
    return html`<section data-onboarding=${one.id}>
      <h2>${one.enterprise} · ${t(`onboarding.kind.${one.kind}`)}</h2>
      ${one.kind === 'NEW'
        ? html`<ol class="steps">
            ${STEPS.map((step) => html`<li aria-current=${step === one.state ? 'step' : nothing}>${t(`onboarding.state.${step}`)}</li>`)}
          </ol>`
        : html`<p>${t(`onboarding.state.${one.state}`)}</p>`}
      ${this.#next(one)} ${this.#credentialsOf(one)} ${one.state === 'DRAFT' ? this.#draft(one) : nothing}
      ${one.report ? reportOf(one.report) : nothing} ${this.seen ? seenOf(this.seen) : nothing} ${this.#back(one)}
    </section>`;
  }

  /** The one thing to do, or for whom everybody waits. @param {Onboarding} one */
  #next(one) {
    const trial = this.seen?.trial;
    const again = one.state === 'TRIAL' && trial?.over && !trial.passed ? 'trial' : undefined;
    const act = again ?? (one.next_step ? ACTS[one.next_step] : undefined);
    const ready = one.next_step !== 'SUBMIT' || one.report?.mistakes?.length === 0;
    if (act && ready && may(this.user, 'ONBOARD')) {
      return html`<p><button class="primary" data-next=${act} @click=${() => this.#act(one, act)}>${t(`onboarding.do.${act}`)}</button></p>`;
    }
    return html`<p class="headline">${t(ready ? `onboarding.wait.${one.next_step}` : 'onboarding.wait.MISTAKES')}</p>`;
  }

  /** @param {Onboarding} one */
  #credentialsOf(one) {
    if (this.credentials.length === 0) {
      return nothing;
    }
    /** @type {{points?: {code: string, gateway: string, rangeLow: number}[]}} */
    const plant = JSON.parse(one.plant ?? '{}');
    return html`<p class="notice">${t('onboarding.once')}</p>
      <form class="drill-form">
        <label>${t('onboarding.host')} <input name="host" .value=${this.broker.host} @input=${(/** @type {Event} */ event) => this.#at('host', event)} /></label>
        <label>${t('onboarding.port')} <input name="port" .value=${this.broker.port} @input=${(/** @type {Event} */ event) => this.#at('port', event)} /></label>
      </form>
      ${this.credentials.map(({ gateway, username, password }) => {
        const point = plant.points?.find((one) => one.gateway === gateway);
        return html`<p><b>${username}</b> <code class="secret">${password}</code></p>
          ${point
            ? html`<pre data-command=${gateway}>${publishCommand({ ...this.broker, enterprise: one.enterprise, gateway, password }, point)}</pre>`
            : nothing}`;
      })}`;
  }

  /** @param {'host' | 'port'} name @param {Event} event */
  #at(name, event) {
    this.broker = { ...this.broker, [name]: /** @type {HTMLInputElement} */ (event.target).value };
  }

  /** @param {Onboarding} one */
  #draft(one) {
    const plant = JSON.parse(one.plant ?? '{}');
    /** @param {string} name @param {unknown} value @param {string} [pattern] */
    const field = (name, value, pattern) =>
      html`<label>${t(`onboarding.${name}`)} <input name=${name} maxlength="400" pattern=${pattern ?? nothing} .value=${String(value ?? '')} /></label>`;
    return html`<form class="drill-form" data-draft @submit=${(/** @type {SubmitEvent} */ event) => this.#write(event, one)}>
        <h3>${t('onboarding.enterprise')}</h3>
        ${field('name', plant.name)} ${field('nameEn', plant.nameEn)} ${field('packs', plant.packs?.join(', '))}
        ${field('creditCode', one.credit_code)} ${field('licence', one.licence)} ${field('contact', one.contact)} ${field('phone', one.phone)}
        ${field('dustHeadcount', one.dust_headcount, '[0-9]*')} ${field('reason', one.reason)} ${field('sensors', one.sensors?.join(', '))}
        <label>${t('onboarding.gateways')} <textarea name="gateways" rows="3">${JSON.stringify(plant.gateways)}</textarea></label>
        <button>${t('onboarding.save')}</button>
      </form>
      <form class="drill-form" data-import @submit=${(/** @type {SubmitEvent} */ event) => this.#look(event, one)}>
        <h3>${t('onboarding.points', { n: String(plant.points?.length ?? 0) })}</h3>
        <p class="minor">${t('onboarding.fileMeans')} <a href=${`/api/v1/onboarding/${one.id}/points.csv`} download>${t('onboarding.download')}</a></p>
        <input type="file" name="file" accept=".csv,.xlsx" required />
        <button>${t('onboarding.preview')}</button>
      </form>
      ${this.sheet ? this.#preview(this.sheet, one) : nothing}
      ${this.undo
        ? html`<p>
            <button data-undo @click=${() => this.#undo(one)}>${t('onboarding.undo')}</button>
            <button @click=${() => save(`${one.id}-before.json`, this.undo)}>${t('onboarding.undoFile')}</button>
          </p>`
        : nothing}`;
  }

  /** @param {PointSheet} sheet @param {Onboarding} one */
  #preview(sheet, one) {
    const wrong = sheet.rows?.filter((row) => row.verdict === 'REFUSED') ?? [];
    const remarks = sheet.remarks ?? [];
    return html`<section data-preview>
      <p class="headline">
        ${t('onboarding.counts', {
          fresh: String(sheet.fresh),
          changed: String(sheet.changed),
          same: String(sheet.same),
          refused: String(sheet.refused),
          removed: String(sheet.removed?.length ?? 0),
        })}
      </p>
      ${sheet.removed?.length ? html`<p>${t('onboarding.removedPoints')} ${sheet.removed.join(', ')}</p>` : nothing}
      ${sheet.not_kept?.length ? html`<p class="minor">${t('onboarding.notKept')} ${sheet.not_kept.join(', ')}</p>` : nothing}
      <ul>
        ${[...remarks, ...wrong.flatMap((row) => row.remarks ?? [])].map((one) => html`<li>${one[language()]}</li>`)}
      </ul>
      ${wrong.length + remarks.length === 0
        ? html`<button data-apply @click=${() => this.#apply(one)}>${t('onboarding.apply')}</button>`
        : html`<button @click=${() => save('points-verdict.csv', sheet.annotated)}>${t('onboarding.annotated')}</button>`}
    </section>`;
  }

  /** Writes the draft as it was before a file was taken. @param {Onboarding} one */
  #undo(one) {
    void this.tried(async () => {
      const { reason, sensors, credit_code, licence, contact, phone, dust_headcount } = one;
      const plant = this.undo;
      this.one = await this.api.writeOnboarding(one, { plant, reason, sensors, credit_code, licence, contact, phone, dust_headcount });
      this.undo = '';
    });
  }

  /** @param {Onboarding} one */
  #back(one) {
    if (!may(this.user, 'ONBOARD')) {
      return nothing;
    }
    return one.state === 'DRAFT'
      ? html`<p><button @click=${() => this.#act(one, 'withdraw')}>${t('onboarding.do.withdraw')}</button></p>`
      : html`<p><button @click=${() => this.#act(one, 'return')}>${t('onboarding.do.return')}</button></p>`;
  }

  /** @param {SubmitEvent} event */
  #begin(event) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    void this.tried(async () => {
      this.one = await this.api.beginOnboarding(String(fields.get('kind')), String(fields.get('division')), String(fields.get('reason')));
    });
  }

  /** @param {SubmitEvent} event @param {Onboarding} one */
  #write(event, one) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    /** @param {string} name */
    const text = (name) => String(fields.get(name)).trim();
    /** @param {string} name */
    const list = (name) =>
      text(name)
        .split(/[\s,，]+/)
        .filter((item) => item !== '');
    void this.tried(async () => {
      const plant = { ...JSON.parse(one.plant ?? '{}'), name: text('name'), nameEn: text('nameEn'), packs: list('packs') };
      plant.gateways = parsed(text('gateways'), plant.gateways);
      this.one = await this.api.writeOnboarding(one, {
        plant: JSON.stringify(plant),
        reason: text('reason'),
        sensors: list('sensors'),
        credit_code: text('creditCode'),
        licence: text('licence'),
        contact: text('contact'),
        phone: text('phone'),
        dust_headcount: text('dustHeadcount') === '' ? null : Number(text('dustHeadcount')),
      });
    });
  }

  /** @param {SubmitEvent} event @param {Onboarding} one */
  #look(event, one) {
    event.preventDefault();
    const file = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('file');
    void this.tried(async () => {
      this.file = /** @type {File} */ (file);
      this.sheet = (await this.api.importPoints(one, this.file, false)).sheet;
    });
  }

  /** @param {Onboarding} one */
  #apply(one) {
    void this.tried(async () => {
      if (this.file) {
        const taken = await this.api.importPoints(one, this.file, true);
        this.one = taken.onboarding;
        this.sheet = null;
        this.undo = taken.undo;
      }
    });
  }

  /** @param {Onboarding} one @param {string} act */
  #act(one, act) {
    void this.tried(async () => {
      const reason = act === 'return' ? t('onboarding.returnReason') : '';
      this.one = await this.api.actOnOnboarding(one, act, reason);
      this.seen = null;
      if (this.one.credentials?.length) {
        this.credentials = this.one.credentials;
      }
    });
  }

  async look() {
    const all = await this.api.onboardings().catch(() => undefined);
    const open = all?.find((one) => one.next_step);
    if (!all) {
      return;
    }
    if (!open) {
      this.one = null;
      this.seen = null;
      return;
    }
    if (OBSERVED.includes(open.state) && may(this.user, 'ONBOARD')) {
      this.seen = await this.api.checkOnboarding(open.id).catch(() => this.seen);
      this.one = this.seen?.onboarding ?? this.one;
    } else if (this.one?.id !== open.id || this.one.version !== open.version) {
      this.one = await this.api.onboarding(open.id).catch(() => this.one);
    }
  }
}

/** What somebody typed as JSON; what is none stays as it was. @param {string} text @param {unknown} otherwise */
function parsed(text, otherwise) {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/** Hands a text to whoever looks as a file. @param {string} name @param {string} text */
function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('onboarding-page', OnboardingPage);
