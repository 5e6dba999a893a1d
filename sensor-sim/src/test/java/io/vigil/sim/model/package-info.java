@NullMarked
package io.vigil.sim.model;

import org.jspecify.annotations.NullMarked;
