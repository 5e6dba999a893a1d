package io.vigil.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.streaming.sink.LogEntry;
import io.vigil.streaming.source.LaneInput;
import io.vigil.streaming.store.StoreLines;
import io.vigil.streaming.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graphs of the jobs, built but not run. */
class TopologyTest {
  private static final JobOptions OPTIONS =
      JobOptions.defaults(
          "127.0.0.1:1",
          Path.of("/nowhere"),
          StoreOptions.questDb("http://127.0.0.1:1", "/nowhere/letters"));

  @Test
  void theAlertJobReadsOneTopicAndSaysIntoTwo() {
    assertThat(uids(AlertJob::define))
        .containsExactlyInAnyOrder("readings", "step-lane", "activations", "refused");
  }

  @Test
  void theHistoryJobKeepsReadingsAndGapsAndAlertsApart() {
    assertThat(uids(HistoryJob::define))
        .containsExactlyInAnyOrder(
            "lanes",
            "step-history",
            "store-readings",
            "refused",
            "backfill",
            "step-gap",
            "found",
            "alert-journal",
            "journal-to-lines",
            "store-alerts");
  }

  @Test
  void theAnalyticsJobReadsOneTopicAndSaysIntoOne() {
    assertThat(uids(AnalyticsJob::define))
        .containsExactlyInAnyOrder("readings", "step-leads", "leads");
  }

  @Test
  void whatFollowsAStepRunsInItsThread() {
    assertThat(vertices(AlertJob::define)).isEqualTo(2);
    assertThat(vertices(HistoryJob::define)).isEqualTo(4);
    assertThat(vertices(AnalyticsJob::define)).isEqualTo(2);
  }

  @Test
  void whatNobodyWaitsForIsKeptLessOften() {
    assertThat(secondsBetweenCheckpoints(AlertJob::define)).isEqualTo(1);
    assertThat(secondsBetweenCheckpoints(HistoryJob::define)).isEqualTo(5);
    assertThat(secondsBetweenCheckpoints(AnalyticsJob::define)).isEqualTo(5);
  }

  @Test
  void anOperatorWithoutUidIsRefused() {
    StreamExecutionEnvironment environment =
        new StreamExecutionEnvironment(FlinkSettings.job(OPTIONS));
    environment.fromData(1, 2).map(n -> n + 1).uid("map").print();
    assertThatThrownBy(() -> environment.getStreamGraph().getJobGraph())
        .hasMessageContaining("UID");
  }

  @Test
  void aTypeThatWouldGoThroughKryoIsRefused() {
    StreamExecutionEnvironment environment =
        new StreamExecutionEnvironment(FlinkSettings.job(OPTIONS));
    assertThatThrownBy(
            () ->
                environment
                    .fromData(TypeInformation.of(Object.class), new Object())
                    .uid("objects")
                    .print()
                    .uid("print"))
        .hasMessageContaining("generic");
  }

  @ParameterizedTest
  @ValueSource(classes = {LaneInput.class, LogEntry.class, StoreLines.class})
  void whatStreamsIsAPojoToTheLastField(Class<?> streamed) {
    TypeInformation<?> type = TypeInformation.of(streamed);
    assertThat(type).isInstanceOf(PojoTypeInfo.class);
    PojoTypeInfo<?> pojo = (PojoTypeInfo<?>) type;
    assertThat(pojo.getArity()).isEqualTo(streamed.getRecordComponents().length);
    for (int i = 0; i < pojo.getArity(); i++) {
      assertThat(pojo.getTypeAt(i)).isNotInstanceOf(GenericTypeInfo.class);
    }
  }

  @Test
  void jobsAreSetUpToWaitForTheStoreAndToResume() {
    Configuration settings = FlinkSettings.run(OPTIONS, Path.of("/nowhere/run-000001"));
    assertThat(settings.toMap())
        .containsEntry("execution.checkpointing.interval", "1 s")
        .containsEntry("execution.checkpointing.timeout", "1 h")
        .containsEntry("execution.checkpointing.tolerable-failed-checkpoints", "2147483647")
        .containsEntry("execution.checkpointing.num-retained", "3")
        .containsEntry("execution.checkpointing.dir", "file:///nowhere/run-000001")
        .containsEntry("execution.buffer-timeout.interval", "0 ms")
        .containsEntry("pipeline.object-reuse", "true")
        .doesNotContainKey(StateRecoveryOptions.SAVEPOINT_PATH.key());
    assertThat(settings.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(256);
    FlinkSettings.resumeFrom(settings, Path.of("/nowhere/run-000001/chk-7"));
    assertThat(settings.toMap())
        .containsEntry("execution.state-recovery.path", "file:///nowhere/run-000001/chk-7")
        .containsEntry("execution.state-recovery.claim-mode", "NO_CLAIM");
  }

  @Test
  void aClusterOffersNothingBeyondThisMachine() {
    assertThat(FlinkSettings.cluster(OPTIONS, Path.of("/nowhere/tmp")).toMap())
        .containsEntry("rest.bind-address", "127.0.0.1")
        .containsEntry("jobmanager.bind-host", "127.0.0.1")
        .containsEntry("taskmanager.bind-host", "127.0.0.1")
        .containsEntry("web.submit.enable", "false")
        .containsEntry("web.cancel.enable", "false");
  }

  @Test
  void nonsenseOptionsAreRefused() {
    assertThatThrownBy(() -> OPTIONS.withParallelism(0)).hasMessageContaining("parallelism 0");
    assertThatThrownBy(() -> OPTIONS.withCheckpointInterval(Duration.ZERO))
        .hasMessageContaining("PT0S");
    assertThatThrownBy(() -> OPTIONS.withBufferTimeout(Duration.ofMillis(-1)))
        .hasMessageContaining("PT-0.001S");
  }

  private static List<String> uids(BiConsumer<StreamExecutionEnvironment, JobOptions> job) {
    List<String> uids = new ArrayList<>();
    for (StreamNode node : graph(job).getStreamNodes()) {
      // Flink gives every sink that could commit an operator for it, and its uid.
      if (!node.getTransformationUID().startsWith("Sink Committer")) {
        uids.add(node.getTransformationUID());
      }
    }
    return uids;
  }

  private static int vertices(BiConsumer<StreamExecutionEnvironment, JobOptions> job) {
    List<JobVertex> vertices = new ArrayList<>();
    graph(job).getJobGraph().getVertices().forEach(vertices::add);
    return vertices.size();
  }

  private static long secondsBetweenCheckpoints(
      BiConsumer<StreamExecutionEnvironment, JobOptions> job) {
    return graph(job)
            .getJobGraph()
            .getCheckpointingSettings()
            .getCheckpointCoordinatorConfiguration()
            .getCheckpointInterval()
        / 1_000;
  }

  private static StreamGraph graph(BiConsumer<StreamExecutionEnvironment, JobOptions> job) {
    StreamExecutionEnvironment environment =
        new StreamExecutionEnvironment(FlinkSettings.run(OPTIONS, Path.of("/nowhere/run-000001")));
    job.accept(environment, OPTIONS);
    return environment.getStreamGraph();
  }
}
