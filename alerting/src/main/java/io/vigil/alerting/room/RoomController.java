package io.vigil.alerting.room;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.model.point.Names;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Up;
import java.util.List;

/** Control rooms of plants: with what they sign in at the broker. For administrators. */
@Controller("/api/v1/enterprises/{id}/rooms")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RoomController {
  private final Journal journal;
  private final Credentials credentials;
  private final Descriptions registry;

  RoomController(Journal journal, Credentials credentials, Descriptions registry) {
    this.journal = journal;
    this.credentials = credentials;
    this.registry = registry;
  }

  /** The control rooms of an enterprise. */
  @Serdeable
  record Listing(List<String> items) {}

  /**
   * A control room and its password; shown once.
   *
   * @param listensTo topic on which it hears Alerts
   * @param answersTo topic on which it gives receipts
   */
  @Serdeable
  record Made(String name, String username, String password, String listensTo, String answersTo) {}

  /** Their names. */
  @Get
  @Secured(Right.SET_UP)
  Listing list(String id) {
    return new Listing(credentials.names(CredentialKind.ROOM, known(id)));
  }

  /** Makes a control room, or gives it another password; the old one is worthless at once. */
  @Put("/{name}")
  @Consumes(MediaType.ALL)
  @Secured(Right.SET_UP)
  Made make(String id, String name, Authentication caller) {
    String enterprise = known(id);
    requireName(name);
    Credentials.Issued issued =
        journal.write(
            pen -> {
              pen.note(
                  JournalKind.ROOM_MADE, pen.now(), enterprise, caller.getName(), detail(name));
              return credentials.issue(CredentialKind.ROOM, enterprise, List.of(name)).get(0);
            });
    credentials.forget(enterprise, List.of(name));
    return new Made(
        name,
        issued.username(),
        issued.password(),
        MqttTopics.alerts(enterprise),
        MqttTopics.up(enterprise, name, Up.RECEIPT));
  }

  /** Ends a control room: it is disconnected, and hears nothing any more. */
  @Delete("/{name}")
  @Secured(Right.SET_UP)
  void remove(String id, String name, Authentication caller) {
    String enterprise = known(id);
    if (!credentials.names(CredentialKind.ROOM, enterprise).contains(name)) {
      throw ProblemCode.NOT_FOUND.problem(name).exception();
    }
    journal.write(
        pen -> {
          pen.note(JournalKind.ROOM_REMOVED, pen.now(), enterprise, caller.getName(), detail(name));
          credentials.revoke(enterprise, List.of(name));
          return name;
        });
    credentials.forget(enterprise, List.of(name));
  }

  private String known(String enterprise) {
    if (!Names.isEnterprise(enterprise)
        || !registry.divisionsOf(List.of(enterprise)).containsKey(enterprise)) {
      throw ProblemCode.NOT_FOUND.problem(enterprise).exception();
    }
    return enterprise;
  }

  private static void requireName(String name) {
    if (!Names.isGateway(name)) {
      throw ProblemCode.BAD_REQUEST.problem("name: 1-32 of a-z 0-9 -").at("/name").exception();
    }
  }

  private static String detail(String name) {
    return new JournalDetail().with("room", name).toString();
  }
}
