/** @import {Alert} from '../types.js' */
/** @import {Desk} from '../desk.js' */
/** @import {Action} from '../keyboard.js' */
/** @import {SoundStation} from '../sound/station.js' */
import { html, nothing } from 'lit';
import { Cursor } from '../cursor.js';
import { Hold } from '../hold.js';
import { language, switchLanguage, t } from '../i18n.js';
import { actionOf } from '../keyboard.js';
import { BoardView } from '../view.js';
import { AlertDetail } from './alert-detail.js';
import { AlertList } from './alert-list.js';
import './board-banners.js';
import './board-summary.js';
import { DemoTour } from './demo-tour.js';
import { HelpDialog } from './help-dialog.js';
import './red-strip.js';
import './top-strip.js';
import { ViewBar } from './view-bar.js';
import { GIVEN, VigilElement } from './vigil-element.js';

const BESIDE_THE_LIST = 'top-strip, red-strip, view-bar, board-summary, board-banners, alert-detail';

/** The duty room's screen: ties the desk to its parts and turns keys and clicks into acts. */
export class DutyBoard extends VigilElement {
  static properties = { desk: { attribute: false }, sound: { attribute: false }, openedId: { state: true } };

  #cursor = new Cursor();
  /** @type {Hold} */
  #hold = GIVEN;

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = GIVEN;
    /** @type {SoundStation} */
    this.sound = GIVEN;
    /** @type {string | null} */
    this.openedId = decodeURIComponent(location.hash.slice(1)) || null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.desk.listing.show(BoardView.parse(location.search));
    this.#hold = new Hold(this.desk.listing, () => this.#refresh());
    this.desk.addEventListener('change', () => this.#refresh());
    this.desk.addEventListener('pulse', () => this.#redraw(BESIDE_THE_LIST));
    this.desk.addEventListener('tick', () => this.#tick());
    this.sound.addEventListener('change', () => this.#redraw('top-strip, board-banners'));
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  firstUpdated() {
    this.#list.focusRows();
  }

  render() {
    const { desk } = this;
    const rows = desk.listing.rows();
    this.#cursor.settle(rows, performance.now());
    return html`
      <top-strip
        role="banner"
        .desk=${desk}
        .sound=${this.sound}
        @language=${switchLanguage}
        @help=${() => this.#help.toggle()}
        @sign-out=${() => this.fire('sign-out')}
      ></top-strip>
      <red-strip
        .desk=${desk}
        @open=${(/** @type {CustomEvent<string>} */ event) => this.#open(event.detail)}
      ></red-strip>
      <main class=${this.openedId ? 'with-detail' : ''}>
        <section class="list-side">
          <view-bar
            .desk=${desk}
            ?hidden=${desk.store.counts().open === 0 && desk.listing.view.isDuty}
            @view=${(/** @type {CustomEvent<BoardView>} */ event) => this.#show(event.detail)}
            @rows=${() => this.#list.focusRows()}
          ></view-bar>
          <alert-list
            .desk=${desk}
            .rows=${rows}
            .waiting=${desk.listing.waiting()}
            .cursorId=${this.#cursor.id}
            .openedId=${this.openedId}
            ?hidden=${rows.length === 0 && desk.listing.view.isDuty}
            @pointing=${() => this.#hold.byPointer()}
            @left=${() => this.#hold.pointerLeft()}
            @open=${(/** @type {CustomEvent<string>} */ event) => this.#open(event.detail)}
            @group=${(/** @type {CustomEvent<Alert>} */ event) => this.#toggle(event.detail)}
            @acknowledge=${(/** @type {CustomEvent<{alert: Alert, rungs: readonly Alert[]}>} */ { detail }) =>
              this.#pressed(detail.alert, detail.rungs)}
          ></alert-list>
          <board-summary .desk=${desk} @gather=${() => this.#toggleAll()} @tour=${() => this.#tour.begin()}></board-summary>
        </section>
        ${this.openedId ? this.#detail(this.openedId) : nothing}
        <board-banners .desk=${desk} .sound=${this.sound}></board-banners>
      </main>
      <demo-tour .desk=${desk}></demo-tour>
      <help-dialog></help-dialog>
    `;
  }

  updated() {
    const { unacked } = this.desk.store.counts();
    document.title = unacked > 0 ? t('app.titleWaiting', { n: unacked }) : t('app.title');
  }

  /** @param {string} id */
  #detail(id) {
    return html`<alert-detail
      .desk=${this.desk}
      .alertId=${id}
      .language=${language()}
      @close=${() => this.#close()}
      @acknowledge=${(/** @type {CustomEvent<Alert>} */ event) => this.#acknowledge(event.detail)}
    ></alert-detail>`;
  }

  get #list() {
    return /** @type {AlertList} */ (this.querySelector('alert-list'));
  }

  get #views() {
    return /** @type {ViewBar} */ (this.querySelector('view-bar'));
  }

  get #tour() {
    return /** @type {DemoTour} */ (this.querySelector('demo-tour'));
  }

  get #help() {
    return /** @type {HelpDialog} */ (this.querySelector('help-dialog'));
  }

  #refresh() {
    this.requestUpdate();
    this.#redraw(`${BESIDE_THE_LIST}, alert-list`);
  }

  #tick() {
    const opened = /** @type {AlertDetail | null} */ (this.querySelector('alert-detail'))?.alert;
    this.desk.latest.want([...this.#list.pointsInSight(), ...(opened ? [opened.point_id] : [])]);
    this.#list.tick();
    this.#redraw(BESIDE_THE_LIST);
  }

  /** The desk is one object for life, so its parts cannot see that something in it changed. @param {string} parts */
  #redraw(parts) {
    this.classList.toggle('frozen', this.desk.pulse.frozen);
    for (const part of this.querySelectorAll(parts)) {
      /** @type {VigilElement} */ (part).requestUpdate();
    }
  }

  /** The button of a row. @param {Alert} seen @param {readonly Alert[]} rungs as they stood on it */
  #pressed(seen, rungs) {
    if (this.#hold.missedAim) {
      this.desk.tell(seen.id, { key: 'notice.justMoved' });
      return;
    }
    this.#acknowledge(seen, rungs);
  }

  /** @param {Alert} seen @param {readonly Alert[]} [rungs] */
  async #acknowledge(seen, rungs) {
    const done = await this.desk.acknowledge(seen, rungs);
    if (done && this.#cursor.id === seen.id) {
      this.#cursor.float();
      this.requestUpdate();
    }
  }

  /** @param {string} id */
  #open(id) {
    this.#cursor.place(id);
    this.openedId = id;
    this.#keepAddress();
  }

  #close() {
    this.openedId = null;
    this.#keepAddress();
    this.#list.focusRows();
  }

  /** What is seen can be reloaded, kept and given to somebody else. */
  #keepAddress() {
    const query = this.desk.listing.view.toString();
    const opened = this.openedId ? `#${encodeURIComponent(this.openedId)}` : '';
    history.replaceState(null, '', `${location.pathname}${query ? `?${query}` : ''}${opened}`);
  }

  /** @param {BoardView} view */
  #show(view) {
    this.desk.listing.show(view);
    this.#cursor.float();
    this.#keepAddress();
    this.#refresh();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const action = actionOf(event);
    if (action === null || (this.#help.isOpen && action !== 'help')) {
      return;
    }
    event.preventDefault();
    this.#do(action);
  }

  /** @param {Action} action */
  #do(action) {
    switch (action) {
      case 'next':
        return this.#move(1);
      case 'previous':
        return this.#move(-1);
      case 'unfold':
        return this.#fold(true);
      case 'fold':
        return this.#fold(false);
      case 'open':
        return this.#cursor.id && this.#open(this.#cursor.id);
      case 'acknowledge':
        return this.#acknowledgeByKey();
      case 'silence':
        return this.sound.silence();
      case 'close':
        return this.openedId ? this.#close() : this.#letGo();
      case 'filter':
        return this.#views.begin();
      case 'help':
        return this.#help.toggle();
      case 'language':
        return switchLanguage();
    }
  }

  /** @param {boolean} unfold */
  #fold(unfold) {
    const { listing, store } = this.desk;
    const behind = listing.groups.behind(this.#cursor.id ?? '');
    const leader = store.get(this.#cursor.id ?? '');
    if (leader && behind && behind.unfolded !== unfold) {
      this.#cursor.place(leader.id);
      this.#toggle(leader);
    }
  }

  /** @param {Alert} alert */
  #toggle(alert) {
    this.desk.listing.toggle(alert);
    this.#refresh();
  }

  #toggleAll() {
    this.desk.listing.groups.toggleAll();
    this.desk.listing.release();
    this.#refresh();
  }

  /** Back to duty: the cursor on the most urgent row, everything shown, nothing held. */
  #letGo() {
    if (!this.desk.listing.view.isDuty) {
      this.#show(new BoardView());
    }
    this.#cursor.float();
    this.#hold.release();
  }

  /** @param {1 | -1} step */
  #move(step) {
    this.#hold.byKey();
    this.#cursor.move(this.desk.listing.rows(), step);
    if (this.openedId && this.#cursor.id) {
      this.#open(this.#cursor.id);
    }
    this.requestUpdate();
    this.#list.showCursor();
  }

  #acknowledgeByKey() {
    const id = this.openedId ?? this.#cursor.id;
    const seen = id ? this.desk.store.get(id) : undefined;
    if (!seen || this.desk.toAcknowledge(seen).length === 0) {
      return;
    }
    this.#hold.byKey();
    if (this.openedId || this.#cursor.steady(performance.now())) {
      this.#acknowledge(seen);
    } else {
      this.desk.tell(seen.id, { key: 'notice.justMoved' });
    }
  }
}

customElements.define('duty-board', DutyBoard);
