package io.vigil.alerting.history;

import io.micronaut.json.tree.JsonNode;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.point.PointId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Readings in QuestDB, asked in SQL. Enterprise and code stand between quotes; {@link PointId} lets
 * neither hold one.
 */
final class QuestDbHistory implements ReadingHistory {
  private static final long MICROS = 1_000;

  private final StoreHttp http;
  private final String url;

  QuestDbHistory(StoreHttp http, String url) {
    this.http = http;
    this.url = url;
  }

  @Override
  public List<Bucket> series(PointId point, Instant from, Instant to, long bucketMillis)
      throws IOException, InterruptedException {
    String sql =
        "select cast(timestamp as long), min(value), max(value), first(value), last(value),"
            + " count(value), sum(case when quality = 'UNCERTAIN' then 1 else 0 end),"
            + " sum(case when quality = 'BAD' then 1 else 0 end)"
            + from(point, from, to)
            + " sample by "
            + bucketMillis
            + "T";
    JsonNode rows = http.get(url + "/exec?query=" + StoreHttp.encode(sql)).get("dataset");
    List<Bucket> buckets = new ArrayList<>();
    if (rows != null) {
      for (JsonNode row : rows.values()) {
        buckets.add(bucket(row));
      }
    }
    return buckets;
  }

  @Override
  public List<Said> readings(PointId point, Instant from, Instant to, int most)
      throws IOException, InterruptedException {
    String sql =
        "select cast(timestamp as long), value, why"
            + from(point, from, to)
            + " order by timestamp limit "
            + most;
    JsonNode rows = http.get(url + "/exec?query=" + StoreHttp.encode(sql)).get("dataset");
    List<Said> said = new ArrayList<>();
    if (rows != null) {
      for (JsonNode row : rows.values()) {
        Double value = number(row.get(1));
        said.add(
            new Said(
                row.get(0).getLongValue() / MICROS,
                value == null ? Double.NaN : value,
                row.get(2).getStringValue()));
      }
    }
    return said;
  }

  private static String from(PointId point, Instant from, Instant to) {
    return " from reading where enterprise = '"
        + point.enterprise()
        + "' and point = '"
        + point.code()
        + "' and timestamp >= cast("
        + from.toEpochMilli() * MICROS
        + " as timestamp) and timestamp <= cast("
        + to.toEpochMilli() * MICROS
        + " as timestamp)";
  }

  @Override
  public Map<PointId, Stored> newestOf(Collection<PointId> points, Instant since)
      throws IOException, InterruptedException {
    Map<PointId, Stored> newest = new HashMap<>();
    if (points.isEmpty()) {
      return newest;
    }
    String sql =
        "select enterprise, point, cast(timestamp as long), value, quality from reading"
            + " where timestamp >= cast("
            + since.toEpochMilli() * MICROS
            + " as timestamp) and ("
            + ReadingHistory.anyOf(points)
            + ") latest on timestamp partition by enterprise, point";
    JsonNode rows = http.get(url + "/exec?query=" + StoreHttp.encode(sql)).get("dataset");
    if (rows != null) {
      for (JsonNode row : rows.values()) {
        newest.put(
            new PointId(row.get(0).getStringValue(), row.get(1).getStringValue()),
            new Stored(
                row.get(2).getLongValue() / MICROS,
                number(row.get(3)),
                row.get(4).getStringValue()));
      }
    }
    return newest;
  }

  @Override
  public Map<String, Instant> newest() throws IOException, InterruptedException {
    String sql =
        "select enterprise, cast(timestamp as long) from reading where not point like '"
            + PlantGateway.OFFICE
            + ".%' latest on timestamp partition by enterprise";
    JsonNode rows = http.get(url + "/exec?query=" + StoreHttp.encode(sql)).get("dataset");
    Map<String, Instant> newest = new HashMap<>();
    if (rows != null) {
      for (JsonNode row : rows.values()) {
        newest.put(
            row.get(0).getStringValue(), Instant.ofEpochMilli(row.get(1).getLongValue() / MICROS));
      }
    }
    return newest;
  }

  private static Bucket bucket(JsonNode row) {
    return new Bucket(
        row.get(0).getLongValue() / MICROS,
        number(row.get(1)),
        number(row.get(2)),
        number(row.get(3)),
        number(row.get(4)),
        Bucket.quality(
            row.get(5).getLongValue(), row.get(6).getLongValue(), row.get(7).getLongValue()));
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNull() ? null : node.getDoubleValue();
  }
}
