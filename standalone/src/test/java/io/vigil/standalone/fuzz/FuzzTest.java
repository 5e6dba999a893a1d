package io.vigil.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vigil.alerting.expression.CelConditions;
import io.vigil.alerting.journal.JournalFile;
import io.vigil.alerting.onboarding.PointFileDoor;
import io.vigil.ingest.folder.MonitoringFileDoor;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.GatewayStateCodec;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LeadEventCodec;
import io.vigil.model.wire.PlantEventsCodec;
import io.vigil.model.wire.RefusalCodec;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import io.vigil.model.wire.mqtt.BirthMessageCodec;
import io.vigil.model.wire.mqtt.DataDecoder;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.model.wire.mqtt.DeathMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import io.vigil.model.wire.mqtt.EnvelopeCodec;
import io.vigil.model.wire.mqtt.EventMessageCodec;
import io.vigil.model.wire.mqtt.TimeMessageCodec;
import io.vigil.model.wire.sparkplug.SparkplugDecoder;
import io.vigil.model.wire.telemetry.TelemetryDecoder;
import io.vigil.rules.pack.ConditionLanguage.Holds;
import io.vigil.rules.pack.ConditionLanguage.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broken bytes into every codec and every parser of imports: each input is admitted or refused with
 * a code, nothing is thrown, nothing hangs, and nothing is kept. {@code -Dvigil.fuzz.inputs=N} asks
 * for more inputs in all, {@code -Dvigil.fuzz.seed=N} for others.
 */
class FuzzTest {
  private static final Logger LOG = LoggerFactory.getLogger(FuzzTest.class);
  private static final int INPUTS = Integer.getInteger("vigil.fuzz.inputs", 20_000);
  private static final long SEED = Long.getLong("vigil.fuzz.seed", 20_261_130);
  private static final String ADMITTED = "";
  private static final long MOST_KEPT_BYTES = 16L << 20;
  private static final String PLANT =
      """
      {"enterprise":"fuzz-a","name":"罐区","nameEn":"Tanks","division":"140428","packs":["integrity"],
       "gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"S1.LT","name":"水位","nameEn":"Level","unit":"U1","kind":"sump.level",
         "gateway":"gw1","measureUnit":"m","rangeLow":0,"rangeHigh":5,"reporting":"byException",
         "sampleMillis":1000,"customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"HIGH","severity":2,"rule":"limit",
           "comparison":"GE","limit":3,"clearWhen":"LT","clear":2.8,"onMillis":0,"offMillis":0}]}]}
      """;

  private static final Map<String, Holds> NAMES = Map.of("own", Holds.NUMBER, "s", Holds.SWITCH);

  private static final Path GOLDEN = Path.of("../model/src/test/resources/io/vigil/model/wire");

  /** What takes bytes, and says the code of a refusal; empty if it admits them. */
  private static final Map<String, Function<byte[], String>> DOORS = new LinkedHashMap<>();

  static {
    DOORS.put("alert journal", log(AlertJournalCodec::decode));
    DOORS.put("definitions", log(DefinitionCodec::decode));
    DOORS.put("gateway states", log(GatewayStateCodec::decode));
    DOORS.put("judge events", log(JudgeEventCodec::decode));
    DOORS.put("lane records", log(LaneRecordCodec::decode));
    DOORS.put("leads", log(LeadEventCodec::decode));
    DOORS.put("plant events", log(PlantEventsCodec::decode));
    DOORS.put("refusals", log(RefusalCodec::decode));
    DataDecoder data = new DataDecoder(100);
    DOORS.put("data, one decoder", message(data::decode));
    DOORS.put("data", message(DataMessageCodec::decode));
    DOORS.put("acknowledgements", message(AckMessageCodec::decode));
    DOORS.put("births", message(BirthMessageCodec::decode));
    DOORS.put("deaths", message(DeathMessageCodec::decode));
    DOORS.put("envelopes", message(EnvelopeCodec::decode));
    DOORS.put("events", message(EventMessageCodec::decode));
    DOORS.put("times", message(TimeMessageCodec::decode));
    DOORS.put("Sparkplug", message(SparkplugDecoder::decode));
    DOORS.put("ThingsBoard devices", message(TelemetryDecoder::device));
    DOORS.put("ThingsBoard gateways", message(TelemetryDecoder::gateway));
    DOORS.put("ThingsBoard names", message(TelemetryDecoder::deviceName));
    DOORS.put("Neuron", message(TelemetryDecoder::neuron));
    DOORS.put("plant files", FuzzTest::plant);
    DOORS.put("typed conditions", FuzzTest::condition);
    DOORS.put("point files", PointFileDoor::take);
    DOORS.put("text files", MonitoringFileDoor::take);
    DOORS.put("exported journals", FuzzTest::journal);
  }

  @Test
  @Timeout(value = 3_600, threadMode = ThreadMode.SEPARATE_THREAD)
  @DisplayName("every input is admitted or refused with a code, and nothing of it is kept")
  void everyInputIsAdmittedOrRefused() throws IOException {
    List<byte[]> seeds = seeds();
    Map<String, List<byte[]>> near = new LinkedHashMap<>();
    DOORS.forEach(
        (name, door) ->
            near.put(name, seeds.stream().filter(one -> isNear(door.apply(one))).toList()));
    Fuzz fuzz = new Fuzz(SEED, seeds);
    List<String> names = List.copyOf(DOORS.keySet());
    Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
    long afterAQuarter = 0;
    for (int i = 0; i < INPUTS; i++) {
      if (i == INPUTS / 4) {
        afterAQuarter = used();
      }
      String door = names.get(i % names.size());
      byte[] input = fuzz.next(near.getOrDefault(door, List.of()));
      outcomes
          .computeIfAbsent(door, key -> new TreeMap<>())
          .merge(taken(door, input), 1, Integer::sum);
    }
    long kept = used() - afterAQuarter;
    LOG.info("{} inputs, seed {}, {} bytes kept: {}", INPUTS, SEED, kept, outcomes);
    assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(DOORS.keySet());
    assertThat(outcomes.values()).allSatisfy(all -> assertThat(all).isNotEmpty());
    assertThat(kept).as("bytes kept of three quarters of the inputs").isLessThan(MOST_KEPT_BYTES);
  }

  private static boolean isNear(String code) {
    return code.equals(ADMITTED) || code.equals("REMARKS");
  }

  private static String taken(String door, byte[] input) {
    try {
      String code = DOORS.getOrDefault(door, bytes -> "NO_DOOR").apply(input);
      return code.equals(ADMITTED) ? "admitted" : code;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fail(door + " threw at " + HexFormat.of().formatHex(input), e);
    }
  }

  private static Function<byte[], String> log(Function<byte[], ?> decode) {
    return bytes -> {
      try {
        Object unusedValue = decode.apply(bytes);
        return ADMITTED;
      } catch (CorruptBytesException e) {
        return "LOG_CORRUPT";
      }
    };
  }

  private static Function<byte[], String> message(Function<byte[], ? extends Decoded<?>> decode) {
    return bytes ->
        decode.apply(bytes) instanceof Decoded.Refused<?> refused
            ? refused.code().name()
            : ADMITTED;
  }

  private static String plant(byte[] bytes) {
    return PlantFileReader.read(bytes) instanceof PlantFileReader.Outcome.Refused refused
        ? refused.complaints().isEmpty() ? "NO_CODE" : "PLANT_BAD"
        : ADMITTED;
  }

  private static String condition(byte[] bytes) {
    return CelConditions.CEL.read(new String(bytes, StandardCharsets.UTF_8), NAMES)
            instanceof Outcome.Refused
        ? "PLANT_BAD"
        : ADMITTED;
  }

  private static String journal(byte[] bytes) {
    try (BufferedReader text =
        new BufferedReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))) {
      return JournalFile.verify(text).isSound() ? ADMITTED : "BROKEN";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything of ours that is in order: golden files, plants, and files as people write them. */
  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        seeds.add(Files.readAllBytes(file));
      }
    }
    seeds.addAll(PointFileDoor.seeds());
    seeds.addAll(MonitoringFileDoor.seeds());
    for (String text :
        List.of(
            "{\"ts\":1795507331000,\"values\":{\"TK101.LEL\":12.4}}",
            "{\"TK101\":[{\"ts\":1795507331000,\"values\":{\"LEL\":12.4}}]}",
            "{\"timestamp\":1795507331000,\"node\":\"n\",\"group\":\"g\",\"values\":{\"a\":1}}",
            "{\"device\":\"TK101\"}",
            PLANT,
            "(own >= 8.0).until(own < 7.5 - limits.H) && !s || own.active(['HIGH'])",
            "{\"format\":\"vigil-journal\",\"version\":1,\"after\":\"\"}\n{\"n\":\"1-1\"}\n")) {
      seeds.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
