package io.vigil.alerting.testing;

import io.vigil.alerting.AlertingOptions;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.alert.LanePulse;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says in the log what a test wants the judge to have said. One thread. */
public final class Judge implements AutoCloseable {
  /** When the stories of the tests begin: 2026-11-24T08:02:11Z. */
  public static final long NOW = 1_795_507_331_000L;

  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, Long> ordinals = new HashMap<>();
  private final Map<String, Long> onsets = new HashMap<>();
  private long stateEpoch;
  private long offset = 100;
  private long at = NOW;
  private int settled;

  /** Speaks in this log, under the state epoch 0. */
  public Judge(KafkaNode log) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                log.bootstrap(),
                "linger.ms",
                0,
                "max.in.flight.requests.per.connection",
                1),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Begins anew, as after a cold start from the middle of the lane. */
  public Judge beginEpoch(long epoch) {
    stateEpoch = epoch;
    ordinals.clear();
    return this;
  }

  /** Lets time pass on the clock of the points. */
  public Judge later(long millis) {
    at += millis;
    return this;
  }

  /** A watch of a coal mine's methane sensor, orange and in three colours. */
  public About watch(String enterprise, String code, String rule) {
    return new About(enterprise, code, rule, Severity.ORANGE, "1", Mode.REAL);
  }

  /** Says the event and waits until the log has it. */
  public ActivationEvent say(ActivationEvent event)
      throws ExecutionException, InterruptedException {
    say((JudgeEvent) event);
    return event;
  }

  /** Says that this was found afterwards. */
  public void say(FoundActivation found) throws ExecutionException, InterruptedException {
    say((JudgeEvent) found);
  }

  /** Says that the lane is judged up to now. */
  public void pulse(int lane) throws ExecutionException, InterruptedException {
    say(new LanePulse(lane, offset, 0, System.currentTimeMillis()));
  }

  /** Says that every lane is judged up to now. */
  public void pulseAll() throws ExecutionException, InterruptedException {
    for (int lane = 0; lane < AlertingOptions.DEFAULT_LANES; lane++) {
      pulse(lane);
    }
  }

  /** Says many events and waits until the log has all of them. */
  public void sayAll(List<ActivationEvent> events) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> said = new ArrayList<>();
    events.forEach(event -> said.add(producer.send(record(event))));
    for (Future<RecordMetadata> future : said) {
      future.get();
    }
  }

  /**
   * Says something harmless at the end of every partition, and tells how to know it: once the
   * Alerts of these watches are over, everything before has been applied.
   */
  public List<About> sayEverywhere() throws ExecutionException, InterruptedException {
    List<About> watches = new ArrayList<>();
    settled++;
    for (int partition = 0; partition < KafkaNode.ACTIVATION_PARTITIONS; partition++) {
      About watch = watch("settled", "P" + partition + "." + settled, "S").at(Severity.BLUE);
      watches.add(watch);
      for (ActivationEvent event : List.of(watch.raise(1), watch.clear(0))) {
        producer
            .send(
                new ProducerRecord<>(
                    LogTopics.ACTIVATIONS, partition, "settled", JudgeEventCodec.encode(event)))
            .get();
      }
    }
    return watches;
  }

  /** Says bytes that are no event. */
  public void sayBytes(byte[] bytes) throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(LogTopics.ACTIVATIONS, 0, "x", bytes)).get();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void say(JudgeEvent event) throws ExecutionException, InterruptedException {
    producer.send(record(event)).get();
  }

  private static ProducerRecord<String, byte[]> record(JudgeEvent event) {
    return new ProducerRecord<>(
        LogTopics.ACTIVATIONS, JudgeEventCodec.key(event), JudgeEventCodec.encode(event));
  }

  /** A watch, of which events are made. */
  public final class About {
    private final String enterprise;
    private final String code;
    private final String rule;
    private final Severity severity;
    private final String activation;
    private final Mode mode;

    private About(
        String enterprise,
        String code,
        String rule,
        Severity severity,
        String activation,
        Mode mode) {
      this.enterprise = enterprise;
      this.code = code;
      this.rule = rule;
      this.severity = severity;
      this.activation = activation;
      this.mode = mode;
    }

    /** {@code enterprise/point/rule}. */
    public String id() {
      return enterprise + "/" + code + "/" + rule;
    }

    /** The same with another severity. */
    public About at(Severity other) {
      return new About(enterprise, code, rule, other, activation, mode);
    }

    /** The same in another activation. */
    public About activation(String other) {
      return new About(enterprise, code, rule, severity, other, mode);
    }

    /** The same, but not meant. */
    public About mode(Mode other) {
      return new About(enterprise, code, rule, severity, activation, other);
    }

    /** The condition became true. */
    public ActivationEvent raise(double value) {
      return event(Kind.RAISE, true, value, QualityReason.GOOD, EndReason.NONE);
    }

    /** As {@link #raise(double)}, on a value that is not good. */
    public ActivationEvent raise(double value, QualityReason reason) {
      return event(Kind.RAISE, true, value, reason, EndReason.NONE);
    }

    /** A worse value. */
    public ActivationEvent update(double value) {
      return event(Kind.UPDATE, true, value, QualityReason.GOOD, EndReason.NONE);
    }

    /** The condition is gone. */
    public ActivationEvent clear(double value) {
      return event(Kind.CLEAR, false, value, QualityReason.GOOD, EndReason.NONE);
    }

    /** How things stand. */
    public ActivationEvent state(boolean active, double value, QualityReason reason) {
      return event(Kind.STATE, active, value, reason, EndReason.NONE);
    }

    /** The watch is no more. */
    public ActivationEvent end(EndReason reason) {
      return event(Kind.END, false, Double.NaN, QualityReason.BAD, reason);
    }

    /** What was found afterwards to have begun now and to have lasted so long. */
    public FoundActivation found(String activation, double worst, long millis) {
      return new FoundActivation(
          new ActivationEvent(
              Kind.CLEAR,
              activation,
              "",
              0,
              1,
              0,
              ++offset,
              new PointId(enterprise, code),
              "F01",
              rule,
              1,
              severity,
              Scheme.THREE_COLOUR,
              Mode.HISTORY,
              false,
              at,
              at + millis,
              System.currentTimeMillis(),
              0.4,
              worst,
              1.5,
              QualityReason.GOOD,
              (byte) 0,
              EndReason.NONE));
    }

    private ActivationEvent event(
        Kind kind, boolean active, double value, QualityReason reason, EndReason endReason) {
      PointId point = new PointId(enterprise, code);
      if (kind == Kind.RAISE) {
        onsets.put(id(), at);
      }
      return new ActivationEvent(
          kind,
          active || kind != Kind.STATE ? "act-" + code + "-" + activation : "",
          "",
          stateEpoch,
          ordinals.merge(id(), 1L, Long::sum),
          0,
          ++offset,
          point,
          "F01",
          rule,
          1,
          severity,
          Scheme.THREE_COLOUR,
          mode,
          active,
          onsets.getOrDefault(id(), at),
          at,
          System.currentTimeMillis(),
          value,
          value,
          1.5,
          reason,
          (byte) 0,
          endReason);
    }
  }
}
