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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Readings in InfluxDB 1.x, asked in InfluxQL; see {@link QuestDbHistory} for the quotes. */
final class InfluxHistory implements ReadingHistory {
  private final StoreHttp http;
  private final String url;
  private final String database;

  InfluxHistory(StoreHttp http, String url, String database) {
    this.http = http;
    this.url = url;
    this.database = database;
  }

  @Override
  public List<Bucket> series(PointId point, Instant from, Instant to, long bucketMillis)
      throws IOException, InterruptedException {
    String where = from(point, from, to);
    String group = " group by time(" + bucketMillis + "ms) fill(none)";
    Map<Long, Long> uncertain = counts(where + " and quality = 'UNCERTAIN'" + group);
    Map<Long, Long> bad = counts(where + " and quality = 'BAD'" + group);
    Map<Long, Bucket> buckets = new TreeMap<>();
    bad.keySet()
        .forEach(time -> buckets.put(time, new Bucket(time, null, null, null, null, "BAD")));
    String values = "select min(value), max(value), first(value), last(value), count(value)";
    for (JsonNode row : rows(values + where + group)) {
      long time = row.get(0).getLongValue();
      String quality =
          Bucket.quality(
              row.get(5).getLongValue(),
              uncertain.getOrDefault(time, 0L),
              bad.getOrDefault(time, 0L));
      buckets.put(
          time,
          new Bucket(
              time,
              number(row.get(1)),
              number(row.get(2)),
              number(row.get(3)),
              number(row.get(4)),
              quality));
    }
    return new ArrayList<>(buckets.values());
  }

  @Override
  public List<Said> readings(PointId point, Instant from, Instant to, int most)
      throws IOException, InterruptedException {
    List<Said> said = new ArrayList<>();
    String query = "select value, why" + from(point, from, to) + " order by time limit " + most;
    for (JsonNode row : rows(query)) {
      Double value = number(row.get(1));
      said.add(
          new Said(
              row.get(0).getLongValue(),
              value == null ? Double.NaN : value,
              row.get(2).getStringValue()));
    }
    return said;
  }

  private static String from(PointId point, Instant from, Instant to) {
    return " from reading where enterprise = '"
        + point.enterprise()
        + "' and point = '"
        + point.code()
        + "' and time >= "
        + from.toEpochMilli()
        + "ms and time <= "
        + to.toEpochMilli()
        + "ms";
  }

  @Override
  public Map<PointId, Stored> newestOf(Collection<PointId> points, Instant since)
      throws IOException, InterruptedException {
    Map<PointId, Stored> newest = new HashMap<>();
    if (points.isEmpty()) {
      return newest;
    }
    String query =
        "select value, quality from reading where time >= "
            + since.toEpochMilli()
            + "ms and ("
            + ReadingHistory.anyOf(points)
            + ") group by enterprise, point order by time desc limit 1";
    for (JsonNode one : series(query)) {
      JsonNode tags = one.get("tags");
      JsonNode row = one.get("values").get(0);
      newest.put(
          new PointId(tags.get("enterprise").getStringValue(), tags.get("point").getStringValue()),
          new Stored(row.get(0).getLongValue(), number(row.get(1)), row.get(2).getStringValue()));
    }
    return newest;
  }

  @Override
  public Map<String, Instant> newest() throws IOException, InterruptedException {
    Map<String, Instant> newest = new TreeMap<>();
    String sent = "where point !~ /^" + PlantGateway.OFFICE + "\\./";
    for (JsonNode one :
        series("select last(quality) from reading " + sent + " group by enterprise")) {
      newest.put(
          one.get("tags").get("enterprise").getStringValue(),
          Instant.ofEpochMilli(one.get("values").get(0).get(0).getLongValue()));
    }
    return newest;
  }

  private Map<Long, Long> counts(String rest) throws IOException, InterruptedException {
    Map<Long, Long> counts = new TreeMap<>();
    for (JsonNode row : rows("select count(quality)" + rest)) {
      counts.put(row.get(0).getLongValue(), row.get(1).getLongValue());
    }
    return counts;
  }

  private List<JsonNode> rows(String query) throws IOException, InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode one : series(query)) {
      one.get("values").values().forEach(rows::add);
    }
    return rows;
  }

  private List<JsonNode> series(String query) throws IOException, InterruptedException {
    String address =
        url + "/query?epoch=ms&db=" + StoreHttp.encode(database) + "&q=" + StoreHttp.encode(query);
    List<JsonNode> all = new ArrayList<>();
    JsonNode series = http.get(address).get("results").get(0).get("series");
    if (series != null) {
      series.values().forEach(all::add);
    }
    return all;
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNull() ? null : node.getDoubleValue();
  }
}
