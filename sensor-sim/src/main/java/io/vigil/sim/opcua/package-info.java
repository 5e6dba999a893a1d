/** A plant's OPC UA server: live values and history of its points, behind certificates. */
@NullMarked
package io.vigil.sim.opcua;

import org.jspecify.annotations.NullMarked;
