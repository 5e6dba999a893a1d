package io.vigil.alerting.onboarding;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemException;
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
            throw refuses("该企业已有一份未完成的申请", "the enterprise has an open application already");
          }
          Enterprise known = plants.enterprise(enterprise).orElse(null);
          requirePhase(kind, known == null ? null : known.phase());
          StoredPlant file = plants.file(enterprise).orElse(null);
          if (kind != OnboardingKind.NEW && file == null) {
            throw refuses(
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
          note(begun, "BEGIN", seat.username(), pen);
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
            throw refuses("只有草稿可以修改，请先退回草稿", "only a draft can be changed; take it back first");
          }
          Onboarding written = known.written(draft.apply(known));
          note(written, "WRITE", seat.username(), pen);
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
          Onboarding submitted = known.to(next(known, OnboardingStep.SUBMIT), Course.NONE);
          if (!report.mistakes().isEmpty()) {
            throw ProblemCode.PLANT_BAD.saying("", "").listing(report.complaints()).exception();
          }
          requireSomething(known, report);
          note(submitted, OnboardingStep.SUBMIT.name(), seat.username(), pen);
          Onboarding validated =
              submitted
                  .of(kind(known, report))
                  .to(
                      next(submitted, OnboardingStep.VALIDATE),
                      Course.NONE.submitted(seat.username(), pen.now()));
          note(validated, OnboardingStep.VALIDATE.name(), null, pen);
          rows.update(validated);
          return validated;
        });
  }

  /** Takes an own draft back; a plant that was on trial is watched no more. */
  Done withdraw(String id, long seen, Seat seat) {
    return finished(
        journal.write(
            pen -> {
              Onboarding known = find(id, seen, seat);
              Onboarding over = known.to(next(known, OnboardingStep.WITHDRAW), known.course());
              note(over, OnboardingStep.WITHDRAW.name(), seat.username(), pen);
              rows.update(over);
              boolean onTrial = phase(known.enterprise()) == Phase.TRIAL;
              return new Taken(
                  over,
                  onTrial
                      ? registry.empty(
                          known.enterprise(), Phase.RETIRED, seat.username(), known.id(), pen)
                      : null,
                  null);
            }));
  }

  /** Puts the points on trial and makes credentials. */
  Done issue(String id, long seen, Seat seat) {
    return finished(
        journal.write(
            pen -> {
              Onboarding known = find(id, seen, seat);
              Onboarding issued =
                  known.to(next(known, OnboardingStep.ISSUE), known.course().issued(pen.now()));
              note(issued, OnboardingStep.ISSUE.name(), seat.username(), pen);
              rows.update(issued);
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
            known = step(known, OnboardingStep.CONNECT, null, pen);
          }
          if (known.state() == OnboardingState.CONNECTED && check.allSpoken()) {
            known = step(known, OnboardingStep.READ, null, pen);
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
          OnboardingState next = next(known, OnboardingStep.BEGIN_TRIAL);
          Onboarding begun =
              known.to(next, known.course().onTrial(pen.now(), pen.now().plus(length)));
          note(begun, OnboardingStep.BEGIN_TRIAL.name(), seat.username(), pen);
          rows.update(begun);
          return begun;
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
          OnboardingState next = next(known, OnboardingStep.APPROVE);
          if (seat.username().equals(known.course().submittedBy())
              || seat.username().equals(known.askedBy())) {
            throw ProblemCode.FOUR_EYES.problem().exception();
          }
          if (known.kind() == OnboardingKind.NEW && (trial == null || !trial.passed())) {
            throw refuses(
                "试运行尚未通过，不能批准", "the trial has not been passed, so it cannot be approved");
          }
          requireBase(known);
          Onboarding approved =
              known.to(next, known.course().answered(seat.username(), pen.now(), evidence));
          note(approved, OnboardingStep.APPROVE.name(), seat.username(), pen);
          rows.update(approved);
          return approved;
        });
  }

  /** Sends it back to the draft. */
  Onboarding giveBack(String id, long seen, String reason, Seat seat) {
    return journal.write(
        pen -> {
          Onboarding known = find(id, seen, seat);
          OnboardingKind kind =
              known.kind() == OnboardingKind.NAMES ? OnboardingKind.CHANGE : known.kind();
          Onboarding back = known.of(kind).to(next(known, OnboardingStep.RETURN), Course.NONE);
          pen.note(
              JournalKind.ONBOARDING,
              pen.now(),
              known.enterprise(),
              seat.username(),
              detail(back, OnboardingStep.RETURN.name()).with("reason", reason).toString());
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
              OnboardingState goal = next(known, OnboardingStep.GO_LIVE);
              requireBase(known);
              Onboarding live = known.to(goal, known.course());
              note(live, OnboardingStep.GO_LIVE.name(), seat.username(), pen);
              rows.update(live);
              return take(known, live, seat.username(), pen);
            }));
  }

  private Taken take(Onboarding known, Onboarding live, String person, JournalPen pen) {
    return switch (known.kind()) {
      case NEW, CHANGE, NAMES, RESUME -> {
        if (known.kind() == OnboardingKind.NEW) {
          requireNoOpenTest(known.enterprise());
        }
        Sound plant = plant(known);
        yield new Taken(live, registry.take(plant, Phase.LIVE, person, known.id(), pen), plant);
      }
      case SUSPEND ->
          new Taken(
              live,
              registry.empty(known.enterprise(), Phase.SUSPENDED, person, known.id(), pen),
              null);
      case RETIRE ->
          new Taken(
              live,
              registry.empty(known.enterprise(), Phase.RETIRED, person, known.id(), pen),
              null);
    };
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

  private static void requirePhase(OnboardingKind kind, @Nullable Phase phase) {
    boolean fits =
        switch (kind) {
          case NEW -> phase == null || phase == Phase.RETIRED;
          case CHANGE, SUSPEND -> phase == Phase.LIVE;
          case RESUME -> phase == Phase.SUSPENDED;
          case RETIRE -> phase == Phase.LIVE || phase == Phase.SUSPENDED;
          case NAMES -> false;
        };
    if (!fits) {
      throw refuses(
          "企业当前为 " + (phase == null ? "未接入" : phase) + "，不能提出该类申请",
          "the enterprise is "
              + (phase == null ? "not onboarded" : phase)
              + ", so it cannot apply for this");
    }
  }

  private static void requireSomething(Onboarding known, PlantReport report) {
    boolean same = report.differences().isEmpty() && known.sensors().isEmpty();
    if (known.kind() == OnboardingKind.CHANGE && same) {
      throw refuses("草稿与现行内容相同，没有需要变更的内容", "the draft says what is in force already");
    }
    if (known.kind() != OnboardingKind.NEW && known.reason().isEmpty()) {
      throw ProblemCode.FIELD_MISSING.saying("请填写理由", "give a reason").at("/reason").exception();
    }
  }

  /** Whether somebody must say yes depends on what the draft changes, not on what it is called. */
  private static OnboardingKind kind(Onboarding known, PlantReport report) {
    boolean namesAlone = known.sensors().isEmpty() && !report.changesJudgement();
    return known.kind() == OnboardingKind.CHANGE && namesAlone
        ? OnboardingKind.NAMES
        : known.kind();
  }

  /** Who approved saw the difference from a file; that must still be the one in force. */
  private void requireBase(Onboarding known) {
    Optional<String> inForce = plants.file(known.enterprise()).map(StoredPlant::digest);
    if (known.base() != null && !inForce.equals(Optional.of(known.base()))) {
      throw refuses(
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

  private Onboarding step(
      Onboarding known, OnboardingStep step, @Nullable String by, JournalPen pen) {
    Onboarding moved = known.to(next(known, step), known.course());
    note(moved, step.name(), by, pen);
    rows.update(moved);
    return moved;
  }

  private static OnboardingState next(Onboarding known, OnboardingStep step) {
    return OnboardingFlow.after(known.kind(), known.state(), step)
        .orElseThrow(
            () ->
                refuses(
                    "申请“" + known.state().zh() + "”，此时不能" + step.zh(),
                    "the application is "
                        + known.state().en()
                        + "; it is not possible to "
                        + step.en()
                        + " now"));
  }

  private static ProblemException refuses(String zh, String en) {
    return ProblemCode.ONBOARDING_REFUSES.saying(zh, en).exception();
  }

  private static void note(
      Onboarding onboarding, String step, @Nullable String by, JournalPen pen) {
    pen.note(
        JournalKind.ONBOARDING,
        pen.now(),
        onboarding.enterprise(),
        by,
        detail(onboarding, step).toString());
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
