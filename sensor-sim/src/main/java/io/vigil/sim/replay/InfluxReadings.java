package io.vigil.sim.replay;

import io.vigil.model.point.Names;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads the measurement {@code reading} of InfluxDB with InfluxQL. Any thread. */
public final class InfluxReadings implements StoredReadings {
  private static final List<String> QUALITIES = List.of("GOOD", "BAD", "UNCERTAIN");

  private final StoreQuery store;

  /** The store at this address and its database, for example {@code http://127.0.0.1:8086}. */
  public InfluxReadings(String url, String database) {
    store = new StoreQuery(url + "/query?db=" + StoreQuery.encoded(database) + "&q=");
  }

  @Override
  public Map<String, StoredPoint> of(String enterprise) throws IOException, InterruptedException {
    if (!Names.isEnterprise(enterprise)) {
      throw new IllegalArgumentException("no enterprise: " + enterprise);
    }
    StoredTally tally = new StoredTally();
    for (String quality : QUALITIES) {
      String where =
          " FROM reading WHERE enterprise = '"
              + enterprise
              + "' AND quality = '"
              + quality
              + "' GROUP BY point";
      take("SELECT count(quality), sum(value)" + where, quality, tally);
    }
    return tally.points();
  }

  /** The columns of an aggregate are its time, the count and the sum. */
  private void take(String query, String quality, StoredTally tally)
      throws IOException, InterruptedException {
    for (Object result : StoreQuery.list(store.ask(query).get("results"))) {
      if (!(result instanceof Map<?, ?> fields)) {
        continue;
      }
      if (fields.containsKey("error")) {
        throw new IOException("InfluxDB answers " + fields.get("error"));
      }
      for (Object element : StoreQuery.list(fields.get("series"))) {
        if (element instanceof Map<?, ?> series && series.get("tags") instanceof Map<?, ?> tags) {
          List<?> row = StoreQuery.list(StoreQuery.list(series.get("values")).get(0));
          tally.add(
              String.valueOf(tags.get("point")),
              quality,
              (long) StoreQuery.number(row.get(1)),
              StoreQuery.number(row.get(2)));
        }
      }
    }
  }
}
