/** Readings that people and programs wrote down as text, and the messages that they become. */
@NullMarked
package io.vigil.ingest.text;

import org.jspecify.annotations.NullMarked;
