package io.vigil.ingest.opcua;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How OPC UA servers are spoken to.
 *
 * @param folder of our certificate, of those we trust, of user names, and of what is known to be in
 *     the log
 * @param publishing how often a server reports what changed
 * @param keepAlive how often a silent server is asked whether it lives; the connection counts as
 *     lost after two answers that did not come
 * @param request how long an answer is waited for
 * @param lifetime how long a server keeps what waits for us while we are away
 * @param retry how long to wait before a server that could not be reached is tried again
 */
public record OpcUaOptions(
    Path folder,
    Duration publishing,
    Duration keepAlive,
    Duration request,
    Duration lifetime,
    Duration retry) {
  /** Every 500 ms, asked each 2 s, answered within 5 s, kept for 2 min, tried again after 3 s. */
  public static OpcUaOptions in(Path folder) {
    return new OpcUaOptions(
        folder,
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofMinutes(2),
        Duration.ofSeconds(3));
  }
}
