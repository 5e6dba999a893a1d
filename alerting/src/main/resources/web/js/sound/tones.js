/** One tone of a pattern: when it begins in the pattern and how long it lasts, ms; how high it is, Hz. @typedef {{at: number, ms: number, hz: number}} Tone */

/** A pattern and the time after which it begins again, ms. @typedef {{every: number, tones: readonly Tone[]}} Pattern */

const BEEP_MS = 180;
const GAP_MS = 180;

/** @param {number} n how many @param {number} hz @returns {Tone[]} */
function beeps(n, hz) {
  return Array.from({ length: n }, (_, i) => ({ at: i * (BEEP_MS + GAP_MS), ms: BEEP_MS, hz }));
}

/** Red never pauses; the others leave room to talk. */
export const PATTERNS = /** @type {const} */ ({
  red: { every: 800, tones: [{ at: 0, ms: 400, hz: 960 }, { at: 400, ms: 400, hz: 770 }] },
  orange: { every: 10_000, tones: beeps(3, 880) },
  yellow: { every: 30_000, tones: beeps(1, 660) },
  cut: { every: 5_000, tones: [{ at: 0, ms: 300, hz: 520 }, { at: 300, ms: 300, hz: 440 }, { at: 600, ms: 300, hz: 350 }] },
});

/** One tone for who is informed only. @type {readonly Tone[]} */
export const ATTENTION = [{ at: 0, ms: 350, hz: 700 }, { at: 350, ms: 350, hz: 930 }];

/** What a station sounds when somebody takes it over: each level once. @type {readonly Tone[]} */
export const SELF_TEST = [
  { at: 0, ms: 400, hz: 960 },
  { at: 400, ms: 400, hz: 770 },
  { at: 1_000, ms: BEEP_MS, hz: 880 },
  { at: 1_360, ms: BEEP_MS, hz: 880 },
  { at: 1_900, ms: BEEP_MS, hz: 660 },
];

const RATE = 16_000;
const LOUDNESS = 0.5;
const EDGE_MS = 6;

/**
 * The sound itself, so that a loop of it needs no timer: browsers slow the timers of a page that
 * nobody looks at.
 *
 * @param {BaseAudioContext} context
 * @param {readonly Tone[]} tones
 * @param {number} lasts ms
 */
export function rendered(context, tones, lasts) {
  const buffer = context.createBuffer(1, (lasts * RATE) / 1000, RATE);
  const samples = buffer.getChannelData(0);
  for (const { at, ms, hz } of tones) {
    const length = (ms * RATE) / 1000;
    const edge = (EDGE_MS * RATE) / 1000;
    const from = (at * RATE) / 1000;
    for (let i = 0; i < length; i++) {
      const swell = Math.min(1, i / edge, (length - i) / edge);
      samples[from + i] = LOUDNESS * swell * Math.sin((2 * Math.PI * hz * i) / RATE);
    }
  }
  return buffer;
}
