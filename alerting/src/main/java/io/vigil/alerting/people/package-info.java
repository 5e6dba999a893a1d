/** Who is signed in, as what, and the credentials of machines. */
@NullMarked
package io.vigil.alerting.people;

import org.jspecify.annotations.NullMarked;
