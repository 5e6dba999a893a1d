package io.vigil.ingest.http;

import io.vigil.ingest.down.Answer;
import io.vigil.model.wire.MqttTopics.Address;
import java.util.function.Consumer;

/** Where posted messages go: the owner of their sender's lane. Any thread; nothing blocks. */
public interface PostSink {
  /**
   * Takes a message in; false, and nothing, if there is no room now, or nobody owns the lane yet.
   *
   * @param from whom the door vouches for, and the kind of message
   * @param answered hears once, on another thread, when all of it is in the log; it must not block
   */
  boolean offer(Address from, byte[] payload, Consumer<Answer> answered);
}
