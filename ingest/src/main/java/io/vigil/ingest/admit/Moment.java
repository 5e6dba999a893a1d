package io.vigil.ingest.admit;

/**
 * When a message was said and heard.
 *
 * @param sent when its sender says it sent it, milliseconds UTC
 * @param received when it reached us, milliseconds UTC
 * @param clockStands whether the stamps of its gateway, all of them, have stood still for long
 *     enough to be a clock that does
 */
record Moment(long sent, long received, boolean clockStands) {
  /** How long after an earlier message, by our clock where the sender's stands still. */
  long since(long earlierSent, long earlierReceived) {
    return sent == earlierSent ? received - earlierReceived : sent - earlierSent;
  }
}
