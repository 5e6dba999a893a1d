/** Tests of the messages between plants and Vigil. */
@NullMarked
package io.vigil.model.wire.mqtt;

import org.jspecify.annotations.NullMarked;
