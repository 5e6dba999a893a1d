package io.vigil.alerting.declared;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.model.point.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Orders, notices and calendars: put on record, corrected and ended by whoever answers for them,
 * read by everybody who is signed in.
 */
@Controller("/api/v1/declarations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeclarationController {
  private static final int MOST_UNITS = 50;
  private static final int MOST_WORDS = 200;
  private static final int MOST_DOCUMENT = 64;
  private static final Pattern ID = Pattern.compile("d-[0-9]{1,18}-[0-9]{1,18}");

  private final Declarations declarations;

  DeclarationController(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * What is to be put on record.
   *
   * @param enterprise whom it concerns
   * @param kind SHUTDOWN, CURTAILMENT, MAINTENANCE, HOLIDAY, WORKDAY or NIGHT_SHIFT
   * @param units plant units, 50 at most; none for the whole enterprise
   * @param allowedKw what may be drawn, kW; of a CURTAILMENT alone, which needs it
   * @param document number of the document; SHUTDOWN and CURTAILMENT need it
   * @param note in words
   * @param begins from when, RFC 3339
   * @param until to when, RFC 3339; only a SHUTDOWN may stand until further notice
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Written(
      @Nullable String enterprise,
      @Nullable String kind,
      @Nullable List<String> units,
      @Nullable Double allowedKw,
      @Nullable String document,
      @Nullable String note,
      @Nullable String begins,
      @Nullable String until) {}

  /** One that is on record; see {@link Declaration}. Times are RFC 3339. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record DeclarationView(
      String id,
      String enterprise,
      DeclarationKind kind,
      List<String> units,
      @Nullable Double allowedKw,
      String document,
      String note,
      String begins,
      @Nullable String until,
      Declaration.State state,
      String madeBy,
      String madeAt,
      @Nullable String replaces,
      @Nullable String endedBy,
      @Nullable String endedAt) {
    static DeclarationView of(Declaration one, Instant now) {
      return new DeclarationView(
          one.id(),
          one.enterprise(),
          one.kind(),
          one.unitList(),
          one.allowedKw(),
          one.document(),
          one.note(),
          PlantTime.format(one.begins()),
          PlantTime.formatOrNull(one.until()),
          one.stateAt(now),
          one.madeBy(),
          PlantTime.format(one.madeAt()),
          one.replaces(),
          one.endedBy(),
          PlantTime.formatOrNull(one.endedAt()));
    }
  }

  /**
   * Those of the caller's area.
   *
   * @param judgedUnits units of the enterprise that was asked for at which something is judged by
   *     them; none if no enterprise was named
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Listing(List<DeclarationView> items, List<String> judgedUnits) {}

  /** Those that have not ended first, then the newest; 500 at most. */
  @Get
  @Secured(Right.LOOK)
  Listing list(@Nullable @QueryValue String enterprise, Authentication caller) {
    Seat seat = Caller.seat(caller);
    if (enterprise != null && !Names.isEnterprise(enterprise)) {
      throw ProblemCode.NOT_FOUND.problem(enterprise).exception();
    }
    List<String> judged =
        enterprise == null ? List.of() : declarations.judgedUnits(enterprise, seat);
    Instant now = declarations.now();
    return new Listing(
        declarations.newest(enterprise, seat).stream()
            .map(one -> DeclarationView.of(one, now))
            .toList(),
        judged);
  }

  /** Puts one on record; it counts at once, or from its beginning. */
  @Post
  @Secured(Right.DECLARE)
  DeclarationView declare(@Body Written written, Authentication caller) {
    return view(declarations.declare(wanted(written), Caller.seat(caller)));
  }

  /** Puts another one in its place. */
  @Post("/{id}/correct")
  @Secured(Right.DECLARE)
  DeclarationView correct(String id, @Body Written written, Authentication caller) {
    return view(declarations.correct(known(id), wanted(written), Caller.seat(caller)));
  }

  /** Ends it before its time, or takes it back. */
  @Post("/{id}/end")
  @Consumes(MediaType.ALL)
  @Secured(Right.DECLARE)
  DeclarationView end(String id, Authentication caller) {
    return view(declarations.end(known(id), Caller.seat(caller)));
  }

  private DeclarationView view(Declaration one) {
    return DeclarationView.of(one, declarations.now());
  }

  private static Declarations.Wanted wanted(Written written) {
    DeclarationKind kind =
        DeclarationKind.parse(written.kind())
            .orElseThrow(
                () ->
                    ProblemCode.BAD_REQUEST
                        .problem("kind: " + List.of(DeclarationKind.values()))
                        .at("/kind")
                        .exception());
    String document =
        kind.isOfBureau()
            ? WrittenText.required(written.document(), MOST_DOCUMENT, "/document", What.DOCUMENT)
            : WrittenText.optional(written.document(), MOST_DOCUMENT, "/document");
    return new Declarations.Wanted(
        enterprise(written.enterprise()),
        kind,
        units(written.units()),
        allowedKw(kind, written.allowedKw()),
        document,
        WrittenText.optional(written.note(), MOST_WORDS, "/note"),
        WrittenTime.moment(
            "begins", WrittenText.required(written.begins(), MOST_WORDS, "/begins", What.BEGIN)),
        written.until() == null || written.until().isBlank()
            ? null
            : WrittenTime.moment("until", written.until()));
  }

  private static String enterprise(@Nullable String written) {
    String enterprise = WrittenText.required(written, 32, "/enterprise", What.ENTERPRISE);
    if (!Names.isEnterprise(enterprise)) {
      throw ProblemCode.NOT_FOUND.problem(enterprise).at("/enterprise").exception();
    }
    return enterprise;
  }

  private static @Nullable Double allowedKw(DeclarationKind kind, @Nullable Double written) {
    boolean isAsked = kind == DeclarationKind.CURTAILMENT;
    boolean isGood = written != null && Double.isFinite(written) && written >= 0;
    if (isAsked ? isGood : written == null) {
      return written;
    }
    throw ProblemCode.BAD_REQUEST
        .saying(
            isAsked ? "限电通知须填写允许用电功率（kW，不小于 0）" : "只有限电通知填写允许用电功率",
            isAsked
                ? "a curtailment notice needs the power that may be drawn (kW, 0 or more)"
                : "only a curtailment notice has a power that may be drawn")
        .at("/allowed_kw")
        .exception();
  }

  /** A unit is named as the plant names it; what separates them in the row stands in no name. */
  private static List<String> units(@Nullable List<String> written) {
    List<String> units = new ArrayList<>();
    for (String unit : Objects.requireNonNullElse(written, List.<String>of())) {
      String named = WrittenText.optional(unit, MOST_WORDS, "/units");
      if (named.isEmpty() || named.indexOf('\n') >= 0 || units.size() == MOST_UNITS) {
        throw ProblemCode.BAD_REQUEST.problem("units: 0 - " + MOST_UNITS).at("/units").exception();
      }
      if (!units.contains(named)) {
        units.add(named);
      }
    }
    return units;
  }

  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
