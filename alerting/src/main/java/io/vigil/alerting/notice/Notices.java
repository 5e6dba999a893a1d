package io.vigil.alerting.notice;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.Enterprise;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends warning notices and keeps who has read them. A plant reads by the hand of whoever acts for
 * it; nobody reads for a plant of others. Blocking.
 */
@Singleton
class Notices {
  private final Journal journal;
  private final NoticeRepository notices;
  private final NoticeReaderRepository readers;
  private final Descriptions descriptions;

  /** A notice with the plants of somebody's area that are to read it. */
  record Sent(WarningNotice notice, List<NoticeReader> readers) {}

  /**
   * What is to be said.
   *
   * @param title in few words
   * @param content what happened, and why
   * @param measure what plants are to do
   * @param enterprises to whom; empty for every plant of the area
   */
  record Wanted(String title, String content, String measure, Set<String> enterprises) {}

  Notices(
      Journal journal,
      NoticeRepository notices,
      NoticeReaderRepository readers,
      Descriptions descriptions) {
    this.journal = journal;
    this.notices = notices;
    this.readers = readers;
    this.descriptions = descriptions;
  }

  /** Sends one to plants of the person's area. */
  Sent send(Wanted wanted, Seat seat) {
    Position position = Access.position(seat);
    if (position.tier().isPlant()) {
      throw ProblemCode.NOT_RESPONSIBLE
          .saying("警示通报由值班室发出", "warning notices are sent by duty rooms")
          .exception();
    }
    List<Enterprise> plants = recipients(wanted.enterprises(), seat.scope());
    return journal.write(
        pen -> {
          String id = "n-" + pen.next();
          WarningNotice notice =
              new WarningNotice(
                  id,
                  wanted.title(),
                  wanted.content(),
                  wanted.measure(),
                  position.toString(),
                  seat.username(),
                  pen.now());
          JournalDetail detail =
              new JournalDetail()
                  .with("title", notice.title())
                  .with("content", notice.content())
                  .with("measure", notice.measure())
                  .with("position", position)
                  .with("plants", plants.size());
          pen.note(JournalKind.NOTICE_SENT, pen.now(), id, seat.username(), detail.toString());
          notices.save(notice);
          List<NoticeReader> to =
              plants.stream()
                  .map(one -> NoticeReader.unread(id, one.id(), one.division()))
                  .toList();
          readers.saveAll(to);
          return new Sent(notice, to);
        });
  }

  private List<Enterprise> recipients(Set<String> asked, Scope scope) {
    List<Enterprise> all =
        descriptions.enterprises(scope).stream()
            .filter(one -> !one.id().equals(Probe.ENTERPRISE))
            .toList();
    List<Enterprise> plants =
        asked.isEmpty() ? all : all.stream().filter(one -> asked.contains(one.id())).toList();
    if (plants.isEmpty() || plants.size() < asked.size()) {
      throw ProblemCode.NOT_FOUND.problem(String.join(", ", asked)).at("/enterprises").exception();
    }
    return plants;
  }

  /** The person's plant has read it; once more changes nothing. */
  NoticeReader read(String id, Seat seat) {
    Position position = Access.position(seat);
    return journal.write(
        pen -> {
          NoticeReader reader =
              readers
                  .findById(NoticeReader.id(id, position.area()))
                  .filter(one -> position.tier().isPlant())
                  .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
          if (reader.readAt() != null) {
            return reader;
          }
          JournalDetail detail = new JournalDetail().with("enterprise", reader.enterprise());
          pen.note(JournalKind.NOTICE_READ, pen.now(), id, seat.username(), detail.toString());
          NoticeReader read = reader.read(seat.username(), pen.now());
          readers.update(read);
          return read;
        });
  }

  /** The newest to plants of the area, with these plants. */
  List<Sent> newest(Scope scope, int most) {
    List<WarningNotice> found = notices.newest(scope, most);
    if (found.isEmpty()) {
      return List.of();
    }
    Map<String, List<NoticeReader>> theirs =
        readers.of(found.stream().map(WarningNotice::id).toList(), scope).stream()
            .collect(Collectors.groupingBy(NoticeReader::notice));
    return found.stream()
        .map(one -> new Sent(one, theirs.getOrDefault(one.id(), List.of())))
        .toList();
  }
}
