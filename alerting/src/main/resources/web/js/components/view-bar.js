/** @import {Desk} from '../desk.js' */
/** @import {Level, Mark, Order} from '../view.js' */
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { forgetView, keepView, keptViews } from '../kept-views.js';
import { BoardView, MARKS, ORDERS } from '../view.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const LEVELS = /** @type {const} */ (['1', '2', '3', '4']);
const MOST_NAME = 24;

/**
 * What a person chooses to see of the list. Fires `view` with the new one. What a choice leaves out
 * and somebody still has to acknowledge is counted here, so that no filter makes a board look calm.
 */
export class ViewBar extends VigilElement {
  static properties = { desk: { attribute: false }, naming: { state: true } };

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    this.naming = false;
  }

  /** To write at once. */
  begin() {
    this.#words.focus();
    this.#words.select();
  }

  get #words() {
    return /** @type {HTMLInputElement} */ (this.querySelector('input[type=search]'));
  }

  render() {
    const { view } = this.desk.listing;
    return html`
      <input
        type="search"
        aria-label=${t('view.words')}
        placeholder=${t('view.words')}
        maxlength="64"
        .value=${view.words}
        @input=${(/** @type {InputEvent} */ { target }) => this.#show(view.saying(/** @type {HTMLInputElement} */ (target).value))}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#leave(event)}
      />
      <span class="chips" role="group" aria-label=${t('column.level')}>
        ${LEVELS.map((level) => this.#level(level, view))}
      </span>
      <span class="chips">${MARKS.map((mark) => this.#mark(mark, view))}</span>
      <label
        >${t('view.order')}
        <select @change=${(/** @type {Event} */ { target }) => this.#show(view.ordered(/** @type {Order} */ (/** @type {HTMLSelectElement} */ (target).value)))}>
          ${ORDERS.map((one) => html`<option value=${one} ?selected=${one === view.order}>${t(`view.order.${one}`)}</option>`)}
        </select></label
      >
      ${this.naming ? this.#naming(view) : this.#kept(view)} ${view.isDuty ? nothing : this.#back()}
    `;
  }

  /** @param {Level} level @param {BoardView} view */
  #level(level, view) {
    return html`<button
      class="chip"
      data-level=${level}
      title=${t(`level.${level}.long`)}
      aria-pressed=${String(view.levels.includes(level))}
      @click=${() => this.#show(view.toggleLevel(level))}
    >
      ${t(`level.${level}.shape`)}${t(`level.${level}.name`)}
    </button>`;
  }

  /** @param {Mark} mark @param {BoardView} view */
  #mark(mark, view) {
    return html`<button class="chip" data-mark=${mark} aria-pressed=${String(view.marks.includes(mark))} @click=${() => this.#show(view.toggleMark(mark))}>
      ${t(`view.mark.${mark}`)}
    </button>`;
  }

  /** @param {BoardView} view */
  #kept(view) {
    const kept = keptViews();
    const query = view.toString();
    const own = kept.find((one) => one.query === query);
    return html`${kept.length > 0
      ? html`<select
          aria-label=${t('view.kept')}
          @change=${(/** @type {Event} */ { target }) => this.#show(BoardView.parse(/** @type {HTMLSelectElement} */ (target).value))}
        >
          <option value=${query} ?selected=${!own}>${t('view.kept')}</option>
          ${kept.map((one) => html`<option value=${one.query} ?selected=${one === own}>${one.name}</option>`)}
        </select>`
      : nothing}
    ${view.isDuty ? nothing : own ? this.#forget(own.name) : html`<button @click=${() => this.#name()}>${t('view.keep')}</button>`}`;
  }

  /** @param {string} name */
  #forget(name) {
    return html`<button
      @click=${() => {
        forgetView(name);
        this.requestUpdate();
      }}
    >
      ${t('view.forget')}
    </button>`;
  }

  async #name() {
    this.naming = true;
    await this.updateComplete;
    /** @type {HTMLInputElement | null} */ (this.querySelector('input[name=name]'))?.focus();
  }

  /** @param {BoardView} view */
  #naming(view) {
    return html`<form
      @submit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('name')).trim();
        if (name) {
          keepView(name, view);
        }
        this.naming = false;
      }}
    >
      <input name="name" required maxlength=${MOST_NAME} aria-label=${t('view.name')} placeholder=${t('view.name')} />
      <button>${t('view.keep')}</button>
    </form>`;
  }

  /** How much is not shown, and the way back. */
  #back() {
    const { shown, all, waiting } = this.desk.listing.leftOut();
    return html`<span class="left-out" role="status"
      >${t('view.shown', { shown, all })} ${waiting > 0 ? html`<b>▲ ${t('view.waiting', { n: waiting })}</b>` : nothing}</span
    ><button class="back" @click=${() => this.#show(new BoardView())}>${t('view.back')}</button>`;
  }

  /** From the words back to the rows. @param {KeyboardEvent} event */
  #leave(event) {
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.fire('rows');
    }
  }

  /** @param {BoardView} view */
  #show(view) {
    this.fire('view', view);
  }
}

customElements.define('view-bar', ViewBar);
