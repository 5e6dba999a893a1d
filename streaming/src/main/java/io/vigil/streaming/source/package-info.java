/** Partitions of the log in, one {@link io.vigil.streaming.source.LaneInput} a record out. */
@NullMarked
package io.vigil.streaming.source;

import org.jspecify.annotations.NullMarked;
