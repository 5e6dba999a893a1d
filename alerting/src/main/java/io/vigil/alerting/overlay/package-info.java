/**
 * What keeps a Watch quiet for a time: who asked, who approved, until when, and what it hid; and
 * what keeps its Alerts until somebody resets them.
 */
@NullMarked
package io.vigil.alerting.overlay;

import org.jspecify.annotations.NullMarked;
