package io.vigil.ingest.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.metric.IngestCounters.Level;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class IngestCountersTest {
  private final IngestCounters counters = new IngestCounters();

  @Test
  void everythingThatIsCountedHasAName() {
    int labelled = RefusalCode.values().length + PlantEvent.Type.values().length;
    int names = Count.values().length + Level.values().length + labelled + 1;
    assertThat(counters.snapshot()).hasSize(names).containsValue(0L).doesNotContainValue(1L);
  }

  @Test
  void countsAreToldByName() {
    counters.add(Count.READINGS_ADMITTED, 50);
    counters.add(RefusalCode.POINT_UNKNOWN);
    counters.add(RefusalCode.VALUE_RANGE);
    counters.add(PlantEvent.Type.STATE);
    assertThat(counters.snapshot())
        .containsEntry("vigil_ingest_readings_admitted_total", 50L)
        .containsEntry("vigil_ingest_refused_total{code=\"POINT_UNKNOWN\"}", 1L)
        .containsEntry("vigil_ingest_events_total{type=\"STATE\"}", 1L)
        .containsEntry("vigil_ingest_flagged_total{code=\"VALUE_RANGE\"}", 1L);
  }

  @Test
  void pendingIsWhatCameInAndIsNeitherSettledNorDropped() {
    counters.add(Count.MESSAGES_RECEIVED, 10);
    counters.add(Count.MESSAGES_SETTLED, 6);
    counters.add(Count.MESSAGES_DROPPED, 1);
    assertThat(counters.snapshot()).containsEntry("vigil_ingest_messages_pending", 3L);
  }
}
