package io.vigil.model.wire.mqtt;

import io.vigil.model.refusal.RefusalCode;

/**
 * What decoding bytes from outside came to. Nothing that can be sent makes a decoder throw.
 *
 * @param <M> the kind of message
 */
public sealed interface Decoded<M> {
  /** The sequence number of a message that was refused before its number was read. */
  long NO_SEQUENCE = -1;

  /** The bytes are this message. */
  record Value<M>(M message) implements Decoded<M> {}

  /**
   * The bytes are no such message, and nothing of it was taken.
   *
   * @param code why
   * @param boot boot id of the sender, as far as it was read; empty if it was not
   * @param sequence number of the message; {@link #NO_SEQUENCE} if it was not read
   * @param zh the sentence in Chinese
   * @param en the sentence in English
   */
  record Refused<M>(RefusalCode code, String boot, long sequence, String zh, String en)
      implements Decoded<M> {}
}
