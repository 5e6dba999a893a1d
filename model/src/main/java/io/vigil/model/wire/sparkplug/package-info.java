/**
 * Sparkplug B 3.0 on the wire: topics, and the protobuf payload read by the tables of the
 * specification (chapter 6). Whatever bytes come, nothing is thrown.
 */
@NullMarked
package io.vigil.model.wire.sparkplug;

import org.jspecify.annotations.NullMarked;
