/**
 * Warning notices (警示通报) of bureaus to plants of their area, with receipts of who has read them.
 */
@NullMarked
package io.vigil.alerting.notice;

import org.jspecify.annotations.NullMarked;
