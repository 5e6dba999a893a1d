package io.vigil.alerting.inspection;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.inspection.InspectionItem.Finding;
import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.Enterprise;
import io.vigil.alerting.routing.Places;
import io.vigil.alerting.routing.Places.Place;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks positions below the own one, takes their answers, and keeps what was not answered in time.
 * Only the position that was asked answers. Blocking.
 */
@Singleton
class Inspections {
  /** A number that people can read out. */
  private static final int SEEDS = 1_000_000_000;

  private final Journal journal;
  private final InspectionRepository inspections;
  private final InspectionItemRepository items;
  private final Descriptions descriptions;
  private final Places places;
  private final Deadlines deadlines;
  private final SecureRandom random = new SecureRandom();

  /** An inspection with what is to be looked at. */
  record Whole(Inspection inspection, List<InspectionItem> items) {}

  /**
   * What is asked.
   *
   * @param kind how it is inspected
   * @param question in words
   * @param points what is to be looked at; empty for a spot check
   * @param within how long there is to answer
   */
  record Wanted(InspectionKind kind, String question, List<String> points, Duration within) {}

  /** Whom it is asked of, and how they were drawn; no seed and no candidates if they were named. */
  private record Asked(List<Place> places, @Nullable Integer seed, @Nullable Integer candidates) {}

  Inspections(
      Journal journal,
      InspectionRepository inspections,
      InspectionItemRepository items,
      Descriptions descriptions,
      Places places,
      Deadlines deadlines) {
    this.journal = journal;
    this.inspections = inspections;
    this.items = items;
    this.descriptions = descriptions;
    this.places = places;
    this.deadlines = deadlines;
  }

  /** Asks these positions, {@code tier:area}. */
  List<Whole> ask(Wanted wanted, List<String> positions, Seat seat) {
    Position own = asking(seat);
    List<Place> asked = positions.stream().distinct().map(one -> places.of(one, seat)).toList();
    for (Place place : asked) {
      if (place.position().tier().isAtLeast(own.tier())) {
        throw ProblemCode.NOT_RESPONSIBLE
            .saying("只能巡查、抽查下级岗位", "only positions below the own one are inspected")
            .at("/positions")
            .exception();
      }
    }
    return asked(wanted, new Asked(asked, null, null), own, seat);
  }

  /** Asks the control rooms of so many plants of the own area, drawn at random. */
  List<Whole> draw(Wanted wanted, int many, Seat seat) {
    Position own = asking(seat);
    Map<String, Enterprise> plants =
        descriptions.enterprises(seat.scope()).stream()
            .filter(one -> !one.id().equals(Probe.ENTERPRISE))
            .collect(Collectors.toMap(Enterprise::id, Function.identity()));
    if (plants.isEmpty()) {
      throw ProblemCode.NOT_FOUND.problem("enterprise").exception();
    }
    int seed = random.nextInt(SEEDS);
    List<Place> drawn =
        Draw.of(plants.keySet(), many, seed).stream()
            .map(one -> places.of(new Position(DutyTier.PLANT_SHIFT, one).toString(), seat))
            .toList();
    return asked(wanted, new Asked(drawn, seed, plants.size()), own, seat);
  }

  private static Position asking(Seat seat) {
    Position own = Access.position(seat);
    if (own.tier().isPlant()) {
      throw ProblemCode.NOT_RESPONSIBLE
          .saying("巡查、抽查由值班室发起", "inspections are begun by duty rooms")
          .exception();
    }
    return own;
  }

  private List<Whole> asked(Wanted wanted, Asked asked, Position own, Seat seat) {
    Instant due = deadlines.now().plus(wanted.within());
    return journal.write(
        pen -> {
          List<Whole> all = new ArrayList<>();
          for (Place place : asked.places()) {
            String id = "i-" + pen.next();
            Inspection inspection =
                new Inspection(
                    id,
                    wanted.kind(),
                    place.position().toString(),
                    place.enterprise(),
                    place.division(),
                    wanted.question(),
                    own.toString(),
                    seat.username(),
                    pen.now(),
                    due,
                    asked.seed(),
                    asked.candidates(),
                    "",
                    null,
                    null,
                    null);
            record(pen, inspection, seat);
            all.add(new Whole(inspection, listed(id, wanted.points())));
          }
          save(all);
          return all;
        });
  }

  private static List<InspectionItem> listed(String id, List<String> points) {
    List<InspectionItem> listed = new ArrayList<>();
    for (String point : points) {
      listed.add(InspectionItem.of(id, listed.size() + 1, point));
    }
    return listed;
  }

  private static void record(JournalPen pen, Inspection inspection, Seat seat) {
    JournalDetail detail =
        new JournalDetail()
            .with("kind", inspection.kind().name())
            .with("position", inspection.position())
            .with("question", inspection.question())
            .with("due", PlantTime.format(inspection.due()))
            .with("seed", inspection.seed())
            .with("candidates", inspection.candidates());
    pen.note(
        JournalKind.INSPECTION_ASKED,
        pen.now(),
        inspection.id(),
        seat.username(),
        detail.toString());
  }

  private void save(List<Whole> all) {
    inspections.saveAll(all.stream().map(Whole::inspection).toList());
    List<InspectionItem> listed = all.stream().flatMap(one -> one.items().stream()).toList();
    if (!listed.isEmpty()) {
      items.saveAll(listed);
    }
    deadlines.setAll(
        all.stream()
            .map(Whole::inspection)
            .map(one -> Deadline.of(DeadlineKind.INSPECTION, one.id(), one.due()))
            .toList());
  }

  /** The position that was asked answers, once; also when it is late. */
  Whole answer(String id, String words, List<Finding> findings, Seat seat) {
    Position own = Access.position(seat);
    return journal.write(
        pen -> {
          Inspection inspection =
              inspections
                  .findById(id)
                  .filter(one -> one.position().equals(own.toString()))
                  .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
          if (inspection.isAnswered()) {
            throw ProblemCode.ANSWERED_ALREADY.problem().exception();
          }
          List<InspectionItem> found = found(id, findings);
          JournalDetail detail =
              new JournalDetail()
                  .with("answer", words)
                  .with("late", inspection.missedAt() == null ? null : true)
                  .with("faults", found.isEmpty() ? null : faults(found));
          pen.note(
              JournalKind.INSPECTION_ANSWERED, pen.now(), id, seat.username(), detail.toString());
          Inspection answered = inspection.answered(words, seat.username(), pen.now());
          inspections.update(answered);
          if (!found.isEmpty()) {
            items.updateAll(found);
          }
          deadlines.clear(DeadlineKind.INSPECTION, id);
          return new Whole(answered, found);
        });
  }

  /** Everything that was to be looked at was, and what is not fine is said. */
  private List<InspectionItem> found(String id, List<Finding> findings) {
    Map<Integer, Finding> byOrdinal =
        findings.stream()
            .collect(Collectors.toMap(Finding::ordinal, one -> one, (first, second) -> second));
    List<InspectionItem> found = new ArrayList<>();
    for (InspectionItem item : items.findByInspectionInOrderByOrdinal(List.of(id))) {
      Finding finding = byOrdinal.get(item.ordinal());
      if (finding == null || (!finding.fine() && finding.note().isEmpty())) {
        throw ProblemCode.FIELD_MISSING
            .saying(
                "请逐项填写；异常项须说明：" + item.what(),
                "say what was found at each, and what is wrong where it is not fine: "
                    + item.what())
            .at("/items/" + item.ordinal())
            .exception();
      }
      found.add(item.found(finding));
    }
    return found;
  }

  private static long faults(List<InspectionItem> found) {
    return found.stream().filter(one -> Boolean.FALSE.equals(one.fine())).count();
  }

  /** Those of the area, what is not answered first, then the newest. */
  List<Whole> newest(Scope scope, int most) {
    List<Inspection> found = inspections.newest(scope, most);
    if (found.isEmpty()) {
      return List.of();
    }
    Map<String, List<InspectionItem>> theirs =
        items.findByInspectionInOrderByOrdinal(found.stream().map(Inspection::id).toList()).stream()
            .collect(Collectors.groupingBy(InspectionItem::inspection));
    return found.stream()
        .map(one -> new Whole(one, theirs.getOrDefault(one.id(), List.of())))
        .toList();
  }
}
