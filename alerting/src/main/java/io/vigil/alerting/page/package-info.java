/** The pages, their files, and the headers that guard them. */
@NullMarked
package io.vigil.alerting.page;

import org.jspecify.annotations.NullMarked;
