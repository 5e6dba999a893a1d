/** What edge nodes of Sparkplug B say, as the messages that gateways of Vigil would have sent. */
@NullMarked
package io.vigil.ingest.sparkplug;

import org.jspecify.annotations.NullMarked;
