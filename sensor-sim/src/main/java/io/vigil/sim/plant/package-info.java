/**
 * A plant that behaves, on a driven clock: a few kinds of element ({@code Element}) make hidden
 * quantities, sensors show them with noise, drift and resolution, and levers change them ({@code
 * SimulatedPlant}). The same seed and the same steps give the same readings.
 *
 * <p>Quantities are moved once a second in the order of the model. One that depends on a later one
 * sees what that was a second ago, which is how loops close. Switches are on from one half up.
 */
@NullMarked
package io.vigil.sim.plant;

import org.jspecify.annotations.NullMarked;
