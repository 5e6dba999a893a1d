package io.vigil.alerting.routing;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Whom to phone at a position.
 *
 * @param id {@code t-epoch-n}, after the journal number at which it was written
 * @param position {@code tier:area}
 * @param enterprise of a plant's position; otherwise empty
 * @param division where the enterprise lies; otherwise the area of the position
 * @param name of the person or the room
 * @param phone its number
 * @param note what else is to be known; may be empty
 * @param writtenBy who wrote it down
 * @param writtenAt when
 */
@MappedEntity("phone_entry")
record PhoneEntry(
    @Id String id,
    String position,
    String enterprise,
    String division,
    String name,
    String phone,
    String note,
    String writtenBy,
    Instant writtenAt) {}
