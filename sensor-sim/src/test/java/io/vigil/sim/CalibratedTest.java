package io.vigil.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.reading.QualityReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratedTest {
  private final Calibrated calibrated = new Calibrated();

  @Test
  void beginAndEndAreSaidOnceByTheGatewayOfThePoint() {
    calibrated.hear("gw1", "A", 1_000, QualityReason.GOOD);
    assertThat(calibrated.take("gw1")).isEmpty();
    calibrated.hear("gw1", "A", 2_000, QualityReason.CALIBRATING);
    calibrated.hear("gw2", "B", 2_000, QualityReason.CALIBRATING);
    assertThat(calibrated.take("gw1"))
        .containsExactly(
            PlantEvent.calibrationBegin(List.of("A"), 2_000, 2_000 + 1_800_000, "仪表班"));
    calibrated.hear("gw1", "A", 3_000, QualityReason.CALIBRATING);
    assertThat(calibrated.take("gw1")).isEmpty();
    calibrated.hear("gw1", "A", 4_000, QualityReason.SENSOR_FAULT);
    assertThat(calibrated.take("gw1"))
        .containsExactly(PlantEvent.calibrationEnd(List.of("A"), 4_000, "仪表班"));
    assertThat(calibrated.take("gw2")).hasSize(1);
  }
}
