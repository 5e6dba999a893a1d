package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A lane with its counters: numbers are lane-local, dense, and given for life.
 *
 * @param id partition of {@code readings}
 * @param points how many points live in it
 * @param nextSlot the next point's slot
 * @param nextWatch the next watch's number
 * @param nextGateway the next gateway's number
 * @param stateEpoch the newest state epoch that its judge spoke under; -1 before it spoke
 * @param epochSince since when we know that
 */
@MappedEntity("lane")
public record Lane(
    @Id int id,
    int points,
    int nextSlot,
    int nextWatch,
    int nextGateway,
    long stateEpoch,
    Instant epochSince) {}
