package io.vigil.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.RefusalCodec;
import io.vigil.rules.step.IntakeCounts;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.LaneStateCodec;
import io.vigil.rules.step.Step;
import io.vigil.rules.step.StepOutput;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the judge made of a lane. It was judged straight through; and again by a judge that writes
 * its state down every few records, is killed some records later, and goes on from what it wrote:
 * what both said is the same to the byte, and so is the state they end in.
 */
final class JudgedTwice implements StepOutput {
  private static final int LANE = 1;
  private static final int RECORDS_A_CHECKPOINT = 7;

  private final List<ActivationEvent> activations = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> bytes = new ArrayList<>();
  private LaneState state = LaneState.fresh(LANE);

  private JudgedTwice() {}

  static JudgedTwice of(List<LaneRecord> records) {
    return of(records, RECORDS_A_CHECKPOINT);
  }

  static JudgedTwice of(List<LaneRecord> records, int recordsACheckpoint) {
    JudgedTwice straight = new JudgedTwice();
    straight.judge(records, 0, records.size());
    JudgedTwice killed = new JudgedTwice();
    byte[] checkpoint = encode(killed.state);
    for (int from = 0; from < records.size(); from += recordsACheckpoint) {
      int to = Math.min(from + recordsACheckpoint, records.size());
      int said = killed.bytes.size();
      killed.judge(records, from, (from + to) / 2);
      List<String> lost = killed.forget(said);
      killed.state = LaneStateCodec.get(new ByteReader(checkpoint));
      killed.judge(records, from, to);
      assertThat(killed.bytes.subList(said, said + lost.size()))
          .as("said again after a restart")
          .isEqualTo(lost);
      checkpoint = encode(killed.state);
    }
    assertThat(killed.bytes).as("with restarts").isEqualTo(straight.bytes);
    assertThat(checkpoint).isEqualTo(encode(straight.state));
    return straight;
  }

  private void judge(List<LaneRecord> records, int from, int to) {
    for (int i = from; i < to; i++) {
      Step.step(state, i, LaneRecordCodec.decode(LaneRecordCodec.encode(records.get(i))), this);
    }
  }

  private List<String> forget(int said) {
    List<String> later = bytes.subList(said, bytes.size());
    List<String> lost = List.copyOf(later);
    later.clear();
    return lost;
  }

  private static byte[] encode(LaneState state) {
    ByteWriter out = new ByteWriter(1024);
    LaneStateCodec.put(state, out);
    return out.toByteArray();
  }

  /** What was raised, cleared or ended by rules whose id begins so: "RAISE rule point second". */
  List<String> said(String rules) {
    return activations.stream()
        .filter(event -> event.rule().startsWith(rules) && isChange(event.kind()))
        .map(
            event ->
                "%s %s %s %s"
                    .formatted(
                        event.kind(),
                        event.rule(),
                        event.point().code(),
                        (event.at() - ScenarioLane.START) / 1000.0))
        .toList();
  }

  /** The same, as far as something was raised. */
  List<String> raised(String rules) {
    return said(rules).stream().filter(line -> line.startsWith(Kind.RAISE.name())).toList();
  }

  private static boolean isChange(Kind kind) {
    return kind == Kind.RAISE || kind == Kind.CLEAR || kind == Kind.END;
  }

  /** Everything it said of activations, in order. */
  List<ActivationEvent> activations() {
    return activations;
  }

  /** What it refused, in order. */
  List<Refusal> refusals() {
    return refusals;
  }

  /** What came of the messages and readings. */
  IntakeCounts counts() {
    return state.counts();
  }

  @Override
  public void event(JudgeEvent event) {
    bytes.add(HexFormat.of().formatHex(JudgeEventCodec.encode(event)));
    if (event instanceof ActivationEvent activation) {
      activations.add(activation);
    }
  }

  @Override
  public void refused(Refusal refusal) {
    bytes.add(HexFormat.of().formatHex(RefusalCodec.encode(refusal)));
    refusals.add(refusal);
  }
}
