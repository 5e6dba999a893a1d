/** Who this installation is to whoever comes over TLS. */
@NullMarked
package io.vigil.alerting.tls;

import org.jspecify.annotations.NullMarked;
