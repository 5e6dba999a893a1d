package io.vigil.alerting.registry;

import io.vigil.alerting.AlertingOptions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the rows of the lanes at the first start. Their number is fixed from then on. */
@Singleton
public class LanesSetup {
  private static final long NO_EPOCH = -1;

  private final LaneRepository lanes;
  private final int wanted;
  private final Clock clock;

  LanesSetup(LaneRepository lanes, AlertingOptions options, Clock clock) {
    this.lanes = lanes;
    this.wanted = options.lanes();
    this.clock = clock;
  }

  /**
   * Makes what is missing. Blocking.
   *
   * @throws IllegalStateException if the registry was made for another number of lanes
   */
  public void create() {
    int found = lanes.all().size();
    if (found != 0 && found != wanted) {
      throw new IllegalStateException(
          ("登记库为 %d 条通道而建，配置为 %d 条：通道数在安装时固定，请改回配置"
                  + " / the registry was made for %d lanes, %d are configured: lanes are fixed")
              .formatted(found, wanted, found, wanted));
    }
    List<Lane> missing = new ArrayList<>();
    for (int id = found; id < wanted; id++) {
      missing.add(new Lane(id, 0, 0, 0, 0, NO_EPOCH, Instant.now(clock)));
    }
    lanes.saveAll(missing);
  }
}
