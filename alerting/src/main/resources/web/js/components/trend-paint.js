/** @import {Alert, LimitLine} from '../types.js' */
/** @import uPlot from 'uplot' */
import { bound, isNumber } from '../format.js';
import { t } from '../i18n.js';
import { levelOf } from '../levels.js';

const LABEL_PX = 12;
const LABEL_GAP_PX = 15;

/** @typedef {{from: number, to: number}} Stretch */
/** @typedef {(token: string) => string} Colours */

/**
 * Beneath the line: where the Alert lasted, and where there was no usable value.
 *
 * @param {uPlot} plot
 * @param {{bad: Stretch[], alert: Stretch | null}} stretches
 * @param {Colours} colour
 */
export function drawStretches(plot, { bad, alert }, colour) {
  if (alert) {
    fill(plot, alert, colour('--alert-span'));
  }
  bad.forEach((stretch) => hatch(plot, stretch, colour('--muted')));
}

/**
 * Above the line: the limits with sign and rule, and the clear value of the Alert's own.
 *
 * @param {uPlot} plot
 * @param {LimitLine[]} limits
 * @param {Alert | null} alert
 * @param {string | null} unit of measure
 * @param {Colours} colour
 */
export function drawLimits(plot, limits, alert, unit, colour) {
  const own = limits.findLast((line) => line.rule === alert?.rule);
  if (own && isNumber(own.clear) && own.clear !== own.limit) {
    level(plot, own.clear, colour('--muted'), [2, 4], 1, inForce(own));
  }
  const highestFirst = [...limits].sort((a, b) => Number(b.limit) - Number(a.limit));
  let above = -Infinity;
  for (const line of highestFirst) {
    const limit = Number(line.limit);
    const grade = levelOf({ severity: line.severity, scheme: alert?.scheme });
    level(plot, limit, colour('--ink'), [], 3.5, inForce(line));
    level(plot, limit, colour(`--level-${grade}`), [], 2, inForce(line));
    const y = Math.max(plot.valToPos(limit, 'y', true) - 4 * devicePixelRatio, above + LABEL_GAP_PX * devicePixelRatio);
    const words = `${t(`level.${grade}.shape`)} ${line.rule} ${bound(line.comparison, limit, unit)}`;
    label(plot, words, edges(plot, inForce(line))[0] + 6 * devicePixelRatio, y, colour);
    above = y;
  }
}

/**
 * At the upper edge: when which Alerts lasted, by colour and sign.
 *
 * @param {uPlot} plot
 * @param {readonly Alert[]} alerts
 * @param {Colours} colour
 */
export function drawAlerts(plot, alerts, colour) {
  const { ctx, bbox } = plot;
  for (const alert of alerts) {
    const grade = levelOf(alert);
    const [left, right] = edges(plot, { from: Date.parse(alert.began), to: alert.cleared ? Date.parse(alert.cleared) : Infinity });
    ctx.save();
    ctx.fillStyle = colour(`--level-${grade}`);
    ctx.fillRect(left, bbox.top, Math.max(right - left, 2 * devicePixelRatio), 4 * devicePixelRatio);
    ctx.restore();
    label(plot, t(`level.${grade}.shape`), left, bbox.top + 18 * devicePixelRatio, colour);
  }
}

/** While it was in force. @param {LimitLine} line @returns {Stretch} */
function inForce({ since, until }) {
  return { from: since ?? -Infinity, to: until ?? Infinity };
}

/**
 * @param {uPlot} plot
 * @param {Stretch} stretch
 */
function edges(plot, { from, to }) {
  const { left, width } = plot.bbox;
  const clamp = (/** @type {number} */ x) => Math.min(Math.max(x, left), left + width);
  return [clamp(plot.valToPos(from, 'x', true)), clamp(plot.valToPos(to, 'x', true))];
}

/**
 * @param {uPlot} plot
 * @param {Stretch} stretch
 * @param {string} colour
 */
function fill(plot, stretch, colour) {
  const [left, right] = edges(plot, stretch);
  plot.ctx.fillStyle = colour;
  plot.ctx.fillRect(left, plot.bbox.top, right - left, plot.bbox.height);
}

/**
 * @param {uPlot} plot
 * @param {Stretch} stretch
 * @param {string} colour
 */
function hatch(plot, stretch, colour) {
  const { ctx, bbox } = plot;
  const [left, right] = edges(plot, stretch);
  const foot = bbox.top + bbox.height;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, bbox.top, Math.max(right - left, 2), bbox.height);
  ctx.clip();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.globalAlpha = 0.55;
  ctx.beginPath();
  for (let x = left - bbox.height; x < right; x += 7 * devicePixelRatio) {
    ctx.moveTo(x, foot);
    ctx.lineTo(x + bbox.height, bbox.top);
  }
  ctx.stroke();
  ctx.restore();
}

/**
 * @param {uPlot} plot
 * @param {number} value
 * @param {string} colour
 * @param {number[]} dash
 * @param {number} width
 * @param {Stretch} stretch
 */
function level(plot, value, colour, dash, width, stretch) {
  const { ctx } = plot;
  const [left, right] = edges(plot, stretch);
  const y = plot.valToPos(value, 'y', true);
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = width * devicePixelRatio;
  ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(right, y);
  ctx.stroke();
  ctx.restore();
}

/**
 * @param {uPlot} plot
 * @param {string} words
 * @param {number} left
 * @param {number} foot
 * @param {Colours} colour
 */
function label({ ctx }, words, left, foot, colour) {
  ctx.save();
  ctx.font = `600 ${LABEL_PX * devicePixelRatio}px sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.lineWidth = 4 * devicePixelRatio;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colour('--paper');
  ctx.strokeText(words, left, foot);
  ctx.fillStyle = colour('--ink');
  ctx.fillText(words, left, foot);
  ctx.restore();
}
