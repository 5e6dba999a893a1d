/**
 * What control systems of plants see and say over OPC UA: the Alerts of their own plant as
 * variables and as conditions (OPC 10000-9), and receipts for them (design: alerts §2, §4.4).
 */
@NullMarked
package io.vigil.alerting.scada;

import org.jspecify.annotations.NullMarked;
