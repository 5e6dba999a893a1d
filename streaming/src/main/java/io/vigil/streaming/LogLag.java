package io.vigil.streaming;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each job is behind the log, seen from the log: by the offsets that jobs commit with each
 * checkpoint, so the figure is as old as the newest checkpoint. Any thread; close it.
 */
public final class LogLag implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 5;
  private static final Map<String, String> GROUPS = groups();

  private final Admin admin;

  /** Connects when first asked. */
  public LogLag(String bootstrap) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
  }

  /**
   * A job's distance from both ends of the log.
   *
   * @param behind records appended and not yet covered by a checkpoint, over all partitions
   * @param headroom records that retention must still delete before it reaches what the job has not
   *     read, in the partition where it is closest; negative: it was overtaken
   */
  public record Lag(long behind, long headroom) {}

  /** The distance of each job that has committed anything, by name of the job. */
  public Map<String, Lag> read() throws IOException {
    Map<String, Lag> lags = new LinkedHashMap<>();
    for (Map.Entry<String, String> job : GROUPS.entrySet()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          await(admin.listConsumerGroupOffsets(job.getValue()).partitionsToOffsetAndMetadata());
      if (!committed.isEmpty()) {
        lags.put(job.getKey(), lag(committed));
      }
    }
    return lags;
  }

  @Override
  public void close() {
    admin.close();
  }

  private Lag lag(Map<TopicPartition, OffsetAndMetadata> committed) throws IOException {
    Map<TopicPartition, OffsetSpec> oldest = new HashMap<>();
    Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
    for (TopicPartition partition : committed.keySet()) {
      oldest.put(partition, OffsetSpec.earliest());
      newest.put(partition, OffsetSpec.latest());
    }
    var begin = await(admin.listOffsets(oldest).all());
    var end = await(admin.listOffsets(newest).all());
    long behind = 0;
    long headroom = Long.MAX_VALUE;
    for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : committed.entrySet()) {
      long at = entry.getValue().offset();
      behind += Math.max(0, offset(end, entry.getKey()) - at);
      headroom = Math.min(headroom, at - offset(begin, entry.getKey()));
    }
    return new Lag(behind, headroom);
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> offsets, TopicPartition of) {
    ListOffsetsResult.ListOffsetsResultInfo info = offsets.get(of);
    return info == null ? 0 : info.offset();
  }

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put(AlertJob.NAME, AlertJob.GROUP);
    groups.put(HistoryJob.NAME, HistoryJob.GROUP);
    groups.put(AnalyticsJob.NAME, AnalyticsJob.GROUP);
    return groups;
  }

  private static <T> T await(KafkaFuture<T> answer) throws IOException {
    try {
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the log does not say its offsets: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the log", e);
    }
  }
}
