/** Enterprises, gateways, points and watches: the master data, and how it reaches the lanes. */
@NullMarked
package io.vigil.alerting.registry;

import org.jspecify.annotations.NullMarked;
