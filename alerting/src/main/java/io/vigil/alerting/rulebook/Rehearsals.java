package io.vigil.alerting.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.history.StoredReadings;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.PointId;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.rehearsal.Performance;
import io.vigil.rules.rehearsal.Performance.Choice;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.rules.rehearsal.ReplayPlant;
import io.vigil.rules.rehearsal.RuleChange;
import io.vigil.rules.rehearsal.TruePeriods;
import io.vigil.rules.rehearsal.Unknown;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rehearsals that people order: by the code of {@code vigil rehearse}, one after the other on a
 * thread of their own, four waiting at most. The newest {@value #KEPT} are known until the process
 * ends. Any thread.
 */
@Singleton
class Rehearsals {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
  private static final int KEPT = 50;
  private static final int MOST_WAITING = 4;

  /** A day of readings every half second, or a month of one in a quarter of a minute. */
  private static final int MOST_READINGS = 200_000;

  private static final Duration LONGEST = Duration.ofDays(31);

  private final Descriptions descriptions;
  private final StoredReadings stored;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> {
            Thread thread = new Thread(work, "alerting-rehearsals");
            thread.setDaemon(true);
            return thread;
          });

  /** By id, the oldest first; guarded by itself. */
  private final Map<String, Known> known = new LinkedHashMap<>();

  private record Known(String by, View view) {}

  Rehearsals(Descriptions descriptions, StoredReadings stored) {
    this.descriptions = descriptions;
    this.stored = stored;
  }

  /** How far it is. */
  enum State {
    WAITING,
    DONE,
    REFUSED
  }

  /**
   * A rehearsal.
   *
   * @param zh why it could not be; empty unless REFUSED
   * @param en the same in English
   * @param result what it came to; null unless DONE
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record View(String id, State state, String zh, String en, @Nullable RehearsalResult result) {}

  /** What was ordered, held against the registry. */
  private record Task(
      ReplayPlant plant,
      PointDefinition point,
      WatchDefinition watch,
      List<RuleChange> changes,
      @Nullable TruePeriods labels) {}

  /** Takes an order, or refuses it in words. */
  View order(RehearsalOrder order, Seat seat) {
    PointDefinition point = point(order.namedPoint(), seat);
    WatchDefinition watch = watch(point, order.namedRule());
    Task task = new Task(plant(point, watch), point, watch, changes(order), labels(order, point));
    Reader reader = reader(order, task);
    View waiting = new View(UUID.randomUUID().toString(), State.WAITING, "", "", null);
    keep(seat.username(), waiting);
    try {
      worker.execute(() -> keep(seat.username(), play(waiting.id(), task, reader)));
    } catch (RejectedExecutionException e) {
      throw ProblemCode.REHEARSALS_BUSY.problem(MOST_WAITING).exception();
    }
    return waiting;
  }

  /** How it stands; only whoever ordered it may know of it. */
  View look(String id, Seat seat) {
    synchronized (known) {
      Known one = known.get(id);
      if (one != null && one.by().equals(seat.username())) {
        return one.view();
      }
    }
    throw ProblemCode.NOT_FOUND.problem("rehearsal").exception();
  }

  private void keep(String by, View view) {
    synchronized (known) {
      known.put(view.id(), new Known(by, view));
      if (known.size() > KEPT) {
        known.remove(known.keySet().iterator().next());
      }
    }
  }

  /** Reads what is to be judged. */
  private interface Reader {
    RehearsalReadings read() throws IOException, InterruptedException;
  }

  private View play(String id, Task task, Reader reader) {
    try {
      String code = task.point().id().code();
      Choice choice = new Choice(List.of(task.watch().ruleId()), List.of(code));
      Performance played = Performance.play(reader.read(), task.changes(), choice, task.labels());
      return new View(id, State.DONE, "", "", RehearsalResult.of(played));
    } catch (RehearsalRefusedException e) {
      return new View(id, State.REFUSED, e.zh(), e.en(), null);
    } catch (IOException e) {
      LOG.warn("rehearsal of {}: {}", task.point().id(), e.toString());
      return new View(id, State.REFUSED, "时序库暂时不可用", "the time-series store does not answer", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new View(id, State.REFUSED, "服务正在停止", "the service is stopping", null);
    } catch (RuntimeException e) {
      LOG.error("rehearsal of {} failed", task.point().id(), e);
      return new View(id, State.REFUSED, "内部错误", "internal error", null);
    }
  }

  private Reader reader(RehearsalOrder order, Task task) {
    String csv = order.readings();
    if (csv != null) {
      RehearsalReadings sent =
          new RehearsalReadings(
              "readings",
              task.plant(),
              ReadingsCsv.read(csv, task.point().slot(), MOST_READINGS),
              List.of());
      return () -> sent;
    }
    String from = order.from();
    String to = order.to();
    if (from == null || to == null) {
      throw bad("请给出 from 和 to，或 readings", "give from and to, or readings");
    }
    Instant begin = WrittenTime.moment("from", from);
    Instant end = WrittenTime.moment("to", to);
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw bad("to 应晚于 from，且最多 31 天", "to must be after from and at most 31 days later");
    }
    return () -> readings(task.plant(), begin, end);
  }

  private RehearsalReadings readings(ReplayPlant plant, Instant from, Instant to)
      throws IOException, InterruptedException {
    List<RehearsalReadings.Row> rows = new ArrayList<>();
    List<Unknown> unknown = new ArrayList<>();
    for (PointDefinition point : plant.points()) {
      List<StoredReadings.Past> past = stored.past(point.id(), from, to, MOST_READINGS);
      past.forEach(one -> rows.add(RehearsalReadings.Row.of(point.slot(), one)));
      if (past.size() == MOST_READINGS) {
        String code = point.id().code();
        unknown.add(
            new Unknown(
                code + "：只判定了前 " + MOST_READINGS + " 条读数",
                code + ": only the first " + MOST_READINGS + " readings were judged"));
      }
    }
    return new RehearsalReadings(plant.gateway().enterprise(), plant, rows, unknown);
  }

  /** The point and those that the rule looks at besides it. */
  private ReplayPlant plant(PointDefinition point, WatchDefinition watch) {
    String enterprise = point.enterprise();
    List<Integer> slots = new ArrayList<>();
    slots.add(point.slot());
    if (watch.rule() instanceof ConditionRule rule) {
      rule.condition().eachSlot(slots::add);
    }
    List<DefinitionEntry> points = new ArrayList<>();
    for (PointDefinition one : descriptions.pointsOf(enterprise)) {
      if (slots.contains(one.slot())) {
        points.add(one);
      }
    }
    return ReplayPlant.of(enterprise, points);
  }

  private PointDefinition point(String id, Seat seat) {
    PointId named;
    try {
      named = PointId.of(id);
    } catch (IllegalArgumentException e) {
      throw ProblemCode.NOT_FOUND.problem("point").exception();
    }
    String enterprise = named.enterprise();
    String division = descriptions.divisionsOf(List.of(enterprise)).getOrDefault(enterprise, "");
    return descriptions
        .ofPoint(named)
        .filter(found -> seat.sees(enterprise, division))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem("point").exception())
        .point();
  }

  private static WatchDefinition watch(PointDefinition point, String rule) {
    return point.watches().stream()
        .filter(watch -> watch.ruleId().equals(rule))
        .findFirst()
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem("rule " + rule).exception());
  }

  private static List<RuleChange> changes(RehearsalOrder order) {
    List<String> written = order.changes();
    List<RuleChange> changes = new ArrayList<>();
    for (String text : written == null ? List.<String>of() : written) {
      RuleChange change = RuleChange.parse(order.namedRule() + "." + text);
      if (change == null) {
        throw bad("“" + text + "” 应为 数值名=数值", "'" + text + "' must be NUMBER=VALUE");
      }
      changes.add(change);
    }
    return changes;
  }

  private static @Nullable TruePeriods labels(RehearsalOrder order, PointDefinition point) {
    List<RehearsalOrder.Label> written = order.labels();
    if (written == null) {
      return null;
    }
    return new TruePeriods(
        written.stream()
            .map(
                label ->
                    new TruePeriods.Period(
                        point.id().code(), labelled(label.from()), labelled(label.to())))
            .toList());
  }

  private static long labelled(@Nullable String text) {
    return WrittenTime.moment("labels", text == null ? "" : text).toEpochMilli();
  }

  private static RuntimeException bad(String zh, String en) {
    return ProblemCode.BAD_REQUEST.saying(zh, en).exception();
  }

  @PreDestroy
  void close() {
    worker.shutdownNow();
  }
}
