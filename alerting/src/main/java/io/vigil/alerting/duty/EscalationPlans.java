package io.vigil.alerting.duty;

import io.vigil.model.alert.Severity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The plan of each severity, and the one for what has gone silent. The defaults are ours: official
 * minutes could not be verified (design: alerts §4.4 and §10), so all of them can be configured.
 *
 * <p>Towns are passed over where there is none; see {@link Rota#isKept}. Immutable.
 *
 * @param plans one for every key
 */
public record EscalationPlans(Map<Key, EscalationPlan> plans) {
  /** What a plan is for. */
  public enum Key {
    BLUE("plant-shift 30m, plant-head 30m, town 60m, county"),
    YELLOW("plant-shift 15m, town 10m, county 15m, prefecture"),
    ORANGE("county 10m, prefecture 10m, province"),
    RED("county 5m, prefecture 5m, province 5m"),
    OFFLINE("plant-shift 30m, county 24h, prefecture");

    private final String ours;

    Key(String ours) {
      this.ours = ours;
    }

    /** What an Alert of this severity, or about something that is silent, needs. */
    public static Key of(Severity severity, boolean offline) {
      if (offline) {
        return OFFLINE;
      }
      return switch (severity) {
        case RED -> RED;
        case ORANGE -> ORANGE;
        case YELLOW -> YELLOW;
        case BLUE -> BLUE;
      };
    }

    /** The plan where nobody configured another. */
    public EscalationPlan byDefault() {
      return EscalationPlan.parse(ours);
    }
  }

  /** With these plans, and the defaults for the rest. */
  public EscalationPlans {
    Map<Key, EscalationPlan> complete = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      EscalationPlan plan = plans.get(key);
      complete.put(key, plan == null ? key.byDefault() : plan);
    }
    plans = Map.copyOf(complete);
  }

  /**
   * Reads plans by the names of their keys in lower case, as {@link EscalationPlan#parse} does.
   *
   * @throws IllegalArgumentException says which one is wrong, and what is wrong with it
   */
  public static EscalationPlans parse(Map<String, String> plans) {
    Map<Key, EscalationPlan> configured = new EnumMap<>(Key.class);
    plans.forEach(
        (name, plan) -> {
          Key key =
              Arrays.stream(Key.values())
                  .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                  .findFirst()
                  .orElseThrow(
                      () -> new IllegalArgumentException(name + ": there is no such plan"));
          try {
            configured.put(key, EscalationPlan.parse(plan));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
          }
        });
    return new EscalationPlans(configured);
  }

  /** The defaults. */
  public static EscalationPlans byDefault() {
    return new EscalationPlans(Map.of());
  }

  /** The plan for an Alert of this severity, or about something that is silent. */
  public EscalationPlan of(Severity severity, boolean offline) {
    return of(Key.of(severity, offline));
  }

  /** The plan for this. */
  public EscalationPlan of(Key key) {
    EscalationPlan plan = plans.get(key);
    if (plan == null) {
      throw new IllegalStateException("no plan for " + key);
    }
    return plan;
  }
}
