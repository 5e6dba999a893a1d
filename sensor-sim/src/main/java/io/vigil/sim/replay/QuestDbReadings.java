package io.vigil.sim.replay;

import io.vigil.model.point.Names;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads the table {@code reading} of QuestDB over its HTTP port. Any thread. */
public final class QuestDbReadings implements StoredReadings {
  private final StoreQuery store;

  /** The store at this address, for example {@code http://127.0.0.1:9000}. */
  public QuestDbReadings(String url) {
    store = new StoreQuery(url + "/exec?query=");
  }

  @Override
  public Map<String, StoredPoint> of(String enterprise) throws IOException, InterruptedException {
    if (!Names.isEnterprise(enterprise)) {
      throw new IllegalArgumentException("no enterprise: " + enterprise);
    }
    Map<?, ?> answer =
        store.ask(
            "SELECT point, quality, count(), nsum(value) FROM reading WHERE enterprise = '"
                + enterprise
                + "' GROUP BY point, quality");
    StoredTally tally = new StoredTally();
    for (Object element : StoreQuery.list(answer.get("dataset"))) {
      List<?> row = StoreQuery.list(element);
      tally.add(
          String.valueOf(row.get(0)),
          String.valueOf(row.get(1)),
          (long) StoreQuery.number(row.get(2)),
          StoreQuery.number(row.get(3)));
    }
    return tally.points();
  }
}
