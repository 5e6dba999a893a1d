package io.vigil.streaming.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.streaming.count.JobCounters.Count;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class JobCountersTest {
  @Test
  void everyCallerOfAProcessCountsTogether() {
    JobCounters.of("together").count(Count.RAISES);
    JobCounters.of("together").count(Count.RAISES, 4);
    assertThat(JobCounters.of("together").get(Count.RAISES)).isEqualTo(5);
    assertThat(JobCounters.of("another").get(Count.RAISES)).isZero();
  }

  @Test
  void figuresHaveTheNamesThatMetricsShow() {
    JobCounters.of("names").count(Count.STORE_RETRIES, 7);
    assertThat(JobCounters.of("names").figures())
        .containsEntry("store_retries", 7L)
        .containsEntry("readings", 0L)
        .hasSize(Count.values().length);
  }

  @Test
  void flinkShowsTheSameFigures() {
    Map<String, Gauge<?>> shown = new HashMap<>();
    JobCounters counters = JobCounters.of("flink");
    counters.showIn(
        new UnregisteredMetricsGroup() {
          @Override
          public MetricGroup addGroup(String name) {
            return this;
          }

          @Override
          public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            shown.put(name, gauge);
            return gauge;
          }
        });
    counters.count(Count.CORRUPT, 3);
    assertThat(shown).containsOnlyKeys(counters.figures().keySet());
    assertThat(shown.get("corrupt")).isNotNull().extracting(Gauge::getValue).isEqualTo(3L);
  }
}
