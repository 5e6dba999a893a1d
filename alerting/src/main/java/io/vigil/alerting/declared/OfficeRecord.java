package io.vigil.alerting.declared;

import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.PlantFollower;
import io.vigil.model.event.OfficeKind;
import io.vigil.model.event.OfficeReadings;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.OfficeReadingsCodec;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says in the log what all that is on record about an enterprise comes to at its points. It is said
 * whole each time, under the number of the journal entry that it goes with, so what is read twice
 * is known, and what was missed is made good by what comes next. Blocking.
 */
@Singleton
class OfficeRecord implements PlantFollower {
  private static final String BOOT = "office-";

  private final DeclarationRepository declarations;
  private final Descriptions descriptions;
  private final Deadlines deadlines;

  OfficeRecord(DeclarationRepository declarations, Descriptions descriptions, Deadlines deadlines) {
    this.declarations = declarations;
    this.descriptions = descriptions;
    this.deadlines = deadlines;
  }

  /** Writes an entry about it, and says how the enterprise stands from now on. */
  void note(
      JournalKind kind,
      String subject,
      String enterprise,
      @Nullable String actor,
      String detail,
      JournalPen pen) {
    JournalNumber number = pen.next();
    pen.note(kind, pen.now(), subject, actor, detail);
    say(enterprise, number, deadlines.now(), pen);
  }

  /** The same of what was due at a moment, which may be told before clocks show it. */
  void note(JournalKind kind, String subject, String enterprise, Instant due, JournalPen pen) {
    Instant now = deadlines.now();
    JournalNumber number = pen.next();
    pen.note(kind, pen.now(), subject, null, "{}");
    say(enterprise, number, due.isAfter(now) ? due : now, pen);
  }

  /**
   * A plant whose points are new, or came back, has heard of nothing that is on record. Where
   * nothing ever was, as of recordings that are played, there is nothing to say.
   */
  @Override
  public void planted(String enterprise, List<PointDefinition> changed, JournalPen pen) {
    boolean hasPoints =
        changed.stream().anyMatch(one -> !one.retired() && OfficeKind.isOne(one.kind()));
    if (hasPoints && declarations.count(enterprise) > 0) {
      note(JournalKind.DECLARATIONS_SAID, enterprise, enterprise, null, "{}", pen);
    }
  }

  /** The units of the enterprise at which something is judged by what is on record. */
  List<String> judgedUnits(String enterprise) {
    return points(enterprise).stream().map(PointDefinition::unit).distinct().sorted().toList();
  }

  private void say(String enterprise, JournalNumber number, Instant now, JournalPen pen) {
    List<Declaration> open = declarations.open(enterprise);
    SortedMap<String, Double> values = new TreeMap<>();
    for (PointDefinition point : points(enterprise)) {
      Arrays.stream(OfficeKind.values())
          .filter(kind -> kind.kind().equals(point.kind()))
          .forEach(
              kind ->
                  values.put(point.id().code(), Declaration.shown(open, kind, point.unit(), now)));
    }
    if (!values.isEmpty()) {
      OfficeReadings said =
          new OfficeReadings(
              enterprise, BOOT + number.epoch(), number.n(), pen.now().toEpochMilli(), values);
      pen.say(LogTopics.OFFICE, enterprise, OfficeReadingsCodec.encode(said));
    }
  }

  private List<PointDefinition> points(String enterprise) {
    return descriptions.pointsOf(enterprise).stream()
        .filter(point -> OfficeKind.isOne(point.kind()))
        .toList();
  }
}
