package io.vigil.alerting.delivery;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an Alert on its way to one channel.
 *
 * @param id grows in the order of commits; null until it is written
 * @param eventKey Alert, event and journal number
 * @param channel id of the channel
 * @param alert id of the Alert
 * @param event what happened
 * @param severity of the Alert then, 1 the most urgent
 * @param groupKey enterprise, unit and scheme: what shares it is sent together
 * @param content the Alert as it stood then, as it is sent
 * @param state how far it has got
 * @param request idempotency key of the request it belongs to; null until it is first sent
 * @param attempts how many times it was sent, or was about to be
 * @param created when it happened
 * @param since when sending began, first or anew
 * @param nextAttempt not before
 * @param lastAttempt null if none
 * @param sent when the receiver accepted it; null if it has not
 * @param trouble why the last attempt failed; null if it did not
 * @param detail what the receiver said last
 */
@MappedEntity("delivery")
record Delivery(
    @Id @GeneratedValue @Nullable Long id,
    String eventKey,
    String channel,
    String alert,
    DeliveryEvent event,
    int severity,
    String groupKey,
    String content,
    DeliveryState state,
    @Nullable String request,
    int attempts,
    Instant created,
    Instant since,
    Instant nextAttempt,
    @Nullable Instant lastAttempt,
    @Nullable Instant sent,
    @Nullable Trouble trouble,
    String detail) {
  /** The enterprise of the Alert. */
  String enterprise() {
    return groupKey.substring(0, groupKey.indexOf('/'));
  }

  /** The key of a request that begins with it. */
  String key() {
    return channel + "/" + eventKey;
  }
}
