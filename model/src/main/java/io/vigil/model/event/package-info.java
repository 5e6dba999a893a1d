/** What a plant says of itself besides its readings: calibrations, states of units, alarms. */
@NullMarked
package io.vigil.model.event;

import org.jspecify.annotations.NullMarked;
