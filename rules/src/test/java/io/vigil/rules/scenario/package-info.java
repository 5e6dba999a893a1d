/** What plants live through, by the numbers of the domain guide §8, against the judge itself. */
@NullMarked
package io.vigil.rules.scenario;

import org.jspecify.annotations.NullMarked;
