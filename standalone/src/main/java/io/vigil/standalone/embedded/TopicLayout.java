package io.vigil.standalone.embedded;

import static io.vigil.model.wire.LogTopics.ACTIVATIONS;
import static io.vigil.model.wire.LogTopics.ALERT_JOURNAL;
import static io.vigil.model.wire.LogTopics.BACKFILL;
import static io.vigil.model.wire.LogTopics.DEFINITIONS;
import static io.vigil.model.wire.LogTopics.GATEWAY_STATES;
import static io.vigil.model.wire.LogTopics.INGEST_SLOT;
import static io.vigil.model.wire.LogTopics.LEADS;
import static io.vigil.model.wire.LogTopics.OFFICE;
import static io.vigil.model.wire.LogTopics.PLANT_EVENTS;
import static io.vigil.model.wire.LogTopics.READINGS;
import static io.vigil.model.wire.LogTopics.REFUSED;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of Vigil's log (design: architecture §5). A topic that exists is left as it
 * is, so the call is safe at every start.
 *
 * <p>Topics are bounded by bytes and never by age: a record may carry the stamp of a recording of
 * 2004, and Kafka would delete it by that. What a partition may hold is its share of the budget.
 */
public final class TopicLayout {
  /** Budget of {@code readings} over all lanes when none is given: 4 GiB. */
  public static final long DEFAULT_READINGS_BYTES = 4L << 30;

  private static final long MIB = 1L << 20;
  private static final long REFUSED_BYTES = 256 * MIB;
  private static final long PLANT_EVENTS_BYTES = 64 * MIB;
  private static final long ACTIVATIONS_BYTES = 512 * MIB;
  private static final long LEADS_BYTES = 64 * MIB;
  private static final long ALERT_JOURNAL_BYTES = 512 * MIB;
  private static final long INGEST_SLOT_BYTES = 4 * MIB;
  private static final long TIMEOUT_SECONDS = 30;
  private static final long AGAIN_NANOS = 100_000_000L;

  private TopicLayout() {}

  /** The log was installed with another number of lanes: waiting helps nothing. */
  public static final class OtherLanesException extends IOException {
    OtherLanesException(int found, int asked) {
      super(
          ("日志已有 %d 条通道，配置要求 %d 条：通道数在安装时固定，请改回配置"
                  + " / the log has %d lanes, %d are configured: lanes are fixed at installation")
              .formatted(found, asked, found, asked));
    }
  }

  /** As {@link #create(String, int, long)} with {@link #DEFAULT_READINGS_BYTES}. */
  public static void create(String bootstrap, int lanes) throws IOException {
    create(bootstrap, lanes, DEFAULT_READINGS_BYTES);
  }

  /**
   * Creates what is missing and waits until it is there.
   *
   * @param lanes partitions of {@code readings}: fixed at installation
   * @param readingsBytes what {@code readings} may occupy over all lanes; {@code readings-backfill}
   *     gets a quarter of it
   * @throws IOException if the log does not answer within 30 s, or holds another number of lanes
   */
  public static void create(String bootstrap, int lanes, long readingsBytes) throws IOException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      Set<String> present = await(admin.listTopics().names());
      if (present.contains(READINGS)) {
        requireLanes(admin, lanes);
      }
      List<NewTopic> missing = new ArrayList<>(topics(lanes, readingsBytes));
      missing.removeIf(topic -> present.contains(topic.name()));
      create(admin, missing);
    }
  }

  /** A log that has just begun answers before its node may hold anything: asked again meanwhile. */
  private static void create(Admin admin, List<NewTopic> missing) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    List<NewTopic> left = missing;
    while (!left.isEmpty()) {
      Map<String, KafkaFuture<Void>> asked = admin.createTopics(left).values();
      List<NewTopic> again = new ArrayList<>();
      for (NewTopic topic : left) {
        if (!isCreated(Objects.requireNonNull(asked.get(topic.name())), System.nanoTime() < end)) {
          again.add(topic);
        }
      }
      left = again;
      if (!left.isEmpty()) {
        LockSupport.parkNanos(AGAIN_NANOS);
      }
    }
  }

  /** What all bounded topics together may occupy. */
  public static long boundBytes(long readingsBytes) {
    return readingsBytes
        + backfillBytes(readingsBytes)
        + REFUSED_BYTES
        + PLANT_EVENTS_BYTES
        + ACTIVATIONS_BYTES
        + LEADS_BYTES
        + ALERT_JOURNAL_BYTES
        + INGEST_SLOT_BYTES;
  }

  private static long backfillBytes(long readingsBytes) {
    return readingsBytes / 4;
  }

  private static List<NewTopic> topics(int lanes, long readingsBytes) {
    return List.of(
        bounded(READINGS, lanes, readingsBytes),
        bounded(BACKFILL, lanes, backfillBytes(readingsBytes)),
        bounded(REFUSED, 1, REFUSED_BYTES),
        bounded(PLANT_EVENTS, 1, PLANT_EVENTS_BYTES),
        bounded(ACTIVATIONS, 4, ACTIVATIONS_BYTES),
        bounded(LEADS, 1, LEADS_BYTES),
        bounded(ALERT_JOURNAL, 1, ALERT_JOURNAL_BYTES),
        bounded(INGEST_SLOT, 1, INGEST_SLOT_BYTES),
        compacted(GATEWAY_STATES),
        compacted(OFFICE),
        compacted(DEFINITIONS));
  }

  /** Four segments at least, since Kafka deletes whole segments only. */
  private static NewTopic bounded(String name, int partitions, long bytes) {
    long share = Math.max(bytes / partitions, 4 * MIB);
    long segment = Math.max(MIB, Math.min(64 * MIB, share / 4));
    return topic(name, partitions)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_BYTES_CONFIG,
                Long.toString(share),
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Long.toString(segment)));
  }

  /** The newest record of each key stays for good; segments close daily so that old ones can go. */
  private static NewTopic compacted(String name) {
    return topic(name, 1)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(TimeUnit.DAYS.toMillis(1)),
                TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(16 * MIB)));
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1);
  }

  private static void requireLanes(Admin admin, int lanes) throws IOException {
    int found = 0;
    for (TopicDescription topic :
        await(admin.describeTopics(List.of(READINGS)).allTopicNames()).values()) {
      found += topic.partitions().size();
    }
    if (found != lanes) {
      throw new OtherLanesException(found, lanes);
    }
  }

  /**
   * Whether the topic is there, be it that another process made it; not if it may be asked again.
   */
  private static boolean isCreated(KafkaFuture<Void> created, boolean mayAskAgain)
      throws IOException {
    try {
      await(created);
      return true;
    } catch (IOException failed) {
      if (failed.getCause() instanceof TopicExistsException) {
        return true;
      }
      if (mayAskAgain && failed.getCause() instanceof InvalidReplicationFactorException) {
        return false;
      }
      throw failed;
    }
  }

  private static <T> T await(KafkaFuture<T> answer) throws IOException {
    try {
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new IOException("the log refused: " + failed.getMessage(), failed.getCause());
    } catch (TimeoutException silent) {
      throw new IOException("the log did not answer in " + TIMEOUT_SECONDS + " s", silent);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the log", interrupted);
    }
  }
}
