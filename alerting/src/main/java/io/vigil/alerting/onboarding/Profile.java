package io.vigil.alerting.onboarding;

import io.micronaut.data.annotation.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What an enterprise says of itself besides its plant file.
 *
 * @param creditCode unified social credit code (统一社会信用代码); empty if not said
 * @param licence number of its work safety licence (安全生产许可证); empty if not said
 * @param contact whom to ask; empty if not said
 * @param phone where; empty if not said
 * @param dustHeadcount how many people work where there is dust that explodes; null if not said
 */
@Embeddable
record Profile(
    String creditCode,
    String licence,
    String contact,
    String phone,
    @Nullable Integer dustHeadcount) {
  static final Profile EMPTY = new Profile("", "", "", "", null);
}
