package io.vigil.rules.step;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which messages stand in the lane already: a window of sequence numbers for each of the last
 * {@link #BOOTS} boots of every gateway. Of a ninth boot the least recently used one is forgotten.
 */
final class SequenceWindows {
  /** So many boots of a gateway are known. */
  static final int BOOTS = 8;

  private static final BootWindow[] NONE = {};

  private BootWindow[][] gateways = {};

  SequenceWindows copy() {
    SequenceWindows copy = new SequenceWindows();
    copy.gateways = new BootWindow[gateways.length][];
    for (int gateway = 0; gateway < gateways.length; gateway++) {
      copy.gateways[gateway] = gateways[gateway].clone();
      for (int i = 0; i < gateways[gateway].length; i++) {
        copy.gateways[gateway][i] = gateways[gateway][i].copy();
      }
    }
    return copy;
  }

  /** Whether the message stands in the lane already; if not, it does from now on. */
  boolean isRepeat(int gateway, String boot, long sequence, long offset) {
    if (gateway >= gateways.length) {
      int known = gateways.length;
      gateways = Arrays.copyOf(gateways, Columns.lengthFor(gateway, known));
      Arrays.fill(gateways, known, gateways.length, NONE);
    }
    BootWindow window = find(gateways[gateway], boot);
    if (window == null) {
      window = new BootWindow(boot, sequence);
      window.use(offset);
      gateways[gateway] = with(gateways[gateway], window);
      return false;
    }
    window.use(offset);
    if (window.has(sequence)) {
      return true;
    }
    window.add(sequence);
    return false;
  }

  void forget(int gateway) {
    if (gateway < gateways.length) {
      gateways[gateway] = NONE;
    }
  }

  void put(ByteWriter out) {
    out.putVarLong(gateways.length);
    for (BootWindow[] windows : gateways) {
      out.putVarLong(windows.length);
      for (BootWindow window : windows) {
        window.put(out);
      }
    }
  }

  static SequenceWindows get(ByteReader in) {
    SequenceWindows all = new SequenceWindows();
    all.gateways = new BootWindow[in.getCount(1)][];
    for (int gateway = 0; gateway < all.gateways.length; gateway++) {
      int count = in.getVarInt();
      if (count > BOOTS) {
        throw new CorruptBytesException(count + " boots of gateway " + gateway);
      }
      BootWindow[] windows = new BootWindow[count];
      for (int i = 0; i < count; i++) {
        windows[i] = BootWindow.get(in);
      }
      all.gateways[gateway] = windows;
    }
    return all;
  }

  private static @Nullable BootWindow find(BootWindow[] windows, String boot) {
    for (BootWindow window : windows) {
      if (window.boot().equals(boot)) {
        return window;
      }
    }
    return null;
  }

  private static BootWindow[] with(BootWindow[] windows, BootWindow added) {
    if (windows.length < BOOTS) {
      BootWindow[] more = Arrays.copyOf(windows, windows.length + 1);
      more[windows.length] = added;
      return more;
    }
    int oldest = 0;
    for (int i = 1; i < BOOTS; i++) {
      oldest = windows[i].usedAt() < windows[oldest].usedAt() ? i : oldest;
    }
    windows[oldest] = added;
    return windows;
  }
}
