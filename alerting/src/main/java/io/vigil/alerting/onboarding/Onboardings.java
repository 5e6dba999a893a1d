package io.vigil.alerting.onboarding;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Enterprise;
import io.vigil.alerting.registry.Phase;
import io.vigil.alerting.registry.PlantCheck;
import io.vigil.alerting.registry.PlantCheck.Outcome.Sound;
import io.vigil.alerting.registry.PlantImport;
import io.vigil.alerting.registry.PlantImport.GatewayCredential;
import io.vigil.alerting.registry.PlantsOnRecord;
import io.vigil.alerting.registry.StoredPlant;
import io.vigil.model.alert.Mode;
import io.vigil.model.point.Names;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applications, from the draft to what is live. Each step is taken in one transaction with its
 * entry in the journal; what is live changes with the last of them alone, or, for a plant that is
 * not watched yet, on trial. Blocking.
 */
@Singleton
class Onboardings {
  private static final int MOST = 500;
  private static final int MOST_TESTS = 500;

  private final Journal journal;
  private final OnboardingRepository rows;
  private final PlantsOnRecord plants;
  private final PlantImport registry;
  private final AlertRepository alerts;

  /**
   * A step that led to something in the registry.
   *
   * @param onboarding as it stands now
   * @param credentials of gateways that are new, or come back; shown once
   */
  record Done(Onboarding onboarding, List<GatewayCredential> credentials) {}

  private record Taken(
      Onboarding onboarding, PlantImport.@Nullable Applied applied, @Nullable Sound plant) {}

  Onboardings(
      Journal journal,
      OnboardingRepository rows,
      PlantsOnRecord plants,
      PlantImport registry,
      AlertRepository alerts) {
    this.journal = journal;
    this.rows = rows;
    this.plants = plants;
    this.registry = registry;
    this.alerts = alerts;
  }

  /** Begins an application of the caller's own enterprise. */
  Onboarding begin(OnboardingKind kind, String division, String reason, Seat seat) {
    String enterprise = ownEnterprise(seat);
    return journal.write(
        pen -> {
          if (rows.existsByOpenKey(enterprise)) {
            throw OnboardingRules.refuses(
                "该企业已有一份未完成的申请", "the enterprise has an open application already");
          }
          Enterprise known = plants.enterprise(enterprise).orElse(null);
          OnboardingRules.requirePhase(kind, known == null ? null : known.phase());
          StoredPlant file = plants.file(enterprise).orElse(null);
          if (kind != OnboardingKind.NEW && file == null) {
            throw OnboardingRules.refuses(
                "没有留存该企业的点位文件，请管理员重新导入一次",
                "there is no plant file on record; an administrator has to import it once");
          }
          String place = known == null ? division : known.division();
          Onboarding begun =
              new Onboarding(
                  "on-" + pen.next(),
                  1,
                  enterprise,
                  enterprise,
                  place,
                  kind,
                  OnboardingState.DRAFT,
                  kind == OnboardingKind.NEW || file == null
                      ? PlantText.empty(enterprise, place)
                      : file.content(),
                  kind == OnboardingKind.NEW || file == null ? null : file.digest(),
                  reason,
                  "",
                  Profile.EMPTY,
                  seat.username(),
                  pen.now(),
                  Course.NONE);
          note(begun, detail(begun, "BEGIN"), seat.username(), pen);
          rows.save(begun);
          return begun;
        });
  }

  /** Writes the draft anew. */
  Onboarding write(String id, long seen, Function<Onboarding, Draft> draft, Seat seat) {
    return journal.write(
        pen -> {
          Onboarding known = find(id, seen, seat);
          if (known.state() != OnboardingState.DRAFT) {
            throw OnboardingRules.refuses(
                "只有草稿可以修改，请先退回草稿", "only a draft can be changed; take it back first");
          }
          Onboarding written = known.written(draft.apply(known));
          note(written, detail(written, "WRITE"), seat.username(), pen);
          rows.update(written);
          return written;
        });
  }

  /** Hands it in; a draft with mistakes stays one. */
  Onboarding submit(String id, long seen, Seat seat) {
    return journal.write(
        pen -> {
          Onboarding known = find(id, seen, seat);
          PlantReport report = report(known);
          Onboarding submitted =
              take(known, OnboardingStep.SUBMIT, Course.NONE, seat.username(), pen);
          OnboardingRules.requireReady(known, report);
          Course course = Course.NONE.submitted(seat.username(), pen.now());
          Onboarding named = submitted.of(OnboardingRules.kind(known, report));
          return take(named, OnboardingStep.VALIDATE, course, null, pen);
        });
  }

  /** Takes an own draft back; a plant that was on trial is watched no more. */
  Done withdraw(String id, long seen, Seat seat) {
    return finished(
        journal.write(
            pen -> {
              Onboarding known = find(id, seen, seat);
              Onboarding over =
                  take(known, OnboardingStep.WITHDRAW, known.course(), seat.username(), pen);
              boolean onTrial = phase(known.enterprise()) == Phase.TRIAL;
              return new Taken(
                  over, onTrial ? emptied(over, Phase.RETIRED, seat.username(), pen) : null, null);
            }));
  }

  /** Puts the points on trial and makes credentials. */
  Done issue(String id, long seen, Seat seat) {
    return finished(
        journal.write(
            pen -> {
              Onboarding known = find(id, seen, seat);
              Course course = known.course().issued(pen.now());
              Onboarding issued = take(known, OnboardingStep.ISSUE, course, seat.username(), pen);
              Sound plant = plant(known);
              return new Taken(
                  issued,
                  registry.take(plant, Phase.TRIAL, seat.username(), known.id(), pen),
                  plant);
            }));
  }

  /** Moves it on by what has been seen of it. */
  Onboarding observe(Onboarding seen, SelfCheck check) {
    if (!isAwaitingReadings(seen) || !check.allHeard()) {
      return seen;
    }
    return journal.write(
        pen -> {
          Onboarding known = rows.findById(seen.id()).orElseThrow();
          if (known.state() == OnboardingState.CREDENTIALS_ISSUED) {
            known = take(known, OnboardingStep.CONNECT, known.course(), null, pen);
          }
          if (known.state() == OnboardingState.CONNECTED && check.allSpoken()) {
            known = take(known, OnboardingStep.READ, known.course(), null, pen);
          }
          return known;
        });
  }

  private static boolean isAwaitingReadings(Onboarding seen) {
    return seen.state() == OnboardingState.CREDENTIALS_ISSUED
        || seen.state() == OnboardingState.CONNECTED;
  }

  /** Begins the trial, or begins it anew. */
  Onboarding beginTrial(String id, long seen, Duration length, Seat seat) {
    return journal.write(
        pen -> {
          Onboarding known = find(id, seen, seat);
          Course course = known.course().onTrial(pen.now(), pen.now().plus(length));
          return take(known, OnboardingStep.BEGIN_TRIAL, course, seat.username(), pen);
        });
  }

  /**
   * Says yes, as the second person.
   *
   * @param evidence what that person had before them, JSON
   * @param trial how the trial went; null where there is none
   */
  Onboarding approve(
      String id, long seen, String evidence, @Nullable TrialReport trial, Seat seat) {
    return journal.write(
        pen -> {
          Onboarding known = find(id, seen, seat);
          OnboardingRules.requireSecondPerson(known, seat.username());
          OnboardingRules.requireTrial(known, trial);
          requireBase(known);
          Course course = known.course().answered(seat.username(), pen.now(), evidence);
          return take(known, OnboardingStep.APPROVE, course, seat.username(), pen);
        });
  }

  /** Sends it back to the draft. */
  Onboarding giveBack(String id, long seen, String reason, Seat seat) {
    return journal.write(
        pen -> {
          Onboarding known = find(id, seen, seat);
          OnboardingState draft = OnboardingRules.next(known, OnboardingStep.RETURN);
          Onboarding back = known.of(known.kind().applied()).to(draft, Course.NONE);
          note(
              back,
              detail(back, OnboardingStep.RETURN.name()).with("reason", reason),
              seat.username(),
              pen);
          rows.update(back);
          return back;
        });
  }

  /** Makes it so. */
  Done goLive(String id, long seen, Seat seat) {
    return finished(
        journal.write(
            pen -> {
              Onboarding known = find(id, seen, seat);
              requireBase(known);
              Onboarding live =
                  take(known, OnboardingStep.GO_LIVE, known.course(), seat.username(), pen);
              return made(live, seat.username(), pen);
            }));
  }

  private Taken made(Onboarding live, String person, JournalPen pen) {
    return switch (live.kind()) {
      case NEW -> {
        requireNoOpenTest(live.enterprise());
        yield watched(live, person, pen);
      }
      case CHANGE, NAMES, RESUME -> watched(live, person, pen);
      case SUSPEND -> new Taken(live, emptied(live, Phase.SUSPENDED, person, pen), null);
      case RETIRE -> new Taken(live, emptied(live, Phase.RETIRED, person, pen), null);
    };
  }

  private Taken watched(Onboarding live, String person, JournalPen pen) {
    Sound plant = plant(live);
    return new Taken(live, registry.take(plant, Phase.LIVE, person, live.id(), pen), plant);
  }

  private PlantImport.Applied emptied(Onboarding over, Phase phase, String by, JournalPen pen) {
    return registry.empty(over.enterprise(), phase, by, over.id(), pen);
  }

  private Done finished(Taken taken) {
    PlantImport.Applied applied = taken.applied();
    if (applied == null) {
      return new Done(taken.onboarding(), List.of());
    }
    Sound plant = taken.plant();
    return new Done(
        taken.onboarding(),
        registry.finish(applied, plant == null ? List.of() : plant.warnings()).credentials());
  }

  /** Those of the caller's area: open ones first, then the newest. */
  List<Onboarding> newest(Seat seat) {
    return rows.newest(seat.scope(), MOST);
  }

  /** The one with this id, if it is the person's business. */
  Onboarding find(String id, Seat seat) {
    return rows.findById(id)
        .filter(one -> seat.sees(one.enterprise(), one.division()))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  /** The validation report of the draft as it stands. */
  PlantReport report(Onboarding onboarding) {
    return PlantReport.of(onboarding, inForce(onboarding));
  }

  /** The plant that the draft is, which has been found in order. */
  Sound plant(Onboarding onboarding) {
    return PlantCheck.require(
        onboarding.enterprise(), onboarding.draft().getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String inForce(Onboarding onboarding) {
    return onboarding.kind() == OnboardingKind.NEW
        ? null
        : plants.file(onboarding.enterprise()).map(StoredPlant::content).orElse(null);
  }

  private Onboarding find(String id, long seen, Seat seat) {
    Onboarding known = find(id, seat);
    if (known.version() != seen) {
      throw ProblemCode.ONBOARDING_CHANGED.problem().exception();
    }
    return known;
  }

  private static String ownEnterprise(Seat seat) {
    String enterprise = seat.scope().enterprise();
    if (enterprise == null || !Names.isEnterprise(enterprise)) {
      throw ProblemCode.NO_POSITION.problem().exception();
    }
    return enterprise;
  }

  private @Nullable Phase phase(String enterprise) {
    return plants.enterprise(enterprise).map(Enterprise::phase).orElse(null);
  }

  /** Who approved saw the difference from a file; that must still be the one in force. */
  private void requireBase(Onboarding known) {
    Optional<String> inForce = plants.file(known.enterprise()).map(StoredPlant::digest);
    if (known.base() != null && !inForce.equals(Optional.of(known.base()))) {
      throw OnboardingRules.refuses(
          "申请期间现行点位文件已被他人更改，请撤回后重新申请",
          "the plant file in force was changed meanwhile; take this back and apply anew");
    }
  }

  /** A test that is still open would take the place of the real Alert. */
  private void requireNoOpenTest(String enterprise) {
    List<Alert> open =
        alerts.openOf(enterprise, MOST_TESTS).stream()
            .filter(one -> one.subject().mode() == Mode.TEST)
            .toList();
    if (!open.isEmpty()) {
      throw ProblemCode.OPEN_ALERT
          .saying(
              "试运行期间的报警尚有 " + open.size() + " 条未关闭，请处理并签收后再上线",
              open.size()
                  + " Alerts of the trial are still open; deal with them and acknowledge them"
                  + " before going live")
          .exception();
    }
  }

  /** Takes the step: as it stands now, in the table and in the journal. */
  private Onboarding take(
      Onboarding known, OnboardingStep step, Course course, @Nullable String by, JournalPen pen) {
    Onboarding moved = known.to(OnboardingRules.next(known, step), course);
    note(moved, detail(moved, step.name()), by, pen);
    rows.update(moved);
    return moved;
  }

  private static void note(
      Onboarding onboarding, JournalDetail detail, @Nullable String by, JournalPen pen) {
    pen.note(JournalKind.ONBOARDING, pen.now(), onboarding.enterprise(), by, detail.toString());
  }

  private static JournalDetail detail(Onboarding onboarding, String step) {
    return new JournalDetail()
        .with("application", onboarding.id())
        .with("kind", onboarding.kind())
        .with("step", step)
        .with("state", onboarding.state())
        .with("version", onboarding.version());
  }
}
