import { LitElement } from 'lit';
import { onLanguage } from '../i18n.js';

/** Stands in the constructor for a property that the owner gives before the first drawing. */
export const GIVEN = /** @type {any} */ (undefined);

/**
 * Base of all our elements: drawn into the page itself (one stylesheet for everything), drawn again
 * when the language changes.
 */
export class VigilElement extends LitElement {
  /** @type {(() => void) | undefined} */
  #forget = undefined;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#forget = onLanguage(() => this.requestUpdate());
  }

  disconnectedCallback() {
    this.#forget?.();
    super.disconnectedCallback();
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
