/** @import {Overlay, SuppressionRule, User} from './types.js' */

/** The pages of the menu, and the right without which there is nothing to see on one. */
const PAGES = /** @type {const} */ ([
  ['board', 'LOOK'],
  ['plants', 'LOOK'],
  ['offline', 'LOOK'],
  ['wall', 'LOOK'],
  ['cases', 'LOOK'],
  ['suppressed', 'LOOK'],
  ['hazards', 'LOOK'],
  ['works', 'LOOK'],
  ['declarations', 'LOOK'],
  ['commitments', 'LOOK'],
  ['notices', 'LOOK'],
  ['inspections', 'LOOK'],
  ['shift', 'ACT'],
  ['routing', 'LOOK'],
  ['search', 'LOOK'],
  ['statistics', 'LOOK'],
  ['leads', 'LOOK'],
  ['rules', 'LOOK'],
  ['drill', 'LOOK'],
  ['deliveries', 'SET_UP'],
  ['credentials', 'CREDENTIALS'],
  ['onboarding', 'ONBOARD'],
  ['approvals', 'APPROVE'],
  ['ops', 'LOOK'],
  ['people', 'PEOPLE'],
  ['audit', 'AUDIT'],
]);

/** @param {User} user @param {'LOOK' | 'ACT' | 'QUIET' | 'APPROVE' | 'DECLARE' | 'DRILL' | 'SET_UP' | 'ROTA' | 'CREDENTIALS' | 'ONBOARD' | 'PEOPLE' | 'AUDIT'} right */
export function may(user, right) {
  return user.rights.includes(right);
}

/** The names of the pages there are for somebody. @param {User} user @returns {string[]} */
export function pagesOf(user) {
  return PAGES.filter(([, right]) => may(user, right)).map(([page]) => page);
}

/** Whether there is nothing to see for somebody on the page of this name. @param {User} user @param {string} name */
export function isShut(user, name) {
  return PAGES.some(([page, right]) => page === name && !may(user, right));
}

/** The page somebody begins on. @param {User} user */
export function homeOf(user) {
  return `/${pagesOf(user)[0] ?? 'account'}`;
}

/** What somebody can answer to a design rule. @param {User} user @param {SuppressionRule} rule @returns {('approve' | 'end')[]} */
export function ruleAnswers(user, rule) {
  const second = rule.state === 'ASKED' && may(user, 'APPROVE') && rule.asked_by !== user.username;
  return [...(second ? /** @type {const} */ (['approve']) : []), ...(may(user, 'QUIET') || may(user, 'APPROVE') ? /** @type {const} */ (['end']) : [])];
}

/**
 * What somebody can answer to what is asked for or keeps Alerts quiet. Nobody approves what they
 * asked for themselves, and what a design rule keeps quiet ends with the rule.
 *
 * @param {User} user
 * @param {Overlay} overlay
 * @returns {('approve' | 'refuse' | 'lift')[]}
 */
export function overlayAnswers(user, overlay) {
  if (overlay.kind === 'SUPPRESSED' || (!may(user, 'QUIET') && !may(user, 'APPROVE'))) {
    return [];
  }
  if (overlay.state !== 'ASKED') {
    return ['lift'];
  }
  const second = may(user, 'APPROVE') && overlay.requested_by !== user.username;
  return second ? ['approve', 'refuse'] : ['refuse'];
}
