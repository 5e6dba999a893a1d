package io.vigil.alerting.drill;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.AlertView;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drills: to hold for duty officers, to read for everybody who is signed in. */
@Controller("/api/v1/drills")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DrillController {
  private static final int MOST = 100;
  private static final int MOST_WATCH = 200;
  private static final int MOST_NOTE = 200;
  private static final Pattern ID = Pattern.compile("d-[0-9]{1,18}-[0-9]{1,18}");

  private final Drills drills;
  private final AlertRepository alerts;

  DrillController(Drills drills, AlertRepository alerts) {
    this.drills = drills;
    this.alerts = alerts;
  }

  /**
   * What is to be exercised.
   *
   * @param watch {@code enterprise/point/rule}
   * @param severity 1 to 4
   * @param note what is exercised, in words
   */
  @Serdeable
  record Begin(@Nullable String watch, @Nullable Integer severity, @Nullable String note) {}

  /**
   * A drill and how it goes.
   *
   * @param id its id
   * @param watch whose Alert is exercised
   * @param note what is exercised
   * @param startedBy who began it
   * @param startedAt when, RFC 3339
   * @param endedBy who ended it; null if a timer did, or if it goes on
   * @param endedAt when; null if it goes on
   * @param acknowledgedAfterSeconds from beginning to acknowledgement; null without one
   * @param alert its Alert, with who acknowledged and how often responsibility moved up
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record DrillView(
      String id,
      String watch,
      String note,
      String startedBy,
      String startedAt,
      @Nullable String endedBy,
      @Nullable String endedAt,
      @Nullable Long acknowledgedAfterSeconds,
      AlertView alert) {
    static DrillView of(Drill drill, Alert alert) {
      return new DrillView(
          drill.id(),
          drill.watch(),
          drill.note(),
          drill.startedBy(),
          PlantTime.format(drill.startedAt()),
          drill.endedBy(),
          PlantTime.formatOrNull(drill.endedAt()),
          alert.ackedAt() == null
              ? null
              : Duration.between(drill.startedAt(), alert.ackedAt()).toSeconds(),
          AlertView.of(alert));
    }
  }

  /** Drills of the caller's area: that go on first, then the newest. */
  @Serdeable
  record Listing(List<DrillView> items) {}

  /** The newest drills. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    List<Drill> found = drills.newest(Caller.seat(caller), MOST);
    Map<String, Alert> theirs = new HashMap<>();
    if (!found.isEmpty()) {
      alerts
          .findByIdIn(found.stream().map(Drill::alert).toList())
          .forEach(alert -> theirs.put(alert.id(), alert));
    }
    List<DrillView> views = new ArrayList<>();
    for (Drill drill : found) {
      Alert alert = theirs.get(drill.alert());
      if (alert != null) {
        views.add(DrillView.of(drill, alert));
      }
    }
    return new Listing(views);
  }

  /** One drill. */
  @Get("/{id}")
  @Secured(Right.LOOK)
  DrillView one(String id, Authentication caller) {
    return view(drills.find(known(id), Caller.seat(caller)));
  }

  /** Begins one: its Alert appears at once, and says everywhere that it is a drill. */
  @Post
  @Secured(Right.DRILL)
  DrillView begin(@Body Begin begin, Authentication caller) {
    String watch = begin.watch();
    if (watch == null || watch.length() > MOST_WATCH || watch.indexOf('\0') >= 0) {
      throw ProblemCode.BAD_REQUEST.problem("watch").at("/watch").exception();
    }
    String note = WrittenText.required(begin.note(), MOST_NOTE, "/note", WrittenText.What.NOTE);
    Drills.Wanted wanted = new Drills.Wanted(watch, severity(begin.severity()), note);
    return view(drills.start(wanted, Caller.seat(caller)));
  }

  /** Ends it, with its Alert and its Case. */
  @Post("/{id}/end")
  @Consumes(MediaType.ALL)
  @Secured(Right.DRILL)
  DrillView end(String id, Authentication caller) {
    return view(drills.end(known(id), Caller.seat(caller)));
  }

  private DrillView view(Drill drill) {
    return DrillView.of(drill, alerts.findById(drill.alert()).orElseThrow());
  }

  private static Severity severity(@Nullable Integer number) {
    if (number == null || number < 1 || number > Severity.BLUE.number()) {
      throw ProblemCode.BAD_REQUEST.problem("severity: 1 - 4").at("/severity").exception();
    }
    return Severity.ofNumber(number);
  }

  /** What we never gave as an id is not looked for: not every database takes every text. */
  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
