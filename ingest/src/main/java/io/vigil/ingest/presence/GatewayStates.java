package io.vigil.ingest.presence;

import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.metric.IngestCounters.Level;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.presence.GatewayState.Presence;
import io.vigil.model.wire.GatewayStateCodec;
import io.vigil.model.wire.mqtt.BirthMessage;
import io.vigil.model.wire.mqtt.DeathMessage;
import io.vigil.model.wire.mqtt.DeathMessage.Why;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Births and deaths of gateways in; what is known of each, out.
 *
 * <pre>
 *            birth            will of this boot
 *   (none) ───────▶  BORN  ──────────────────────▶ LOST
 *                     ▲ │    planned death
 *       birth, or its │ └────────────────────────▶ LEFT
 *        next message └── from both
 * </pre>
 *
 * <p>A will of another boot than the one that was born last comes late, since its gateway is back
 * already: it changes nothing. What this process has not heard of it takes as it is said. One lane
 * owner, one thread.
 */
public final class GatewayStates {
  private final Map<String, GatewayState> states = new HashMap<>();
  private final IngestCounters counters;

  /** How many are gone: while none is, a message costs one comparison. */
  private int gone;

  /** Nothing is known yet. */
  public GatewayStates(IngestCounters counters) {
    this.counters = counters;
  }

  /** A gateway was born, and heard of then, milliseconds UTC. */
  public GatewayState born(Origin origin, BirthMessage birth, long received) {
    return keep(
        new GatewayState(
            origin.gateway().enterprise(),
            origin.gateway().name(),
            Presence.BORN,
            birth.boot(),
            received,
            birth.software(),
            birth.bufferHours(),
            BirthCheck.differences(origin, birth.points())));
  }

  /** A gateway died, and was heard of then, milliseconds UTC; null if it is back already. */
  public @Nullable GatewayState died(Origin origin, DeathMessage death, long received) {
    GatewayState known = states.get(key(origin));
    if (known != null && !known.boot().equals(death.boot())) {
      counters.add(Count.DEATHS_LATE);
      return null;
    }
    Presence how = death.why() == Why.PLANNED ? Presence.LEFT : Presence.LOST;
    if (known != null && known.presence() == Presence.LEFT) {
      return null;
    }
    return keep(
        known != null
            ? known.now(how, received)
            : new GatewayState(
                origin.gateway().enterprise(),
                origin.gateway().name(),
                how,
                death.boot(),
                received,
                "",
                0,
                List.of()));
  }

  /** A message of the gateway came, and was heard of then; null unless it was gone. */
  public @Nullable GatewayState heard(Origin origin, String boot, long received) {
    if (gone == 0) {
      return null;
    }
    GatewayState known = states.get(key(origin));
    if (known == null || known.presence() == Presence.BORN || !known.boot().equals(boot)) {
      return null;
    }
    return keep(known.now(Presence.BORN, received));
  }

  private GatewayState keep(GatewayState state) {
    GatewayState before = states.put(GatewayStateCodec.key(state), state);
    if (before != null) {
      measure(before, -1);
    }
    measure(state, 1);
    return state;
  }

  private void measure(GatewayState state, int sign) {
    Level level =
        switch (state.presence()) {
          case BORN -> Level.GATEWAYS_BORN;
          case LOST -> Level.GATEWAYS_LOST;
          case LEFT -> Level.GATEWAYS_LEFT;
        };
    gone += state.presence() == Presence.BORN ? 0 : sign;
    counters.move(level, sign);
    counters.move(Level.BIRTH_DIFFERENCES, sign * state.differences().size());
  }

  private static String key(Origin origin) {
    return origin.gateway().enterprise() + "/" + origin.gateway().name();
  }
}
