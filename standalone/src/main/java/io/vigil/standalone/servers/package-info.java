/** Servers of others on this machine, each in a process of its own, for those who kill them. */
@NullMarked
package io.vigil.standalone.servers;

import org.jspecify.annotations.NullMarked;
