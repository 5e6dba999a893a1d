package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogSettingsTest {
  @ParameterizedTest
  @EnumSource
  void kafkaTakesTheSettingsOfEveryProfile(DurabilityProfile profile) {
    KafkaConfig config = KafkaConfig.fromProps(of(profile));
    assertThat(config.nodeId()).isEqualTo(1);
    assertThat(config.autoCreateTopicsEnable()).isFalse();
  }

  @Test
  void onlyThePowerProfileForcesEachRecordToTheDisk() {
    assertThat(of(DurabilityProfile.POWER)).containsEntry("log.flush.interval.messages", "1");
    assertThat(of(DurabilityProfile.PROCESS)).doesNotContainKey("log.flush.interval.messages");
    assertThat(of(DurabilityProfile.DEMO)).doesNotContainKey("log.flush.interval.messages");
  }

  @Test
  void theDemoKeepsItsSegmentsSmall() {
    assertThat(of(DurabilityProfile.DEMO)).containsEntry("log.segment.bytes", "16777216");
    assertThat(of(DurabilityProfile.PROCESS)).containsEntry("log.segment.bytes", "67108864");
  }

  /** Kafka's own 9 s would make a restart after kill -9 take 12 s. */
  @Test
  void aKilledBrokerIsTakenForDeadWithinTwoSeconds() {
    assertThat(of(DurabilityProfile.PROCESS)).containsEntry("broker.session.timeout.ms", "2000");
  }

  @Test
  void everyAddressIsLoopback() {
    Properties properties = of(DurabilityProfile.PROCESS);
    assertThat(properties.getProperty("listeners"))
        .isEqualTo("CLIENTS://127.0.0.1:21001,CONTROLLER://127.0.0.1:21002");
    assertThat(properties.getProperty("advertised.listeners"))
        .isEqualTo("CLIENTS://127.0.0.1:21003");
    assertThat(properties.getProperty("controller.quorum.voters")).isEqualTo("1@127.0.0.1:21002");
  }

  private static Properties of(DurabilityProfile profile) {
    return new LogSettings(Path.of("segments"), 21_001, "127.0.0.1:21003", 21_002, profile)
        .properties();
  }
}
