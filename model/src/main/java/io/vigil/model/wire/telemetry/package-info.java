/** Readings as other platforms' gateways send them: ThingsBoard and Neuron. */
@NullMarked
package io.vigil.model.wire.telemetry;

import org.jspecify.annotations.NullMarked;
