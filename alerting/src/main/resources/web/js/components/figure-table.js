/** @import {Figure, Measure} from '../types.js' */
import { html, nothing } from 'lit';
import { number } from '../format.js';
import { has, language, t } from '../i18n.js';

/** @param {Figure[]} figures @param {Map<string, Measure>} measures @param {string} name */
export function figureTable(figures, measures, name) {
  return html`<table class="ops-hops measures" data-table=${name}>
    <thead>
      <tr>
        ${['measure', 'value', 'target', 'definition'].map((one) => html`<th>${t(`stats.${one}`)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${figures.map((figure) => figureRow(figure, /** @type {Measure} */ (measures.get(figure.measure))))}
    </tbody>
  </table>`;
}

/** @param {Figure} figure @param {Measure} measure */
function figureRow({ of, value }, measure) {
  return html`<tr>
    <td>${measure.id} ${measure[language()]}${of ? ` · ${part(of)}` : ''}</td>
    <td data-figure=${measure.measure} data-of=${of}>${amount(value, measure)}</td>
    <td>${measure.target}</td>
    <td class="minor">${measure[`definition_${language()}`]}</td>
  </tr>`;
}

/** @param {number | null} value @param {Measure} measure */
export function amount(value, { unit }) {
  if (value === null || unit === '1') {
    return number(value);
  }
  const shown = Math.abs(value) < 1 ? Number(value.toPrecision(2)) : value;
  return html`${unit === '%' ? bar(value) : nothing} ${number(shown)} ${unit.replace(/^1\//, '/ ')}`;
}

/** @param {number} percent */
export function bar(percent) {
  return html`<meter min="0" max="100" .value=${percent} aria-hidden="true"></meter>`;
}

/** Severity or kind of quiet in words; a cause as it was written. @param {string} of */
function part(of) {
  const key = `stats.part.${of}`;
  return has(key) ? t(key) : of;
}
