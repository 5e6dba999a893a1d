/**
 * Planned work (计划作业) at plants: announced in advance, approved by a second person, and a mark on
 * the Alerts of its points while it lasts. It takes nothing from an Alert.
 */
@NullMarked
package io.vigil.alerting.work;

import org.jspecify.annotations.NullMarked;
