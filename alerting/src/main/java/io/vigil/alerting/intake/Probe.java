package io.vigil.alerting.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.TableKeys;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The reading that tests the whole way: every few seconds a switch of our own goes on and off, is
 * sent, admitted, logged and judged as any plant's, and what the judge says of it arrives here and
 * goes no further, except as a sign of life on every screen. Where it does not arrive, no alert
 * would.
 *
 * <p>Its point has a second rule: when readings stop before the judge, the judge itself raises an
 * Alert of the enterprise {@value #ENTERPRISE} as it would for a plant. So it does when other
 * points say that enterprises send more than their quota for a while, that somebody is locked out
 * for wrong passwords, that the journal is not as it was written, that things cannot be recorded,
 * or that a gateway does what an attacker in its place would: signs in twice, sends its past again,
 * starts anew all the time. What is not known, because the doors are another process or nobody
 * looked yet, its point does not say.
 *
 * <p>Any thread.
 */
@Singleton
public class Probe {
  /** The tenant that it is; nobody else can be called so. */
  public static final String ENTERPRISE = "vigil-probe";

  /** Its gateway. */
  public static final String GATEWAY = "probe";

  /** Its point: 1 and 0 in turn. */
  public static final String POINT = "PROBE";

  /** Another point of the same gateway: how many enterprises send more than their quota. */
  public static final String OVER_QUOTA = "OVER_QUOTA";

  /** Another: how many pairs of name and address are locked out for wrong passwords. */
  public static final String LOCKED_OUT = "LOCKED_OUT";

  /** Another: at how many places the journal is not as it was written. */
  public static final String JOURNAL_FAULTS = "JOURNAL_FAULTS";

  /** Another: how many gateways are signed in twice, from different addresses. */
  public static final String TAKEN_OVER = "TAKEN_OVER";

  /** Another: how many gateways send again what was taken before their last start. */
  public static final String REPLAYING = "REPLAYING";

  /** Another: how many gateways start anew again and again. */
  public static final String RESTARTING = "RESTARTING";

  /** Another: how many reasons there are why things cannot, or soon cannot, be recorded. */
  public static final String UNRECORDED = "UNRECORDED";

  /** How often the points say something. */
  public static final Duration PERIOD = Duration.ofMillis(2_500);

  private static final String PULSE = "SY-1";
  private static final double MOST = 1e6;

  private final Clock clock;
  private final Timer travelled;
  private volatile long heardAt = Long.MIN_VALUE;

  Probe(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.travelled =
        Timer.builder("vigil.probe.travelled")
            .description("From the sending of the self-check's reading to its judgement's arrival")
            .publishPercentiles(0.5, 0.99)
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(meters);
    meters.gauge("vigil.probe.silent.seconds", this, probe -> probe.silentMillis().orElse(0) / 1e3);
  }

  /** The plant that the probe is. */
  public static PlantFile plant() {
    return new PlantFile(
        ENTERPRISE,
        "Vigil 自检",
        "Vigil self-check",
        "000000",
        List.of("system"),
        List.of(PlantGateway.mqtt(GATEWAY, GatewayMode.LIVE)),
        List.of(
            point(POINT, "自检脉冲", "Self-check pulse", "system.probe", MeasureUnit.BOOL, 1)
                .withRules(List.of(PULSE, "SY-2")),
            count(OVER_QUOTA, "超出接入配额的企业数", "Enterprises over their quota", "SY-3"),
            count(LOCKED_OUT, "因口令错误被锁定数", "Locked out for wrong passwords", "SY-4"),
            count(JOURNAL_FAULTS, "审计记录不一致处", "Faults of the audit journal", "SY-5"),
            count(TAKEN_OVER, "异地重复登录的网关数", "Gateways signed in twice", "SY-6"),
            count(REPLAYING, "重放旧报文的网关数", "Gateways that replay old messages", "SY-7"),
            count(RESTARTING, "反复重启的网关数", "Gateways that start again and again", "SY-8"),
            count(UNRECORDED, "审计记录存储异常数", "Troubles of the record's storage", "SY-9")),
        List.of());
  }

  private static PlantPoint count(String code, String name, String nameEn, String rule) {
    String kind = "system." + code.toLowerCase(Locale.ROOT);
    return point(code, name, nameEn, kind, MeasureUnit.COUNT, MOST).withRules(List.of(rule));
  }

  private static PlantPoint point(
      String code, String name, String nameEn, String kind, MeasureUnit unit, double highest) {
    return new PlantPoint(
        code,
        name,
        nameEn,
        "Vigil",
        kind,
        GATEWAY,
        unit,
        0,
        highest,
        Reporting.PERIODIC,
        2 * PERIOD.toMillis(),
        TableKeys.NONE,
        1,
        List.of(),
        null,
        Map.of(),
        List.of(),
        null);
  }

  /** From now on silence means something. */
  public void begin() {
    heardAt = clock.millis();
  }

  /** Whether the event is one of the pulse, which no person has to see. */
  boolean isPulse(ActivationEvent event) {
    return event.point().enterprise().equals(ENTERPRISE) && event.rule().equals(PULSE);
  }

  void heard(ActivationEvent event) {
    if (event.kind() == ActivationEvent.Kind.RAISE) {
      long now = clock.millis();
      heardAt = now;
      travelled.record(Duration.ofMillis(Math.max(0, now - event.onset())));
    }
  }

  /** For how long none has arrived, in milliseconds; empty where nobody sends any. */
  public OptionalLong silentMillis() {
    long at = heardAt;
    return at == Long.MIN_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, clock.millis() - at));
  }
}
