package io.vigil.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.streaming.store.StoreOptions;
import io.vigil.streaming.support.Await;
import io.vigil.streaming.support.Judgement;
import io.vigil.streaming.support.LaneScript;
import io.vigil.streaming.support.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jobs kept in a cluster over its REST port, against the judge alone. The cluster is Flink's
 * own for tests; {@code vigil cluster} does the same with processes.
 */
class ClusterJobsIT {
  private static final int LANES = 8;
  private static final int POINTS = 20;
  private static final int SLOTS = 6;

  private final List<LaneScript> scripts = new ArrayList<>();
  private final List<List<LaneRecord>> lanes = new ArrayList<>();
  private Path folder;
  private TestLog log;
  private MiniCluster cluster;
  private int restPort;

  @SuppressWarnings("NullAway.Init")
  ClusterJobsIT() {}

  @BeforeEach
  void open(@TempDir Path temporary) throws Exception {
    folder = temporary;
    log = TestLog.start(temporary, LANES);
    for (int lane = 0; lane < LANES; lane++) {
      scripts.add(new LaneScript(lane, POINTS, 100 + lane));
      lanes.add(new ArrayList<>());
      append(lane, scripts.get(lane).beginning());
    }
    cluster = startCluster(0);
    restPort = cluster.getRestAddress().get().getPort();
  }

  @AfterEach
  void close() throws Exception {
    cluster.close();
    log.close();
  }

  @Test
  void jobsGoOnWhenATaskManagerIsLostAndWhenThereAreMoreSubtasks() throws Exception {
    try (ClusterJobs jobs = ClusterJobs.start(options(2), address())) {
      Await.until("all run", jobs::isRunning);
      append(100);
      assertPublished();

      cluster.terminateTaskManager(0).get();
      append(50);
      assertPublished();
      cluster.startTaskManager();
    }
    JobID before = alertJob();
    append(50);
    try (ClusterJobs jobs = ClusterJobs.start(options(4), address())) {
      Await.until("all run", jobs::isRunning);
      assertThat(alertJob()).as("started anew").isNotEqualTo(before);
      append(50);
      assertPublished();
    }
  }

  @Test
  void jobsThatRunAreFoundAgainAndThoseThatAManagerForgotAreStartedAgain() throws Exception {
    try (ClusterJobs jobs = ClusterJobs.start(options(1), address())) {
      Await.until("all run", jobs::isRunning);
    }
    JobID before = alertJob();
    append(100);
    try (ClusterJobs jobs = ClusterJobs.start(options(1), address())) {
      Await.until("all run", jobs::isRunning);
      assertThat(alertJob()).as("left running").isEqualTo(before);
      assertPublished();

      cluster.close();
      append(50);
      Await.until("seen", () -> !jobs.isRunning());
      cluster = startCluster(restPort);
      assertPublished();
      Await.until("all run", jobs::isRunning);
    }
  }

  private JobID alertJob() throws IOException, InterruptedException {
    try (RestHost host = RestHost.open(address())) {
      List<JobID> found = host.find(AlertJob.NAME);
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private MiniCluster startCluster(int port) throws Exception {
    Path temporary = Files.createTempDirectory(folder, "flink");
    Configuration settings = FlinkSettings.cluster(options(1), temporary);
    settings.set(RestOptions.BIND_PORT, Integer.toString(port));
    MiniCluster made =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(SLOTS)
                .setCommonBindAddress("127.0.0.1")
                .withRandomPorts()
                .build());
    made.start();
    return made;
  }

  private ClusterAddress address() {
    return new ClusterAddress("127.0.0.1", 1, restPort, folder.resolve("shared"), SLOTS);
  }

  private JobOptions options(int parallelism) {
    // Nothing listens there: history waits, alerts do not.
    StoreOptions store =
        StoreOptions.influx1("http://127.0.0.1:1", "none", folder.resolve("dead").toString());
    return JobOptions.defaults(log.bootstrap(), folder.resolve("shared"), store)
        .withParallelism(parallelism)
        .withCheckpointInterval(Duration.ofMillis(200));
  }

  private void append(int records) {
    for (int lane = 0; lane < LANES; lane++) {
      append(lane, scripts.get(lane).records(records));
    }
    log.flush();
  }

  private void append(int lane, List<LaneRecord> records) {
    for (LaneRecord record : records) {
      log.append(LogTopics.READINGS, lane, LaneRecordCodec.encode(record));
      lanes.get(lane).add(record);
    }
  }

  private void assertPublished() {
    List<ActivationEvent> expected = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      expected.addAll(Judgement.of(lane, lanes.get(lane)));
    }
    assertThat(expected).as("control: there is something to say").hasSizeGreaterThan(40);
    Await.until(expected.size() + " events", () -> published().size() >= expected.size());
    assertThat(published()).isEqualTo(expected);
  }

  private List<ActivationEvent> published() {
    var activations = log.read(LogTopics.ACTIVATIONS);
    List<ActivationEvent> events = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      events.addAll(Judgement.published(lane, activations));
    }
    return events;
  }
}
