package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.sim.replay.InfluxQuery;
import io.vigil.sim.replay.ReferenceEvaluation;
import io.vigil.sim.replay.ReferenceEvaluation.Episode;
import io.vigil.sim.replay.StoreQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The alert history of one point in a time-series store. */
interface AlertHistory {
  /** The entries of a rule in the order of their times. */
  List<Entry> entries(String rule) throws IOException, InterruptedException;

  /** An entry: time in milliseconds UTC, what happened, and the value it happened at. */
  record Entry(long time, String event, double value) {}

  /** The periods in which the rule's condition was true, as the history tells them. */
  default List<Episode> episodes(String rule) throws IOException, InterruptedException {
    List<Episode> episodes = new ArrayList<>();
    for (Entry entry : entries(rule)) {
      int last = episodes.size() - 1;
      switch (entry.event()) {
        case "RAISED", "REOPENED" ->
            episodes.add(new Episode(entry.time(), ReferenceEvaluation.OPEN, entry.value()));
        case "CHANGED" -> {
          Episode open = episodes.get(last);
          double peak = Math.max(open.peak(), entry.value());
          episodes.set(last, new Episode(open.onset(), open.clear(), peak));
        }
        case "CLEARED" -> {
          Episode open = episodes.get(last);
          episodes.set(last, new Episode(open.onset(), entry.time(), open.peak()));
        }
        default -> {
          // What people and time do to an Alert is no part of the condition.
        }
      }
    }
    return episodes;
  }

  /** In the embedded QuestDB; in this order its times carry the journal number. */
  static AlertHistory inQuestDb(String url, String enterprise, String point) {
    StoreQuery store = new StoreQuery(url);
    return rule ->
        entries(
            store.rows(
                "SELECT cast(timestamp AS long) / 1000000, event, value"
                    + where(enterprise, point, rule)
                    + " ORDER BY timestamp"));
  }

  /** In InfluxDB 1.x. */
  static AlertHistory inInfluxDb(String url, String database, String enterprise, String point) {
    InfluxQuery store = new InfluxQuery(url, database);
    return rule ->
        entries(
            store
                .series("SELECT event, value" + where(enterprise, point, rule))
                .path(0)
                .path("values"));
  }

  private static List<Entry> entries(JsonNode rows) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode row : rows) {
      entries.add(new Entry(row.path(0).asLong(), row.path(1).asText(), row.path(2).asDouble()));
    }
    return entries;
  }

  private static String where(String enterprise, String point, String rule) {
    return " FROM alert WHERE enterprise = '%s' AND point = '%s' AND rule = '%s'"
        .formatted(enterprise, point, rule);
  }
}
