/** @import {PlantReport, PlantRemark, PlantSeen} from '../types.js' */
import { html, nothing } from 'lit';
import { moment } from '../format.js';
import { language, named, t } from '../i18n.js';

const SHOWN = 200;
/** So many points are shown without being asked for. */
const FEW = 12;

/** @typedef {NonNullable<NonNullable<PlantSeen['check']>['points']>[number]} SeenPoint */

/** What a draft comes to: mistakes, findings, what changes, and by which limits it is judged. @param {PlantReport} report */
export function reportOf({ mistakes, findings, differences, limits }) {
  return html`
    ${remarks('onboarding.mistakes', mistakes)} ${remarks('onboarding.findings', findings)}
    <details data-differences>
      <summary>${t('onboarding.differences', { n: String(differences?.length ?? 0) })}</summary>
      <table class="ops-hops">
        <tbody>
          ${(differences ?? [])
            .slice(0, SHOWN)
            .map(
              (one) => html`<tr>
                <td>${one.point || t('onboarding.plant')}</td>
                <td>${one.field || t(one.was ? 'onboarding.removed' : 'onboarding.added')}</td>
                <td>${one.field ? html`${one.was ?? '–'} → ${one.becomes ?? '–'}` : nothing}</td>
              </tr>`,
            )}
        </tbody>
      </table>
    </details>
    <details data-limits>
      <summary>${t('onboarding.limits', { n: String(limits?.length ?? 0) })}</summary>
      <table class="ops-hops">
        <tbody>
          ${(limits ?? [])
            .slice(0, SHOWN)
            .map(
              (one) => html`<tr>
                <td>${one.point}</td>
                <td>${one.rule} ${named(one)}</td>
                <td>${one.limit ?? '–'}</td>
                <td>${one.clause}<span class="minor"> ${t(one.law ? 'onboarding.law' : 'onboarding.ours')}</span></td>
              </tr>`,
            )}
        </tbody>
      </table>
    </details>
  `;
}

/** What is seen of a plant on trial, and how the trial goes. @param {PlantSeen} seen */
export function seenOf({ check, trial }) {
  return html`
    ${check ? pointsOf(check.points ?? []) : nothing}
    ${trial
      ? html`<p class="headline" data-trial>
            ${t(trial.passed ? 'onboarding.trialPassed' : trial.over ? 'onboarding.trialFailed' : 'onboarding.trialGoesOn', {
              until: moment(Date.parse(trial.until), Date.now()),
            })}
          </p>
          <p class="minor">${t('onboarding.trialMeans')}</p>
          ${remarks('onboarding.failures', trial.failures)}
          <p>${t('onboarding.sounded', { n: String(trial.sounded?.length ?? 0) })}</p>
          <ul>
            ${trial.sounded?.map((one) => html`<li>${language() === 'zh' ? one.text_zh : one.text_en}</li>`)}
          </ul>`
      : nothing}
  `;
}

/** Those with trouble first; the others are opened by whoever wants to see them all. @param {SeenPoint[]} points */
function pointsOf(points) {
  const troubled = points.filter((one) => one.trouble);
  const fine = points.filter((one) => !one.trouble);
  return html`
    ${troubled.length ? html`<h3>${t('onboarding.troubled', { n: String(troubled.length) })}</h3>${pointTable(troubled)}` : nothing}
    <details data-fine ?open=${points.length <= FEW}>
      <summary>${t('onboarding.untroubled', { n: String(fine.length) })}</summary>
      ${pointTable(fine)}
    </details>
  `;
}

/** @param {SeenPoint[]} points */
function pointTable(points) {
  return html`<table class="ops-hops" data-check>
    <tbody>
      ${points.slice(0, SHOWN).map(
        (one) => html`<tr data-seen=${one.point}>
          <td>${one.point} ${named(one)}</td>
          <td>${one.at ? html`${moment(Date.parse(one.at), Date.now())} ${one.quality} ${one.value ?? '–'} ${one.unit}` : '–'}</td>
          <td>${(language() === 'zh' ? one.trouble : one.trouble_en) ?? t('onboarding.fine')}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @param {string} title @param {PlantRemark[] | undefined} found */
function remarks(title, found) {
  return found?.length
    ? html`<h3>${t(title)}</h3>
        <ul>
          ${found.slice(0, SHOWN).map((one) => html`<li><code>${one.pointer}</code> ${one[language()]}</li>`)}
        </ul>`
    : nothing;
}
