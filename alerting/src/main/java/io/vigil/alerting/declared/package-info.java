/**
 * Orders, notices and calendars on record: shutdown orders (停产令) and notices of curtailment (限电通知)
 * of bureaus, holidays, night shifts and maintenance of plants. They are said in the log, and stand
 * in the lanes as readings of points that every plant has.
 */
@NullMarked
package io.vigil.alerting.declared;

import org.jspecify.annotations.NullMarked;
