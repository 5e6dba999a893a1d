package io.vigil.standalone.score;

import java.util.function.Supplier;

/**
 * Recordings of one kind.
 *
 * @param from the folder below that of the data
 * @param to the folder below that of the output
 * @param pattern of their names below it
 * @param judging how each of them is judged, from the beginning
 */
record RecordingSet(String from, String to, String pattern, Supplier<Judging> judging) {}
