package io.vigil.alerting.hazard;

import io.micronaut.data.annotation.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Supervision by listing (挂牌督办, domain guide §1b, 30).
 *
 * @param listedBy the position that listed it, {@code tier:area}, which alone lifts it; null while
 *     it is not listed
 * @param listedUntil by when it must be put right then
 */
@Embeddable
record Supervision(@Nullable String listedBy, @Nullable Instant listedUntil) {
  static final Supervision NONE = new Supervision(null, null);
}
