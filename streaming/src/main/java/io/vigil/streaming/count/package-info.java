/** What the jobs count, readable in the process they run in. */
@NullMarked
package io.vigil.streaming.count;

import org.jspecify.annotations.NullMarked;
