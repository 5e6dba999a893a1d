/**
 * Text files that are laid into a folder, in the style of MT/T 1201: each row becomes a reading.
 */
@NullMarked
package io.vigil.ingest.folder;

import org.jspecify.annotations.NullMarked;
