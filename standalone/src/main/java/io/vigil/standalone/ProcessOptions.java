package io.vigil.standalone;

import io.vigil.streaming.ClusterAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What parts that run as processes of their own need to know besides; {@code vigil run} needs none
 * of it.
 *
 * @param broker the MQTT broker of others that gateways connect to
 * @param brokerFolder where alerting keeps what Mosquitto asks for: {@code passwords} and {@code
 *     acl}
 * @param ingestPort port of health and metrics of ingest; default 8081
 * @param streamingPort port of health and metrics of streaming; default 8082
 * @param cluster the Flink cluster that the jobs run in; without one they run in the process of
 *     streaming
 */
public record ProcessOptions(
    Optional<BrokerAddress> broker,
    Optional<Path> brokerFolder,
    int ingestPort,
    int streamingPort,
    Optional<ClusterAddress> cluster) {
  /** A broker: {@code tcp://host:port}, and the password of Vigil's own user there. */
  public record BrokerAddress(String url, String password) {
    @Override
    public String toString() {
      return "BrokerAddress[" + url + "]";
    }
  }

  /** No broker of others, and the default ports. */
  public static ProcessOptions defaults() {
    return new ProcessOptions(Optional.empty(), Optional.empty(), 8081, 8082, Optional.empty());
  }
}
