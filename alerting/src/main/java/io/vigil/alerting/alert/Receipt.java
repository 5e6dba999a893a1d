package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Says that a position has read or confirmed an Alert (回执). It is shown beside the Alert and never
 * changes it: whoever confirms it at the plant silences nobody (design: alerts §4.4).
 *
 * @param id Alert, position and kind: each is given once
 * @param alert id of the Alert
 * @param position {@code tier:area}
 * @param kind how far it goes
 * @param person who gave it
 * @param at when
 */
@MappedEntity("receipt")
@Serdeable
record Receipt(@Id String id, String alert, String position, Kind kind, String person, Instant at) {
  /** How far a receipt goes. */
  enum Kind {
    RECEIVED,
    READ,
    CONFIRMED;

    static Optional<Kind> parse(String text) {
      return Arrays.stream(values()).filter(kind -> kind.name().equals(text)).findFirst();
    }
  }
}
