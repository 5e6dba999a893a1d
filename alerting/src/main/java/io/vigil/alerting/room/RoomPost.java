package io.vigil.alerting.room;

import java.io.IOException;

/** The way to the broker that control rooms listen at. Any thread. */
public interface RoomPost {
  /**
   * Hands a message to the broker and returns when the broker has it, at quality of service 1.
   *
   * @throws IOException if it has not, in words
   */
  void say(String topic, byte[] message) throws IOException;
}
