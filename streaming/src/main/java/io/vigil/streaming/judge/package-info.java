/** {@code Step} and {@code HistoryStep} inside Flink: state, serializers and operators. */
@NullMarked
package io.vigil.streaming.judge;

import org.jspecify.annotations.NullMarked;
