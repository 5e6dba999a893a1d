import { html } from 'lit';
import { language, t } from '../i18n.js';
import { keepSingleKeys, singleKeysOn } from '../keyboard.js';
import { VigilElement } from './vigil-element.js';

const KEYS = ['j', 'k', '→', '←', 'Enter', 'a', 'm', 'f', 'Esc', 'l', '?'];
const LEVELS = ['1', '2', '3', '4'];

/** Keys and signs, on one page. */
export class HelpDialog extends VigilElement {
  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  toggle() {
    if (this.#dialog.open) {
      this.#dialog.close();
    } else {
      this.#dialog.showModal();
    }
  }

  get isOpen() {
    return this.#dialog?.open ?? false;
  }

  render() {
    return html`<dialog class="help" aria-labelledby="help-title">
      <h2 id="help-title">${t('help.title')}</h2>
      <dl>
        ${KEYS.map((key) => html`<dt><kbd>${key}</kbd></dt><dd>${t(`help.key.${key}`)}</dd>`)}
      </dl>
      <label>
        <input type="checkbox" .checked=${singleKeysOn()} @change=${keepChoice} />${t('help.singleKeys')}
      </label>
      <h3>${t('help.signs')}</h3>
      <ul class="signs">
        ${LEVELS.map(
          (level) => html`<li>
            <span class="badge level-${level}"
              ><span class="shape">${t(`level.${level}.shape`)}</span>${t(`level.${level}.name`)}<span class="numeral"
                >${t(`level.${level}.numeral`)}</span
              ></span
            >${t(`level.${level}.long`)}
          </li>`,
        )}
      </ul>
      <p>${t('help.order')}</p>
      <p><a href="/handbook?lang=${language()}#board" target="_blank">${t('help.handbook')}</a></p>
      <button class="primary" @click=${() => this.toggle()}>${t('act.close')}</button>
    </dialog>`;
  }
}

/** @param {Event} event */
function keepChoice(event) {
  keepSingleKeys(/** @type {HTMLInputElement} */ (event.target).checked ? 'on' : 'off');
}

customElements.define('help-dialog', HelpDialog);
