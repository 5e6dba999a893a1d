package io.vigil.alerting.onboarding;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.history.StoreQuestion;
import io.vigil.alerting.history.StoredReadings;
import io.vigil.alerting.history.StoredReadings.Newest;
import io.vigil.alerting.onboarding.PlantReport.Remark;
import io.vigil.alerting.onboarding.SelfCheck.GatewaySeen;
import io.vigil.alerting.onboarding.SelfCheck.PointSeen;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.presence.GatewayState;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a plant on trial really sends: what its gateways said of themselves, and what the
 * time-series store has of its points. Blocking; any thread.
 */
@Singleton
class PlantWatch {
  /** Clock limits of the design (onboarding §5), on the stamps of the newest readings. */
  private static final Duration CLOCK_WARNS = Duration.ofSeconds(2);

  private static final Duration CLOCK_BLOCKS = Duration.ofSeconds(30);

  /** A point is late after so many of its own periods. */
  private static final int LATE_SAMPLES = 3;

  private static final long SHORTEST_SLOT_MILLIS = 5_000;

  /** One slot in a hundred may be empty, and the one that the trial began or ended in. */
  private static final double COMPLETE = 0.99;

  private static final int MOST_SOUNDED = 200;

  private final StoredReadings readings;
  private final GatewayStates gateways;
  private final AlertRepository alerts;
  private final Clock clock;

  PlantWatch(StoredReadings readings, GatewayStates gateways, AlertRepository alerts, Clock clock) {
    this.readings = readings;
    this.gateways = gateways;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** What has been seen since. */
  SelfCheck check(PlantFile plant, Instant since) {
    Map<PointId, Newest> newest =
        StoreQuestion.answer("self-check", () -> readings.newest(ids(plant), since));
    List<PointSeen> points =
        plant.points().stream().map(point -> seen(point, newest.get(id(plant, point)))).toList();
    List<GatewaySeen> seen = new ArrayList<>();
    for (PlantGateway gateway : plant.gateways()) {
      GatewayState state = gateways.of(plant.enterprise(), gateway.name());
      boolean said = state != null && state.since() >= since.toEpochMilli();
      boolean spoke =
          plant.points().stream()
              .anyMatch(
                  one ->
                      one.gateway().equals(gateway.name()) && newest.containsKey(id(plant, one)));
      seen.add(
          new GatewaySeen(
              gateway.name(), state == null ? null : state.presence().name(), said || spoke));
    }
    return new SelfCheck(seen, points);
  }

  /** How the trial went between these moments, as far as it has come. */
  TrialReport trial(PlantFile plant, Instant began, Instant until, SelfCheck check) {
    Instant now = Instant.now(clock);
    boolean over = !now.isBefore(until);
    List<Remark> failures = new ArrayList<>();
    for (PointSeen point : check.points()) {
      if (point.blocks() && point.trouble() != null && point.troubleEn() != null) {
        failures.add(new Remark(point.point(), point.trouble(), point.troubleEn()));
      }
    }
    if (over) {
      for (PlantPoint point : plant.points()) {
        StoreQuestion.answer("trial", () -> gaps(plant, point, began, until))
            .ifPresent(failures::add);
      }
    }
    return new TrialReport(
        PlantTime.format(began),
        PlantTime.format(until),
        over,
        over && failures.isEmpty(),
        failures,
        sounded(plant.enterprise(), began));
  }

  private List<TrialReport.Sounded> sounded(String enterprise, Instant began) {
    return alerts.testsSince(enterprise, began, MOST_SOUNDED).stream()
        .map(PlantWatch::sounded)
        .toList();
  }

  private static TrialReport.Sounded sounded(Alert alert) {
    return new TrialReport.Sounded(
        alert.id(),
        alert.evidence().severity().number(),
        PlantTime.format(alert.began()),
        alert.evidence().textZh(),
        alert.evidence().textEn());
  }

  private Optional<Remark> gaps(PlantFile plant, PlantPoint point, Instant began, Instant until)
      throws IOException, InterruptedException {
    long slot = Math.max(LATE_SAMPLES * point.sampleMillis(), SHORTEST_SLOT_MILLIS);
    long slots = Duration.between(began, until).toMillis() / slot;
    if (point.reporting() != Reporting.PERIODIC || slots < 1) {
      return Optional.empty();
    }
    int filled = readings.filledSlots(id(plant, point), began, until, slot);
    long needed = Math.max(1, (long) Math.floor(slots * COMPLETE) - 1);
    return filled >= needed
        ? Optional.empty()
        : Optional.of(
            new Remark(
                point.code(),
                "试运行期间每 " + slot / 1000 + " 秒应至少有一个读数，" + slots + " 段中只有 " + filled + " 段有读数",
                "on trial there should be a reading in every "
                    + slot / 1000
                    + " s; there is one in "
                    + filled
                    + " of "
                    + slots));
  }

  private PointSeen seen(PlantPoint point, @Nullable Newest newest) {
    boolean mustSpeak = point.reporting() == Reporting.PERIODIC;
    Trouble trouble = newest == null ? silent(mustSpeak) : trouble(point, newest);
    return new PointSeen(
        point.code(),
        point.name(),
        point.nameEn(),
        mustSpeak,
        newest == null ? null : PlantTime.format(newest.at()),
        newest == null ? null : newest.value(),
        point.measureUnit().symbol(),
        newest == null ? null : newest.quality(),
        trouble == null ? null : trouble.zh(),
        trouble == null ? null : trouble.en(),
        trouble != null && trouble.blocks());
  }

  private record Trouble(String zh, String en, boolean blocks) {}

  private static Trouble silent(boolean mustSpeak) {
    return new Trouble(
        "未收到读数：请检查凭证、主题、点位编码和设备时钟",
        "no reading yet: look at credential, topic, code of the point and the device's clock",
        mustSpeak);
  }

  private @Nullable Trouble trouble(PlantPoint point, Newest newest) {
    if (!newest.quality().equals("GOOD")) {
      return new Trouble(
          "最新读数的质量为 " + newest.quality() + "，应为 GOOD",
          "the newest reading is " + newest.quality() + ", not GOOD",
          true);
    }
    Duration behind = Duration.between(newest.at(), Instant.now(clock));
    Duration ahead = behind.negated();
    if (ahead.compareTo(CLOCK_WARNS) > 0) {
      return new Trouble(
          "设备时间比服务器快 " + ahead.toSeconds() + " 秒，请校时（NTP）",
          "the device's clock is " + ahead.toSeconds() + " s ahead; set it by NTP",
          ahead.compareTo(CLOCK_BLOCKS) > 0);
    }
    Duration late = Duration.ofMillis(LATE_SAMPLES * point.sampleMillis()).plus(CLOCK_BLOCKS);
    if (point.reporting() == Reporting.PERIODIC && behind.compareTo(late) > 0) {
      return new Trouble(
          "最新读数在 " + behind.toSeconds() + " 秒之前：已停止上报，或设备时钟慢",
          "the newest reading is "
              + behind.toSeconds()
              + " s old: it has fallen silent, or the device's clock is behind",
          true);
    }
    return null;
  }

  private static List<PointId> ids(PlantFile plant) {
    return plant.points().stream().map(point -> id(plant, point)).toList();
  }

  private static PointId id(PlantFile plant, PlantPoint point) {
    return new PointId(plant.enterprise(), point.code());
  }
}
