/** Whether a configuration can work on this machine, told before a start; nothing is changed. */
@NullMarked
package io.vigil.standalone.check;

import org.jspecify.annotations.NullMarked;
