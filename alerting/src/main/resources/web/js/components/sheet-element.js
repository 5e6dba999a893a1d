/** @import {Desk} from '../desk.js' */
import { GIVEN, VigilElement } from './vigil-element.js';

/** What is known of one thing, asked of the server again and again while it is shown. */
export class SheetElement extends VigilElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { desk: { attribute: false } };

  #timer = 0;

  /** @param {number} everyMs how often the server is asked */
  constructor(everyMs) {
    super();
    this.everyMs = everyMs;
    /** @type {Desk} */
    this.desk = GIVEN;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.look(), this.everyMs);
    void this.look();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  /** Asks the server; what it does not answer stays as it was. */
  async look() {}
}
