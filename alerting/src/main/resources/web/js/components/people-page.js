/** @import {Person, Terms} from '../types.js' */
import { html, nothing } from 'lit';
import { positionWords } from '../duty.js';
import { t } from '../i18n.js';
import { LookingPage } from './looking-page.js';

/** What somebody can be, and the tiers at which one can be that. */
const BUREAU = ['county', 'prefecture', 'province', 'town'];
const PLANT = ['plant-shift', 'plant-head'];
/** @type {Record<string, string[]>} */
const TIERS = {
  DUTY: BUREAU,
  LEAD: BUREAU,
  APPROVER: BUREAU,
  PLANT,
  ENGINEER: PLANT,
  ADMIN: [],
  SECURITY: [],
  AUDIT: [],
};

/** Who may sign in, as what, and where they belong; makes, changes and removes people. */
export class PeoplePage extends LookingPage {
  static properties = {
    people: { state: true },
    role: { state: true },
    changed: { state: true },
    made: { state: true },
  };

  constructor() {
    super();
    /** @type {Person[]} */
    this.people = [];
    this.role = 'DUTY';
    /** Who is about to be changed; null for somebody new. @type {Person | null} */
    this.changed = null;
    /** A password that is shown this once. @type {{username: string, password: string} | null} */
    this.made = null;
  }

  render() {
    return html`
      ${this.head('people.title')}
      <p>${t('people.means')}</p>
      ${this.made ? this.#password(this.made) : nothing} ${this.#form()}
      <h2>${t('people.all', { n: this.people.length })}</h2>
      <table class="ops-hops people">
        <thead>
          <tr>
            ${['username', 'role', 'position', 'rights', 'acts'].map((one) => html`<th>${t(`people.${one}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.people.map((person) => this.#row(person))}
        </tbody>
      </table>
    `;
  }

  /** @param {{username: string, password: string}} made */
  #password({ username, password }) {
    return html`<p class="notice" role="status">
      ${t('people.password', { username })} <code>${password}</code>
      <button class="quiet" @click=${() => (this.made = null)}>${t('people.noted')}</button>
    </p>`;
  }

  #form() {
    const tiers = TIERS[this.role] ?? [];
    const { changed } = this;
    const [tier, area] = changed?.position?.split(':') ?? ['', ''];
    return html`<form class="drill-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#keep(event)}>
      ${changed
        ? html`<p><b>${changed.username}</b></p>`
        : html`<label
            >${t('people.username')}
            <input name="username" required maxlength="32" pattern="[a-z][a-z0-9\\-]*" autocapitalize="none" spellcheck="false"
          /></label>`}
      <label
        >${t('people.role')}
        <select name="role" @change=${(/** @type {Event} */ event) => (this.role = /** @type {HTMLSelectElement} */ (event.target).value)}>
          ${Object.keys(TIERS).map((role) => html`<option value=${role} ?selected=${role === this.role}>${t(`role.${role}`)}</option>`)}
        </select></label
      >
      ${tiers.length > 0
        ? html`<label
              >${t('people.tier')}
              <select name="tier">
                ${tiers.map((one) => html`<option value=${one} ?selected=${one === tier}>${t(`tier.${one}`)}</option>`)}
              </select></label
            >
            <label
              >${t(tiers === PLANT ? 'people.enterprise' : 'people.division')}
              <input name="area" required maxlength="32" .value=${area ?? ''}
            /></label>`
        : nothing}
      <button class="primary">${t(changed ? 'people.change' : 'people.make')}</button>
      ${changed ? html`<button type="button" @click=${() => (this.changed = null)}>${t('people.cancel')}</button>` : nothing}
    </form>`;
  }

  /** @param {Person} person */
  #row(person) {
    const self = person.username === this.user.username;
    return html`<tr data-person=${person.username}>
      <td>${person.username}</td>
      <td>${t(`role.${person.role}`)}</td>
      <td>${person.position ? positionWords(person.position) : t('people.everywhere')}</td>
      <td class="minor">${t(`role.${person.role}.may`)}</td>
      <td>
        ${self
          ? t('people.self')
          : html`<div class="acts">
              <button @click=${() => this.#change(person)}>${t('people.edit')}</button>
              <button @click=${() => this.#renew(person)}>${t('people.renew')}</button>
              <button @click=${() => this.#remove(person)}>${t('people.remove')}</button>
            </div>`}
      </td>
    </tr>`;
  }

  /** @param {Person} person */
  #change(person) {
    this.role = person.role;
    this.changed = person;
  }

  /** @param {SubmitEvent} event */
  #keep(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const entered = new FormData(form);
    const tier = entered.get('tier');
    /** @type {Terms} */
    const terms = { role: this.role, position: tier ? `${tier}:${String(entered.get('area')).trim()}` : null };
    const { changed } = this;
    void this.tried(async () => {
      if (changed) {
        await this.api.changePerson(changed.username, terms);
        this.changed = null;
      } else {
        this.#show(await this.api.makePerson(String(entered.get('username')), terms));
      }
      form.reset();
    });
  }

  /** @param {Person} person */
  #renew({ username }) {
    if (confirm(t('people.renewSure', { username }))) {
      void this.tried(async () => this.#show(await this.api.renewPassword(username)));
    }
  }

  /** @param {Person} person */
  #remove({ username }) {
    if (confirm(t('people.removeSure', { username }))) {
      void this.tried(() => this.api.removePerson(username));
    }
  }

  /** @param {{person: Person, password: string}} made */
  #show({ person, password }) {
    this.made = { username: person.username, password };
  }

  async look() {
    this.people = await this.api.people().catch(() => this.people);
  }
}

customElements.define('people-page', PeoplePage);
