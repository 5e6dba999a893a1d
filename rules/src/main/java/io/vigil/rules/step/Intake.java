package io.vigil.rules.step;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.step.LastStamps.Fate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which messages and readings of a lane are taken: the decision that the judge and history share,
 * made from what stands in the lane and nothing else, so that both drop the same repeats however
 * often a sender resends.
 */
final class Intake {
  private final SequenceWindows windows;
  private final LastStamps stamps;
  private String[] runs;
  private long repeats;
  private long conflicts;
  private long outOfOrder;
  private long unknown;

  Intake() {
    this(new SequenceWindows(), new LastStamps(), new String[0]);
  }

  private Intake(SequenceWindows windows, LastStamps stamps, String[] runs) {
    this.windows = windows;
    this.stamps = stamps;
    this.runs = runs;
  }

  Intake copy() {
    Intake copy = new Intake(windows.copy(), stamps.copy(), runs.clone());
    copy.repeats = repeats;
    copy.conflicts = conflicts;
    copy.outOfOrder = outOfOrder;
    copy.unknown = unknown;
    return copy;
  }

  LastStamps stamps() {
    return stamps;
  }

  IntakeCounts counts() {
    return new IntakeCounts(repeats, conflicts, outOfOrder, unknown);
  }

  /** The gateway of the message, if it is to be looked into: known, and not in the lane already. */
  @Nullable GatewayDefinition take(Batch batch, Catalogue catalogue, long offset) {
    GatewayDefinition gateway = catalogue.gateway(batch.gateway());
    if (gateway == null) {
      unknown += batch.readings().size();
      return null;
    }
    if (windows.isRepeat(batch.gateway(), batch.boot(), batch.sequence(), offset)) {
      repeats += batch.readings().size();
      return null;
    }
    return gateway;
  }

  /** Whether the message of a REPLAY gateway is the first of another run; if so, it begins. */
  boolean isOtherRun(GatewayDefinition gateway, Batch batch) {
    return gateway.mode() == GatewayMode.REPLAY && !batch.boot().equals(run(gateway));
  }

  /** The run that a REPLAY gateway plays; empty before the first one, and for live gateways. */
  String run(GatewayDefinition gateway) {
    int number = gateway.number();
    return number < runs.length && gateway.mode() == GatewayMode.REPLAY ? runs[number] : "";
  }

  void beginRun(GatewayDefinition gateway, String boot) {
    if (gateway.number() >= runs.length) {
      int known = runs.length;
      runs = Arrays.copyOf(runs, gateway.number() + 1);
      Arrays.fill(runs, known, runs.length, "");
    }
    runs[gateway.number()] = boot;
  }

  void forgetGateway(int number) {
    windows.forget(number);
    if (number < runs.length) {
      runs[number] = "";
    }
  }

  /** Counts a reading whose point is not this gateway's to send, or is no point at all. */
  void countUnknown() {
    unknown++;
  }

  /**
   * What a reading of the point is, held against what the point sent before; counted here. Another
   * value of an {@link EnergySlot} takes the place of the first.
   */
  Fate fateOf(PointDefinition point, long time, double value) {
    Fate known = stamps.fateOf(point.slot(), time, value);
    boolean isRevised = known == Fate.CONFLICT && Double.isFinite(value) && EnergySlot.isOne(point);
    Fate fate = isRevised ? Fate.REVISED : known;
    switch (fate) {
      case IN_ORDER, REVISED -> {}
      case OUT_OF_ORDER -> outOfOrder++;
      case REPEAT -> repeats++;
      case CONFLICT -> conflicts++;
    }
    return fate;
  }

  void put(Catalogue catalogue, long base, ByteWriter out) {
    out.putVarLong(repeats).putVarLong(conflicts).putVarLong(outOfOrder).putVarLong(unknown);
    out.putVarLong(runs.length);
    for (String run : runs) {
      out.putText(run);
    }
    windows.put(out);
    stamps.put(catalogue.slots(), base, out);
  }

  static Intake get(Catalogue catalogue, long base, ByteReader in) {
    long repeats = in.getVarLong();
    long conflicts = in.getVarLong();
    long outOfOrder = in.getVarLong();
    long unknown = in.getVarLong();
    String[] runs = new String[in.getCount(1)];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = in.getText();
    }
    LastStamps stamps = new LastStamps();
    Intake intake = new Intake(SequenceWindows.get(in), stamps, runs);
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      PointDefinition point = catalogue.point(slot);
      if (point != null) {
        stamps.reserve(slot, point.stampMemory());
      }
    }
    stamps.get(catalogue.slots(), base, in);
    intake.repeats = repeats;
    intake.conflicts = conflicts;
    intake.outOfOrder = outOfOrder;
    intake.unknown = unknown;
    return intake;
  }
}
