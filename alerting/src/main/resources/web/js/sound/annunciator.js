/** @import {Tone} from './tones.js' */
import { language } from '../i18n.js';
import { PATTERNS, rendered } from './tones.js';

/** @typedef {keyof typeof PATTERNS} PatternName */

/**
 * The loudspeaker of this station: one pattern that goes on, single tones, and a voice where the
 * machine has one of the language. A browser lets a page sound only after a gesture; until then, and
 * whenever it takes the sound away, {@link isAudible} is false.
 */
export class Annunciator {
  #context = new AudioContext();
  /** @type {PatternName | null} */
  #playing = null;
  /** @type {AudioBufferSourceNode | null} */
  #loop = null;

  /** @param {() => void} changed called when the browser gives or takes the sound */
  constructor(changed) {
    this.#context.addEventListener('statechange', changed);
  }

  get isAudible() {
    return this.#context.state === 'running';
  }

  /** Asks the browser for sound; only within a gesture does it say yes. */
  async open() {
    await this.#context.resume();
  }

  /** Sounds this on and on; null for nothing. @param {PatternName | null} name */
  keepPlaying(name) {
    if (name === this.#playing) {
      return;
    }
    this.#loop?.stop();
    this.#loop = null;
    this.#playing = name;
    if (name) {
      const { tones, every } = PATTERNS[name];
      this.#loop = this.#source(tones, every);
      this.#loop.loop = true;
      this.#loop.start();
    }
  }

  /** Sounds this once, over what plays; not later, where nothing can be heard now. @param {readonly Tone[]} tones */
  playOnce(tones) {
    if (!this.isAudible) {
      return;
    }
    this.#source(tones, Math.max(...tones.map(({ at, ms }) => at + ms))).start();
  }

  /** Says this, where there is a voice. @param {string} words */
  say(words) {
    if (!this.isAudible) {
      return;
    }
    const voice = globalThis.speechSynthesis?.getVoices().find((one) => one.lang.startsWith(language()));
    if (voice) {
      const speech = new SpeechSynthesisUtterance(words);
      speech.voice = voice;
      speech.lang = voice.lang;
      speechSynthesis.speak(speech);
    }
  }

  /** @param {readonly Tone[]} tones @param {number} lasts ms */
  #source(tones, lasts) {
    const source = this.#context.createBufferSource();
    source.buffer = rendered(this.#context, tones, lasts);
    source.connect(this.#context.destination);
    return source;
  }
}
