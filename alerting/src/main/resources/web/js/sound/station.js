/** @import {Desk} from '../desk.js' */
/** @import {Alert} from '../types.js' */
import { t } from '../i18n.js';
import { levelOf } from '../levels.js';
import { alertText, enterpriseName } from '../notice.js';
import { Annunciator } from './annunciator.js';
import { Horn } from './horn.js';
import { ATTENTION, SELF_TEST } from './tones.js';

/** In a flood the page has more to do than to look for the worst row with each change. */
const FOLLOW_EVERY_MS = 200;

/**
 * The sound of one duty desk: follows its Alerts and its connection. Fires `change` when what it
 * says of itself changed.
 */
export class SoundStation extends EventTarget {
  #horn = new Horn();
  #annunciator = new Annunciator(() => this.#changed());
  #cut = false;
  #waiting = false;

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.desk = desk;
    for (const event of ['change', 'pulse', 'tick']) {
      desk.addEventListener(event, () => this.#soon());
    }
  }

  /** Whether an Alert would be heard here. */
  get isAudible() {
    return this.#annunciator.isAudible;
  }

  /** How long the station is still silent, ms. */
  get silentForMs() {
    return this.#horn.silentFor(performance.now());
  }

  /** Somebody takes the station over: the gesture that browsers ask for, and a test they can hear. */
  async takeOver() {
    await this.#annunciator.open();
    this.#annunciator.playOnce(SELF_TEST);
    this.#annunciator.say(t('sound.selfTest'));
    this.#changed();
  }

  /** Silence is no acknowledgement. */
  silence() {
    this.#horn.silence(performance.now());
    this.#follow();
  }

  /** The first change at once, those that follow together. */
  #soon() {
    if (this.#waiting) {
      return;
    }
    this.#waiting = true;
    this.#follow();
    setTimeout(() => {
      this.#waiting = false;
      this.#follow();
    }, FOLLOW_EVERY_MS);
  }

  #follow() {
    const { desk } = this;
    const { signal, attention, spoken } = this.#horn.hear(desk.store.rows(), (alert) => desk.answersFor(alert), performance.now());
    const cut = desk.pulse.frozen;
    this.#annunciator.keepPlaying(cut && this.silentForMs === 0 ? 'cut' : signal);
    if (attention) {
      this.#annunciator.playOnce(ATTENTION);
    }
    if (spoken) {
      this.#annunciator.say(spokenWords(spoken));
    }
    if (cut && !this.#cut) {
      this.#annunciator.say(t('sound.cut'));
    }
    this.#cut = cut;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {Alert} alert */
function spokenWords(alert) {
  const drill = alert.mode === 'DRILL' ? t('sound.drill') : '';
  return drill + t('sound.spoken', { level: t(`level.${levelOf(alert)}.long`), plant: enterpriseName(alert), text: alertText(alert) });
}
