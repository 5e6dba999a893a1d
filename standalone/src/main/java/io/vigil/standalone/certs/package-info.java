/** Certificates for trying things out, where no authority hands them out. */
@NullMarked
package io.vigil.standalone.certs;

import org.jspecify.annotations.NullMarked;
