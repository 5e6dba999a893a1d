package io.vigil.alerting.journal;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** Something that is still to be said in the log; gone once the log has it. */
@MappedEntity("outbox")
record OutboxMessage(
    @Id @GeneratedValue @Nullable Long id, String topic, String messageKey, byte[] message) {}
