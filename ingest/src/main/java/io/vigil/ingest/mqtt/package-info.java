/** Talks MQTT 5: takes messages from the broker and gives them back only when the log has them. */
@NullMarked
package io.vigil.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
