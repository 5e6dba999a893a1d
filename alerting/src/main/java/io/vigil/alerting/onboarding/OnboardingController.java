package io.vigil.alerting.onboarding;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Digests;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.point.Names;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Applications: drafted, handed in and made live by an engineer of the enterprise, approved or sent
 * back by the second person of a bureau.
 */
@Controller("/api/v1/onboarding")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OnboardingController {
  private static final int MOST_REASON = 400;
  private static final int MOST_CODE = 32;
  private static final int MOST_NAME = 64;
  private static final int MOST_SENSORS = 50;
  private static final int MOST_PEOPLE = 100_000;
  private static final Pattern ID = Pattern.compile("on-[0-9]{1,18}-[0-9]{1,18}");
  private static final Pattern DIVISION = Pattern.compile("[0-9]{6}");

  private final Onboardings onboardings;
  private final PlantWatch watch;
  private final AlertingOptions options;

  OnboardingController(Onboardings onboardings, PlantWatch watch, AlertingOptions options) {
    this.onboardings = onboardings;
    this.watch = watch;
    this.options = options;
  }

  /**
   * What is applied for.
   *
   * @param kind NEW, CHANGE, SUSPEND, RESUME or RETIRE
   * @param division where a new plant lies; the others are where they are
   * @param reason why
   */
  @Serdeable
  record Begun(@Nullable String kind, @Nullable String division, @Nullable String reason) {}

  /**
   * A draft; see {@link Draft} and {@link Profile}.
   *
   * @param version of the application that was seen
   * @param plant the plant file, JSON text
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Written(
      long version,
      @Nullable String plant,
      @Nullable String reason,
      @Nullable List<String> sensors,
      @Nullable String creditCode,
      @Nullable String licence,
      @Nullable String contact,
      @Nullable String phone,
      @Nullable Integer dustHeadcount) {}

  /**
   * A step.
   *
   * @param version of the application that was seen
   * @param reason why, where it is asked for
   */
  @Serdeable
  record Step(long version, @Nullable String reason) {}

  /** Applications of the caller's area. */
  @Serdeable
  record Listing(List<OnboardingView> items) {}

  /**
   * What is seen of a plant.
   *
   * @param onboarding as it stands now
   * @param check what its gateways and points say; null before credentials and after the end
   * @param trial how the trial goes; null while there is none
   */
  @Serdeable
  record Seen(OnboardingView onboarding, @Nullable SelfCheck check, @Nullable TrialReport trial) {}

  /**
   * What a file of points comes to.
   *
   * @param sheet row by row
   * @param onboarding as it stands now
   * @param undo the draft as it was before, JSON text that can be written again; empty if nothing
   *     was taken
   */
  @Serdeable
  record Imported(PointSheet sheet, OnboardingView onboarding, String undo) {}

  private record Facts(
      Onboarding onboarding, @Nullable SelfCheck check, @Nullable TrialReport trial) {}

  /** Those that are open first, then the newest. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    return new Listing(
        onboardings.newest(Caller.seat(caller)).stream().map(OnboardingView::listed).toList());
  }

  /** One as a whole, with its validation report. */
  @Get("/{id}")
  @Secured(Right.LOOK)
  OnboardingView read(String id, Authentication caller) {
    return whole(onboardings.find(known(id), Caller.seat(caller)));
  }

  /** The points of the draft as a file that can be taken again. */
  @Get("/{id}/points.csv")
  @Secured(Right.LOOK)
  HttpResponse<byte[]> points(String id, Authentication caller) {
    return HttpResponse.ok(PointFileText.write(onboardings.find(known(id), Caller.seat(caller))))
        .header("Content-Type", "text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"points-" + id + ".csv\"")
        .header("Cache-Control", "no-store");
  }

  /**
   * Looks at a file of points, CSV or XLSX, and takes it if that is asked for.
   *
   * @param version of the application that was seen
   * @param apply whether it is taken; refused while a row has mistakes
   */
  @Post("/{id}/points")
  @Consumes(MediaType.ALL)
  @Secured(Right.ONBOARD)
  Imported importPoints(
      String id,
      @QueryValue long version,
      @QueryValue(defaultValue = "false") boolean apply,
      @Body byte[] bytes,
      Authentication caller) {
    Seat seat = Caller.seat(caller);
    Onboarding before = onboardings.find(known(id), seat);
    if (before.version() != version) {
      throw ProblemCode.ONBOARDING_CHANGED.problem().exception();
    }
    PointFile.Read read = PointFile.read(before, bytes);
    if (!apply) {
      return new Imported(read.sheet(), whole(before), "");
    }
    requireNoMistakes(read.sheet());
    Draft draft = new Draft(read.plant(), before.profile(), before.reason(), before.sensorList());
    Onboarding written = onboardings.write(id, version, seen -> draft, seat);
    return new Imported(read.sheet(), whole(written), before.draft());
  }

  private static void requireNoMistakes(PointSheet sheet) {
    if (sheet.refused() > 0 || !sheet.remarks().isEmpty()) {
      throw ProblemCode.FILE_REFUSED
          .saying(
              "文件中有 " + sheet.refused() + " 行有误，未导入任何内容",
              sheet.refused() + " rows have mistakes, and nothing was taken")
          .exception();
    }
  }

  /** Begins one for the caller's own enterprise. */
  @Post
  @Secured(Right.ONBOARD)
  OnboardingView begin(@Body Begun begun, Authentication caller) {
    OnboardingKind kind = kind(begun.kind());
    String division = WrittenText.optional(begun.division(), MOST_CODE, "/division");
    if (kind == OnboardingKind.NEW && !DIVISION.matcher(division).matches()) {
      throw ProblemCode.FIELD_MISSING
          .saying("请填写 6 位行政区划代码", "give the division code of 6 digits")
          .at("/division")
          .exception();
    }
    String reason = WrittenText.optional(begun.reason(), MOST_REASON, "/reason");
    return whole(onboardings.begin(kind, division, reason, Caller.seat(caller)));
  }

  /** Writes the draft. */
  @Put("/{id}")
  @Secured(Right.ONBOARD)
  OnboardingView write(String id, @Body Written written, Authentication caller) {
    return whole(
        onboardings.write(
            known(id), written.version(), known -> draft(written, known), Caller.seat(caller)));
  }

  /** Hands it in. */
  @Post("/{id}/submit")
  @Secured(Right.ONBOARD)
  OnboardingView submit(String id, @Body Step step, Authentication caller) {
    return whole(onboardings.submit(known(id), step.version(), Caller.seat(caller)));
  }

  /** Takes it back for good. */
  @Post("/{id}/withdraw")
  @Secured(Right.ONBOARD)
  OnboardingView withdraw(String id, @Body Step step, Authentication caller) {
    return whole(onboardings.withdraw(known(id), step.version(), Caller.seat(caller)));
  }

  /** Puts the plant on trial, and shows the credentials of its gateways once. */
  @Post("/{id}/issue")
  @Secured(Right.ONBOARD)
  OnboardingView issue(String id, @Body Step step, Authentication caller) {
    return whole(onboardings.issue(known(id), step.version(), Caller.seat(caller)));
  }

  /** What is seen of the plant; moves the application on where everything has been seen. */
  @Post("/{id}/check")
  @Secured({Right.ONBOARD, Right.APPROVE})
  Seen check(String id, @Body Step step, Authentication caller) {
    Facts facts = facts(onboardings.find(known(id), Caller.seat(caller)));
    return new Seen(whole(facts.onboarding()), facts.check(), facts.trial());
  }

  /** Begins the trial, or begins it anew. */
  @Post("/{id}/trial")
  @Secured(Right.ONBOARD)
  OnboardingView trial(String id, @Body Step step, Authentication caller) {
    return whole(
        onboardings.beginTrial(known(id), step.version(), options.trial(), Caller.seat(caller)));
  }

  /** Says yes, as the second person. */
  @Post("/{id}/approve")
  @Secured(Right.APPROVE)
  OnboardingView approve(String id, @Body Step step, Authentication caller) {
    Seat seat = Caller.seat(caller);
    Onboarding seen = onboardings.find(known(id), seat);
    Facts facts = facts(seen);
    return whole(
        onboardings.approve(id, step.version(), evidence(facts, step), facts.trial(), seat));
  }

  /** Sends it back to the draft, with a reason. */
  @Post("/{id}/return")
  @Secured({Right.ONBOARD, Right.APPROVE})
  OnboardingView giveBack(String id, @Body Step step, Authentication caller) {
    String reason = WrittenText.required(step.reason(), MOST_REASON, "/reason", What.REASON);
    return whole(onboardings.giveBack(known(id), step.version(), reason, Caller.seat(caller)));
  }

  /** Makes it so. */
  @Post("/{id}/go-live")
  @Secured(Right.ONBOARD)
  OnboardingView goLive(String id, @Body Step step, Authentication caller) {
    return whole(onboardings.goLive(known(id), step.version(), Caller.seat(caller)));
  }

  private Facts facts(Onboarding onboarding) {
    Instant issued = onboarding.course().issuedAt();
    if (issued == null || !onboarding.state().isOpen()) {
      return new Facts(onboarding, null, null);
    }
    PlantFile plant = onboardings.plant(onboarding).file();
    SelfCheck check = watch.check(plant, issued);
    Onboarding moved = onboardings.observe(onboarding, check);
    Instant began = moved.course().trialBegan();
    Instant until = moved.course().trialUntil();
    TrialReport trial =
        began == null || until == null ? null : watch.trial(plant, began, until, check);
    return new Facts(moved, check, trial);
  }

  /** What the second person had before them, exactly as judged. */
  private String evidence(Facts facts, Step step) {
    PlantReport report = onboardings.report(facts.onboarding());
    Map<String, @Nullable Object> evidence = new LinkedHashMap<>();
    evidence.put("note", WrittenText.optional(step.reason(), MOST_REASON, "/reason"));
    evidence.put(
        "plant", Digests.sha256(facts.onboarding().draft().getBytes(StandardCharsets.UTF_8)));
    evidence.put("sensors", facts.onboarding().sensorList());
    evidence.put("findings", report.findings());
    evidence.put("limits", report.limits());
    evidence.put("differences", report.differences());
    evidence.put("check", facts.check());
    evidence.put("trial", facts.trial());
    return PlantText.of(evidence);
  }

  private OnboardingView whole(Onboardings.Done done) {
    return OnboardingView.of(
        done.onboarding(), onboardings.report(done.onboarding()), done.credentials());
  }

  private OnboardingView whole(Onboarding onboarding) {
    return OnboardingView.of(onboarding, onboardings.report(onboarding), List.of());
  }

  private static Draft draft(Written written, Onboarding known) {
    Integer people = written.dustHeadcount();
    if (people != null && (people < 0 || people > MOST_PEOPLE)) {
      throw ProblemCode.BAD_REQUEST
          .problem("dust_headcount: 0 - " + MOST_PEOPLE)
          .at("/dust_headcount")
          .exception();
    }
    return new Draft(
        PlantText.written(written.plant(), known).toString(),
        new Profile(
            WrittenText.optional(written.creditCode(), MOST_CODE, "/credit_code"),
            WrittenText.optional(written.licence(), MOST_NAME, "/licence"),
            WrittenText.optional(written.contact(), MOST_NAME, "/contact"),
            WrittenText.optional(written.phone(), MOST_CODE, "/phone"),
            people),
        WrittenText.optional(written.reason(), MOST_REASON, "/reason"),
        sensors(written.sensors()));
  }

  private static List<String> sensors(@Nullable List<String> written) {
    List<String> sensors =
        Objects.requireNonNullElse(written, List.<String>of()).stream().distinct().toList();
    boolean odd =
        sensors.size() > MOST_SENSORS
            || sensors.stream().anyMatch(one -> one == null || !Names.isCode(one));
    if (odd) {
      throw ProblemCode.BAD_REQUEST
          .problem("sensors: 0 - " + MOST_SENSORS)
          .at("/sensors")
          .exception();
    }
    return sensors;
  }

  /** That names alone are changed is found out, and not applied for. */
  private static OnboardingKind kind(@Nullable String written) {
    return Arrays.stream(OnboardingKind.values())
        .filter(one -> one != OnboardingKind.NAMES && one.name().equals(written))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemCode.BAD_REQUEST
                    .problem("kind: NEW, CHANGE, SUSPEND, RESUME, RETIRE")
                    .at("/kind")
                    .exception());
  }

  /** What we never gave as an id is not looked for: not every database takes every text. */
  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
