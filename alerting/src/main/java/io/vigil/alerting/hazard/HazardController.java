package io.vigil.alerting.hazard;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.hazard.HazardRepository.Counts;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hazards: recorded and put right by whoever acts for a plant or a duty room, signed off, sent back
 * and listed by the second person of a bureau, read by everybody who is signed in.
 */
@Controller("/api/v1/hazards")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HazardController {
  private static final int MOST = 500;
  private static final int MOST_PLACE = 200;
  private static final int MOST_WORDS = 1_000;
  private static final int MOST_ENTERPRISE = 32;
  private static final Pattern ID = Pattern.compile("z-[0-9]{1,18}-[0-9]{1,18}");

  private final Hazards hazards;
  private final HazardRepository rows;

  HazardController(Hazards hazards, HazardRepository rows) {
    this.hazards = hazards;
    this.rows = rows;
  }

  /**
   * What was found.
   *
   * @param enterprise where
   * @param disposal id of the Case that it comes from; may be left out
   * @param source ALERT, INSPECTION, PUBLIC or SELF
   * @param level MAJOR or GENERAL
   * @param place where in the enterprise, in words
   * @param description what it is, in words
   * @param due by when it is to be put right, RFC 3339
   */
  @Serdeable
  record Found(
      @Nullable String enterprise,
      @Nullable String disposal,
      @Nullable String source,
      @Nullable String level,
      @Nullable String place,
      @Nullable String description,
      @Nullable String due) {}

  /**
   * The five things that are fixed.
   *
   * @param version of the hazard as the person saw it
   * @param responsible who puts it right
   * @param measure how
   * @param funds with what money
   * @param due by when, RFC 3339
   * @param contingency what is done if it turns into an accident before
   */
  @Serdeable
  record Plan(
      @Nullable Long version,
      @Nullable String responsible,
      @Nullable String measure,
      @Nullable String funds,
      @Nullable String due,
      @Nullable String contingency) {}

  /**
   * What a person does with a hazard.
   *
   * @param version of the hazard as the person saw it
   * @param text what was done, what was seen, or why
   */
  @Serdeable
  record Act(@Nullable Long version, @Nullable String text) {}

  /**
   * Supervision by listing.
   *
   * @param version of the hazard as the person saw it
   * @param until by when it must be put right, RFC 3339
   */
  @Serdeable
  record ListIt(@Nullable Long version, @Nullable String until) {}

  /** Hazards of the caller's area, and how many there are of them. */
  @Serdeable
  record Listing(List<HazardView> items, Counts counts) {}

  /** Open ones, the one that is due first first; or those signed off, the newest first. */
  @Get
  @Secured(Right.LOOK)
  Listing list(@QueryValue(defaultValue = "true") boolean open, Authentication caller) {
    Scope seen = Caller.seat(caller).scope();
    List<Hazard> found = open ? rows.open(seen, MOST) : rows.signedOff(seen, MOST);
    return new Listing(found.stream().map(HazardView::of).toList(), rows.count(seen));
  }

  /** One hazard. */
  @Get("/{id}")
  @Secured(Right.LOOK)
  HazardView one(String id, Authentication caller) {
    return HazardView.of(hazards.find(known(id), Caller.seat(caller)));
  }

  /** Records one. */
  @Post
  @Secured(Right.ACT)
  HazardView record(@Body Found found, Authentication caller) {
    String enterprise = found.enterprise();
    if (enterprise == null || enterprise.length() > MOST_ENTERPRISE) {
      throw ProblemCode.BAD_REQUEST.problem("enterprise").at("/enterprise").exception();
    }
    Hazards.Finding finding =
        new Hazards.Finding(
            WrittenText.required(enterprise, MOST_ENTERPRISE, "/enterprise", What.ENTERPRISE),
            found.disposal(),
            choice(HazardSource.class, found.source(), "/source"),
            choice(HazardLevel.class, found.level(), "/level"),
            WrittenText.required(found.place(), MOST_PLACE, "/place", What.PLACE),
            WrittenText.required(found.description(), MOST_WORDS, "/description", What.NOTE),
            moment("due", found.due()));
    return HazardView.of(hazards.record(finding, Caller.seat(caller)));
  }

  /** Fixes who puts it right, how, with what money, by when, and what is done if it fails. */
  @Post("/{id}/plan")
  @Secured(Right.ACT)
  HazardView plan(String id, @Body Plan plan, Authentication caller) {
    Hazards.By by = by(id, plan.version(), caller);
    Rectification fixed =
        new Rectification(
            WrittenText.required(plan.responsible(), MOST_PLACE, "/responsible", What.RESPONSIBLE),
            WrittenText.required(plan.measure(), MOST_WORDS, "/measure", What.MEASURE),
            WrittenText.required(plan.funds(), MOST_PLACE, "/funds", What.FUNDS),
            WrittenText.required(plan.contingency(), MOST_WORDS, "/contingency", What.CONTINGENCY),
            moment("due", plan.due()),
            "",
            null,
            null,
            0);
    return HazardView.of(hazards.plan(by, fixed));
  }

  /** Says that it is put right. */
  @Post("/{id}/rectified")
  @Secured(Right.ACT)
  HazardView rectified(String id, @Body Act act, Authentication caller) {
    Hazards.By by = by(id, act.version(), caller);
    return HazardView.of(hazards.rectified(by, words(act, What.MEASURE)));
  }

  /** Signs it off, as the second person. */
  @Post("/{id}/sign-off")
  @Secured(Right.APPROVE)
  HazardView signOff(String id, @Body Act act, Authentication caller) {
    Hazards.By by = by(id, act.version(), caller);
    return HazardView.of(hazards.signOff(by, words(act, What.NOTE)));
  }

  /** Sends it back, as the second person. */
  @Post("/{id}/return")
  @Secured(Right.APPROVE)
  HazardView giveBack(String id, @Body Act act, Authentication caller) {
    Hazards.By by = by(id, act.version(), caller);
    return HazardView.of(hazards.giveBack(by, words(act, What.REASON)));
  }

  /** Supervises a major one by listing, in the name of the caller's position. */
  @Post("/{id}/list")
  @Secured(Right.APPROVE)
  HazardView listIt(String id, @Body ListIt listing, Authentication caller) {
    Hazards.By by = by(id, listing.version(), caller);
    return HazardView.of(hazards.list(by, moment("until", listing.until())));
  }

  /** Ends the supervision by listing; only the position that began it does. */
  @Post("/{id}/lift")
  @Secured(Right.APPROVE)
  HazardView lift(String id, @Body Act act, Authentication caller) {
    Hazards.By by = by(id, act.version(), caller);
    return HazardView.of(hazards.lift(by, words(act, What.REASON)));
  }

  private static Hazards.By by(String id, @Nullable Long version, Authentication caller) {
    String known = known(id);
    if (version == null) {
      throw ProblemCode.BAD_REQUEST.problem("version").at("/version").exception();
    }
    return new Hazards.By(known, version, Caller.seat(caller));
  }

  private static String words(Act act, What what) {
    return WrittenText.required(act.text(), MOST_WORDS, "/text", what);
  }

  private static Instant moment(String name, @Nullable String text) {
    return WrittenTime.moment(name, WrittenText.required(text, MOST_PLACE, "/" + name, What.UNTIL));
  }

  private static <E extends Enum<E>> E choice(Class<E> type, @Nullable String text, String at) {
    E[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(one -> one.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> ProblemCode.BAD_REQUEST.problem(Arrays.toString(all)).at(at).exception());
  }

  /** What we never gave as an id is not looked for: not every database takes every text. */
  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
