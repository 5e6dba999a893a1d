/** One live stream of changes for all screens, with resume. */
@NullMarked
package io.vigil.alerting.stream;

import org.jspecify.annotations.NullMarked;
