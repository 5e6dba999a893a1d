package io.vigil.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives who was told of an Alert and when, for its trace. Blocking; any thread. */
public interface TraceTold {
  /**
   * One event on its way to one channel.
   *
   * @param channel id of the channel
   * @param event what happened
   * @param happened when it happened, RFC 3339
   * @param state WAITING, SENT or DEAD
   * @param attempts how many times it was sent
   * @param accepted when the receiver accepted it, RFC 3339; null if it has not
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Told(
      String channel,
      String event,
      String happened,
      String state,
      int attempts,
      @Nullable String accepted) {}

  /** Everything that was sent about the Alert, or is to be, oldest first. */
  List<Told> about(String alert);
}
