/**
 * How a plant comes to be watched, and how what is watched is changed: drafted by an engineer of
 * the enterprise, tried, approved by a second person, and only then live (ADR 21).
 */
@NullMarked
package io.vigil.alerting.onboarding;

import org.jspecify.annotations.NullMarked;
