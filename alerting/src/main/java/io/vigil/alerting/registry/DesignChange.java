package io.vigil.alerting.registry;

import io.vigil.model.plant.WatchDesign;
import org.jspecify.annotations.Nullable;

/**
 * What a plant file designs for its Watches, beside what the file before designed.
 *
 * @param enterprise the tenant
 * @param division where it lies
 * @param lane where its Watches are judged
 * @param before what the file before said
 * @param now what the file says
 * @param person who brought it; null if nobody in person
 */
public record DesignChange(
    String enterprise,
    String division,
    int lane,
    WatchDesign before,
    WatchDesign now,
    @Nullable String person) {}
