package io.vigil.alerting.routing;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom to phone at which position. */
@Controller("/api/v1/phone-book")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PhoneBookController {
  private static final int MOST_WORDS = 64;
  private static final int MOST_PHONE = 32;
  private static final int MOST_NOTE = 200;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{1,30}[0-9]");
  private static final Pattern ID = Pattern.compile("t-[0-9]{1,18}-[0-9]{1,18}");

  private final PhoneBook book;
  private final Places places;

  PhoneBookController(PhoneBook book, Places places) {
    this.book = book;
    this.places = places;
  }

  /** An entry as it is written; see {@link PhoneEntry}. */
  @Serdeable
  record Written(
      @Nullable String position,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String note) {}

  /** An entry; see {@link PhoneEntry}. */
  @Serdeable
  record EntryView(String id, String position, String name, String phone, String note) {
    static EntryView of(PhoneEntry entry) {
      return new EntryView(entry.id(), entry.position(), entry.name(), entry.phone(), entry.note());
    }
  }

  /** The entries of the caller's area. */
  @Serdeable
  record Listing(List<EntryView> items) {}

  /** The phone book of the caller's area. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    return new Listing(
        book.within(Caller.seat(caller).scope()).stream().map(EntryView::of).toList());
  }

  /** Writes an entry down. */
  @Post
  @Secured(Right.ROTA)
  EntryView set(@Body Written written, Authentication caller) {
    Seat seat = Caller.seat(caller);
    String position =
        WrittenText.required(written.position(), MOST_WORDS, "/position", What.POSITION);
    String name = WrittenText.required(written.name(), MOST_WORDS, "/name", What.OFFICER);
    String phone = WrittenText.required(written.phone(), MOST_PHONE, "/phone", What.PHONE);
    if (!PHONE.matcher(phone).matches()) {
      throw ProblemCode.BAD_REQUEST
          .saying("电话应为数字，可含空格或连字符", "a number is digits, with blanks or hyphens between")
          .at("/phone")
          .exception();
    }
    String note = WrittenText.optional(written.note(), MOST_NOTE, "/note");
    return EntryView.of(book.set(places.of(position, seat), name, phone, note, seat));
  }

  /** Strikes an entry out. */
  @Delete("/{id}")
  @Secured(Right.ROTA)
  void remove(String id, Authentication caller) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    book.remove(id, Caller.seat(caller));
  }
}
