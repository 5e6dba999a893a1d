package io.vigil.alerting.overlay;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps design rules: asked for by one person, approved by another, ended by a person or by time. A
 * rule never keeps quiet what is more urgent than its cause, nor a Watch that is a cause itself, so
 * that of each chain something is heard. Blocking.
 */
@Singleton
class SuppressionRules implements DeadlineHandler {
  /** Within it a second person must have approved. */
  private static final Duration TO_APPROVE = Duration.ofDays(7);

  private final Journal journal;
  private final SuppressionRepository rules;
  private final Suppressions suppressions;
  private final Descriptions descriptions;
  private final Deadlines deadlines;

  /**
   * What is asked for; see {@link SuppressionRule}.
   *
   * @param lasting until its end
   */
  record Wanted(String watch, String cause, String reason, String evidence, Duration lasting) {}

  SuppressionRules(
      Journal journal,
      SuppressionRepository rules,
      Suppressions suppressions,
      Descriptions descriptions,
      Deadlines deadlines) {
    this.journal = journal;
    this.rules = rules;
    this.suppressions = suppressions;
    this.descriptions = descriptions;
    this.deadlines = deadlines;
  }

  /** Those of the area, what is not over first, then the newest. */
  List<SuppressionRule> newest(Seat seat, int most) {
    return rules.newest(seat.scope(), most);
  }

  /** Asks for one; a second person must approve. */
  SuppressionRule ask(Wanted wanted, Seat seat) {
    Map<String, WatchDescription> described =
        descriptions.ofWatches(List.of(wanted.watch(), wanted.cause()));
    WatchDescription watch = known(described, wanted.watch(), "watch", seat);
    WatchDescription cause = known(described, wanted.cause(), "cause", seat);
    requireLouderCause(wanted, watch, cause);
    Place place = new Place(watch.point().enterprise(), watch.division());
    return journal.write(pen -> ask(wanted, place, seat.username(), pen));
  }

  /** Where a rule belongs. */
  record Place(String enterprise, String division) {}

  /** Asks for one whose Watches are known and fit; a second person must approve. */
  SuppressionRule ask(Wanted wanted, Place place, String who, JournalPen pen) {
    requireNoChain(wanted);
    Instant until = deadlines.now().plus(wanted.lasting());
    SuppressionRule rule =
        new SuppressionRule(
            "s-" + pen.next(),
            wanted.watch(),
            wanted.watch(),
            wanted.cause(),
            place.enterprise(),
            place.division(),
            OverlayState.ASKED,
            wanted.reason(),
            wanted.evidence(),
            who,
            pen.now(),
            null,
            null,
            until,
            null,
            null);
    record(JournalKind.SUPPRESSION_ASKED, rule, who, pen);
    rules.save(rule);
    Instant lapses = deadlines.now().plus(TO_APPROVE);
    due(rule, lapses.isBefore(until) ? lapses : until);
    return rule;
  }

  /** That of the two Watches which is not over. */
  Optional<SuppressionRule> between(String watch, String cause) {
    return rules.about(watch).stream()
        .filter(one -> one.watch().equals(watch) && one.cause().equals(cause))
        .findFirst();
  }

  private static WatchDescription known(
      Map<String, WatchDescription> described, String watch, String field, Seat seat) {
    WatchDescription found = described.get(watch);
    if (found == null
        || !Access.position(seat).covers(found.point().enterprise(), found.division())) {
      throw ProblemCode.NOT_FOUND.problem(watch).at("/" + field).exception();
    }
    return found;
  }

  private static void requireLouderCause(
      Wanted wanted, WatchDescription watch, WatchDescription cause) {
    if (wanted.watch().equals(wanted.cause())
        || !watch.point().enterprise().equals(cause.point().enterprise())) {
      throw refused("原因应为同一企业的另一监视项", "the cause is another Watch of the same plant");
    }
    if (cause.definition().severity().number() > watch.definition().severity().number()) {
      throw refused(
          "原因的级别不得低于被抑制的监视项，否则较急的报警会无声",
          "the cause must be at least as urgent as what it keeps quiet");
    }
  }

  private void requireNoChain(Wanted wanted) {
    if (rules.about(wanted.watch()).stream().anyMatch(one -> one.watch().equals(wanted.watch()))) {
      throw ProblemCode.OVERLAY_EXISTS.problem().exception();
    }
    boolean chain =
        !rules.about(wanted.watch()).isEmpty()
            || rules.about(wanted.cause()).stream()
                .anyMatch(one -> one.watch().equals(wanted.cause()));
    if (chain) {
      throw refused("原因监视项不得自身被抑制", "what names a cause must not be kept quiet by a rule itself");
    }
  }

  private static RuntimeException refused(String zh, String en) {
    return ProblemCode.RULE_REFUSED.saying(zh, en).at("/cause").exception();
  }

  /** Approves it, as a second person; it holds at once. */
  SuppressionRule approve(String id, Seat seat) {
    return journal.write(
        pen -> {
          SuppressionRule asked = find(id, seat);
          if (asked.state() != OverlayState.ASKED) {
            throw ProblemCode.NOT_ASKED.problem().exception();
          }
          if (asked.askedBy().equals(seat.username())) {
            throw ProblemCode.FOUR_EYES.problem().exception();
          }
          SuppressionRule approved = asked.approved(seat.username(), pen.now());
          record(JournalKind.SUPPRESSION_APPROVED, approved, seat.username(), pen);
          rules.update(approved);
          due(approved, approved.until());
          suppressions.follow(approved, pen);
          return approved;
        });
  }

  /** Ends it, or refuses it, or takes it back: each makes things louder. */
  SuppressionRule end(String id, Seat seat) {
    return journal.write(
        pen -> {
          SuppressionRule rule = find(id, seat);
          if (rule.state() == OverlayState.ENDED) {
            throw ProblemCode.NOT_IN_FORCE.problem().exception();
          }
          return end(rule, seat.username(), pen);
        });
  }

  /** Ends one that is not over. */
  SuppressionRule end(SuppressionRule rule, @Nullable String person, JournalPen pen) {
    deadlines.clear(DeadlineKind.SUPPRESSION, rule.id());
    return over(rule, person, pen);
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.SUPPRESSION;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    rules
        .findById(deadline.subject())
        .filter(one -> one.state() != OverlayState.ENDED)
        .ifPresent(one -> over(one, null, pen));
  }

  private SuppressionRule over(SuppressionRule rule, @Nullable String person, JournalPen pen) {
    SuppressionRule ended = rule.ended(person, pen.now());
    record(JournalKind.SUPPRESSION_ENDED, ended, person, pen);
    rules.update(ended);
    if (rule.state() == OverlayState.IN_FORCE) {
      suppressions.follow(ended, pen);
    }
    return ended;
  }

  private SuppressionRule find(String id, Seat seat) {
    return rules
        .findById(id)
        .filter(one -> Access.position(seat).covers(one.enterprise(), one.division()))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  private void due(SuppressionRule rule, Instant when) {
    deadlines.set(Deadline.of(DeadlineKind.SUPPRESSION, rule.id(), when));
  }

  private static void record(
      JournalKind kind, SuppressionRule rule, @Nullable String person, JournalPen pen) {
    JournalDetail detail =
        new JournalDetail()
            .with("watch", rule.watch())
            .with("cause", rule.cause())
            .with("reason", rule.reason())
            .with("evidence", rule.evidence())
            .with("until", PlantTime.format(rule.until()));
    pen.note(kind, pen.now(), rule.id(), person, detail.toString());
  }
}
