package io.vigil.alerting.routing;

import io.vigil.alerting.delivery.ChannelsTold;
import io.vigil.alerting.delivery.ChannelsTold.ToldChannel;
import io.vigil.alerting.duty.DivisionPlan;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.EscalationPlan;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.duty.EscalationStep;
import io.vigil.alerting.duty.Ladders;
import io.vigil.alerting.duty.PlansInForce;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Rota;
import io.vigil.alerting.duty.RotaTurn;
import io.vigil.alerting.registry.Enterprise;
import io.vigil.model.alert.Severity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers who would be told of an Alert at a plant at a time, rung by rung, as if nobody ever
 * acknowledged it; by the same code that moves responsibility. Blocking.
 */
@Singleton
class WhoIsTold {
  private final Ladders ladders;
  private final Rota rota;
  private final PhoneBook phones;
  private final ChannelsTold channels;

  /**
   * What is asked.
   *
   * @param enterprise where
   * @param severity how urgent
   * @param offline whether something is silent
   * @param at when
   */
  record Asked(Enterprise enterprise, Severity severity, boolean offline, Instant at) {}

  /**
   * A rung.
   *
   * @param position who answers
   * @param from from when it would
   * @param due until when; null where responsibility stays
   * @param unattended whether nobody serves there then, though a rota is kept
   * @param turn who serves there then; null if nobody, or no rota is kept
   */
  record Rung(
      Position position,
      Instant from,
      @Nullable Instant due,
      boolean unattended,
      @Nullable RotaTurn turn) {}

  /**
   * The answer.
   *
   * @param own the plan of a division that holds; null if that of the configuration does
   * @param plan that holds
   * @param rungs one after the other
   * @param informed the other positions that see it from the beginning
   * @param phones of all of them
   * @param channels that are told at once
   */
  record Answer(
      @Nullable DivisionPlan own,
      EscalationPlan plan,
      List<Rung> rungs,
      List<Position> informed,
      List<PhoneEntry> phones,
      List<ToldChannel> channels) {}

  WhoIsTold(Ladders ladders, Rota rota, PhoneBook phones, ChannelsTold channels) {
    this.ladders = ladders;
    this.rota = rota;
    this.phones = phones;
    this.channels = channels;
  }

  Answer answer(Asked asked) {
    String enterprise = asked.enterprise().id();
    String division = asked.enterprise().division();
    EscalationPlans.Key key = EscalationPlans.Key.of(asked.severity(), asked.offline());
    PlansInForce inForce = ladders.inForce();
    List<Rung> rungs =
        rungs(
            ladders.climb(key, enterprise, division, asked.at()), enterprise, division, asked.at());
    List<Position> all = positions(enterprise, division, asked.at());
    Position first = rungs.get(0).position();
    return new Answer(
        inForce.own(key, division).orElse(null),
        inForce.plan(key, division),
        rungs,
        all.stream().filter(one -> !one.equals(first)).toList(),
        phones.of(all.stream().map(Position::toString).toList()),
        channels.of(asked.severity(), enterprise, division));
  }

  private List<Rung> rungs(
      EscalationPlan climb, String enterprise, String division, Instant begin) {
    List<Rung> rungs = new ArrayList<>();
    Instant from = begin;
    for (EscalationStep step : climb.steps()) {
      Position position = Position.of(step.tier(), enterprise, division);
      Instant due = rota.due(position, climb, step, from);
      rungs.add(
          new Rung(
              position,
              from,
              due,
              rota.isUnattended(position, from),
              rota.at(position, from).orElse(null)));
      from = due == null ? from : due;
    }
    return rungs;
  }

  /** Those in whose area the plant lies; a town only where there is a duty post of one. */
  private List<Position> positions(String enterprise, String division, Instant at) {
    return Arrays.stream(DutyTier.values())
        .map(tier -> Position.of(tier, enterprise, division))
        .filter(one -> one.tier() != DutyTier.TOWN || ladders.isTown(one, at))
        .toList();
  }
}
