/** @import {Alert} from './types.js' */
/** @import {Notice} from './desk.js' */
/** @import {Refusal} from './api.js' */
import { has, isolated, language, t } from './i18n.js';

/**
 * A refusal in the reader's language: our own sentence where we have one, else the server's.
 *
 * @param {Refusal} refusal
 * @param {Record<string, string>} [values]
 */
export function refusalWords(refusal, values = {}) {
  const { code } = refusal.problem;
  if (has(`refusal.${code}`)) {
    return t(`refusal.${code}`, values);
  }
  return refusal.problem[language()] ?? t('refusal.unknown', { code });
}

/**
 * @param {Notice} notice
 * @param {Alert} alert as it stands now
 */
export function noticeWords(notice, alert) {
  const values = { text: alertText(alert), actor: alert.acked_by ?? t('value.none') };
  return 'key' in notice ? t(notice.key, values) : refusalWords(notice.refusal, values);
}

/**
 * What people call the enterprise.
 *
 * @param {{enterprise: string, enterprise_name: string, enterprise_name_en: string}} named
 */
export function enterpriseName(named) {
  return isolated((language() === 'zh' ? named.enterprise_name : named.enterprise_name_en) || named.enterprise);
}

/** What people call the point. @param {Alert} alert */
export function pointName(alert) {
  return isolated(language() === 'zh' ? alert.point_name : alert.point_name_en);
}

/** What happened, in words. @param {Alert} alert */
export function alertText(alert) {
  return isolated(language() === 'zh' ? alert.text : alert.text_en);
}
