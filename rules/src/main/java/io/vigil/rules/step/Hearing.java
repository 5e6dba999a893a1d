package io.vigil.rules.step;

import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.Arrays;

/**
 * Up to which moment of lane time everything that a gateway had to say is known to have come.
 *
 * <p>A sign that nothing is under way (the marker of a door that came back through the same queue
 * as everything else, the answer of a server) was itself under way for a while, so it vouches for
 * nothing newer than the sign before it, which had come when this one was sent.
 */
final class Hearing {
  private long[] newest = {};
  private long[] before = {};

  Hearing copy() {
    Hearing copy = new Hearing();
    copy.newest = newest.clone();
    copy.before = before.clone();
    return copy;
  }

  /** A sign came that nothing is under way from this gateway. */
  void hear(int gateway, long laneTime) {
    grow(gateway);
    before[gateway] = newest[gateway];
    newest[gateway] = laneTime;
  }

  /** The same for every gateway of a door. */
  void hear(Door door, Catalogue catalogue, long laneTime) {
    for (int number = 0; number < catalogue.gateways(); number++) {
      GatewayDefinition gateway = catalogue.gateway(number);
      if (gateway != null && gateway.door() == door) {
        hear(number, laneTime);
      }
    }
  }

  /** Up to when all has come, on lane time; NEVER if that is not known. */
  long heardTo(int gateway) {
    return gateway < before.length ? before[gateway] : Clocks.NEVER;
  }

  void forget(int gateway) {
    if (gateway < newest.length) {
      newest[gateway] = Clocks.NEVER;
      before[gateway] = Clocks.NEVER;
    }
  }

  void put(Catalogue catalogue, ByteWriter out) {
    for (int gateway = 0; gateway < catalogue.gateways(); gateway++) {
      boolean isKnown = gateway < newest.length;
      putMoment(isKnown ? newest[gateway] : Clocks.NEVER, out);
      putMoment(isKnown ? before[gateway] : Clocks.NEVER, out);
    }
  }

  /** Reads what {@link #put} wrote. */
  static Hearing get(Catalogue catalogue, ByteReader in) {
    Hearing hearing = new Hearing();
    for (int gateway = 0; gateway < catalogue.gateways(); gateway++) {
      hearing.grow(gateway);
      hearing.newest[gateway] = getMoment(in);
      hearing.before[gateway] = getMoment(in);
    }
    return hearing;
  }

  /** Lane time begins at 0. */
  private static void putMoment(long moment, ByteWriter out) {
    out.putVarLong(moment == Clocks.NEVER ? 0 : moment + 1);
  }

  private static long getMoment(ByteReader in) {
    long written = in.getVarLong();
    return written == 0 ? Clocks.NEVER : written - 1;
  }

  private void grow(int gateway) {
    if (gateway >= newest.length) {
      int known = newest.length;
      newest = Arrays.copyOf(newest, gateway + 1);
      before = Arrays.copyOf(before, gateway + 1);
      Arrays.fill(newest, known, gateway + 1, Clocks.NEVER);
      Arrays.fill(before, known, gateway + 1, Clocks.NEVER);
    }
  }
}
