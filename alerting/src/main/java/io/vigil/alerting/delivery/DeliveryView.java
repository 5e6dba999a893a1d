package io.vigil.alerting.delivery;

import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.alert.PlantTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as people see it.
 *
 * @param id its number
 * @param channel where to
 * @param alert what about
 * @param event what happened
 * @param severity of the Alert then
 * @param state WAITING, SENT or DEAD
 * @param request idempotency key of the request; null until it was first sent
 * @param attempts how many times it was sent
 * @param created when it happened, RFC 3339
 * @param nextAttempt when it is sent next; null if it is not
 * @param lastAttempt null if none
 * @param sent when the receiver accepted it; null if it has not
 * @param answer what the receiver said last
 * @param zh why the last attempt failed, in Chinese; null if it did not
 * @param en why the last attempt failed, in English; null if it did not
 */
@Serdeable
record DeliveryView(
    long id,
    String channel,
    String alert,
    DeliveryEvent event,
    int severity,
    DeliveryState state,
    @Nullable String request,
    int attempts,
    String created,
    @Nullable String nextAttempt,
    @Nullable String lastAttempt,
    @Nullable String sent,
    String answer,
    @Nullable String zh,
    @Nullable String en) {
  static DeliveryView of(Delivery row) {
    Trouble trouble = row.trouble();
    boolean waiting = row.state() == DeliveryState.WAITING;
    return new DeliveryView(
        Objects.requireNonNull(row.id()),
        row.channel(),
        row.alert(),
        row.event(),
        row.severity(),
        row.state(),
        row.request(),
        row.attempts(),
        PlantTime.format(row.created()),
        PlantTime.formatOrNull(waiting ? row.nextAttempt() : null),
        PlantTime.formatOrNull(row.lastAttempt()),
        PlantTime.formatOrNull(row.sent()),
        row.detail(),
        trouble == null ? null : trouble.zh(),
        trouble == null ? null : trouble.en());
  }
}
