package io.vigil.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.text.ContentBoot;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import org.junit.jupiter.api.Test;

class UsageBoardTest {
  private static final Address FROM = new Address("entx", "gw1", Up.DATA);
  private static final long T = 1_700_000_000_000L;

  private final UsageBoard board = new UsageBoard();

  @Test
  void ofWhomNothingCameNothingIsKnown() {
    assertThat(board.of("entx", "gw1", T)).isEmpty();
  }

  @Test
  void theLastWholeSecondIsTold() {
    for (int i = 0; i < 3; i++) {
      board.came(FROM, 100, T + i);
    }
    board.came(FROM, 7, T + 1_000);
    assertThat(usage(T + 1_500).messagesPerSecond()).isEqualTo(3);
    assertThat(usage(T + 1_500).bytesPerSecond()).isEqualTo(300);
    assertThat(usage(T + 2_000).messagesPerSecond()).isEqualTo(1);
    assertThat(usage(T + 3_000).messagesPerSecond()).as("silent since").isZero();
    assertThat(usage(T + 3_000).lastMillis()).isEqualTo(T + 1_000);
  }

  @Test
  void numbersThatWereSkippedAreMissingUntilTheyCome() {
    numbered("b", 10);
    numbered("b", 14);
    numbered("b", 14);
    assertThat(usage(T).missing()).isEqualTo(3);
    numbered("b", 12);
    assertThat(usage(T).missing()).isEqualTo(2);
    numbered("c", 900);
    assertThat(usage(T).missing()).as("another boot counts anew").isZero();
  }

  @Test
  void gapIsSaidAfterAMinuteUntilTheNumberComesOrADayHasPassed() {
    assertThat(behindGap(1, 0)).isFalse();
    assertThat(behindGap(4, 1_000)).as("it may be on its way").isFalse();
    assertThat(behindGap(5, 60_999)).as("for nearly a minute").isFalse();
    assertThat(behindGap(6, 61_000)).as("for a minute").isTrue();
    assertThat(behindGap(3, 62_000)).as("another is missing").isTrue();
    assertThat(behindGap(2, 63_000)).as("whole again").isFalse();
    assertThat(behindGap(8, 64_000)).as("another gap has its own minute").isFalse();
    assertThat(behindGap(9, 64_000 + 86_400_000)).isTrue();
    assertThat(behindGap(10, 64_001 + 86_400_000)).as("given up after a day").isFalse();
    assertThat(behindGap(11, 64_001 + 86_500_000)).isFalse();
  }

  @Test
  void whatWasSentBeforeTheFirstThatWeHeardIsNotMissing() {
    assertThat(behindGap(50, 0)).isFalse();
    assertThat(behindGap(10, 1)).isFalse();
    assertThat(behindGap(51, 70_000)).isFalse();
    assertThat(usage(T).missing()).isZero();
  }

  private boolean behindGap(long sequence, long after) {
    return board.numbered(FROM, "b", sequence, T + after, T + after);
  }

  @Test
  void lagIsByTheClockOfTheSender() {
    board.numbered(FROM, "b", 1, T - 2_500, T);
    assertThat(usage(T).lagMillis()).isEqualTo(2_500);
  }

  @Test
  void whatWasRefusedLastIsKeptAndWhatWasOverTheQuotaIsCounted() {
    refused(RefusalCode.RATE, T, 520, 200);
    refused(RefusalCode.RATE_BYTES, T + 5, 9, 8);
    refused(RefusalCode.TOPIC_DENIED, T + 7, "x", "y");
    GatewayUsage usage = usage(T + 10);
    assertThat(usage.throttled()).isEqualTo(2);
    assertThat(usage.throttledMillis()).isEqualTo(T + 5);
    assertThat(usage.refusal())
        .satisfies(
            last -> {
              assertThat(last.code()).isEqualTo("TOPIC_DENIED");
              assertThat(last.atMillis()).isEqualTo(T + 7);
            });
  }

  @Test
  void anEnterpriseIsOverItsQuotaOnceHoweverManyOfItsGatewaysAreThrottled() {
    refused(RefusalCode.RATE, T, 520, 200);
    board.refused(
        Refusal.ofMessage(RefusalCode.RATE_BYTES, "entx", "gw2", "b", 1, T + 5, "", 9, 8));
    board.refused(
        Refusal.ofMessage(RefusalCode.TOPIC_DENIED, "enty", "gw1", "b", 1, T + 5, "", "x", "y"));
    assertThat(board.throttledSince(T)).isEqualTo(1);
    assertThat(board.throttledSince(T + 5)).isEqualTo(1);
    assertThat(board.throttledSince(T + 6)).isZero();
  }

  @Test
  void aGatewayReplaysWhenItSentThreeOldMessagesWithinTenMinutes() {
    refused(RefusalCode.SEQ_REPLAY, T, "a", 1);
    refused(RefusalCode.SEQ_REPLAY, T + 300_000, "a", 2);
    refused(RefusalCode.SEQ_REPLAY, T + 600_001, "a", 3);
    assertThat(board.replayedSince(T)).as("in a little more").isZero();
    refused(RefusalCode.SEQ_REPLAY, T + 600_002, "a", 4);
    assertThat(board.replayedSince(T + 600_002)).isEqualTo(1);
    assertThat(board.replayedSince(T + 600_003)).as("since then").isZero();
  }

  @Test
  void aGatewayRestartsWhenItBeganFiveBootsWithinAMinute() {
    for (int boot = 0; boot < 4; boot++) {
      board.numbered(FROM, "b" + boot, 1, T + boot, T + boot);
    }
    assertThat(board.restartedSince(T)).isZero();
    board.numbered(FROM, "b4", 1, T + 60_000, T + 60_000);
    assertThat(board.restartedSince(T)).isEqualTo(1);
  }

  @Test
  void filesAndTablesAreNoStartsHoweverManyCome() {
    for (byte file = 0; file < 20; file++) {
      board.numbered(FROM, ContentBoot.of(new byte[] {file}), 0, T + file, T + file);
    }
    assertThat(board.restartedSince(T)).isZero();
  }

  @Test
  void whatIsReplayedHidesNothingThatIsMissingNow() {
    numbered("old", 7);
    numbered("new", 1);
    numbered("new", 5);
    numbered("old", 7);
    assertThat(usage(T).missing()).isEqualTo(3);
  }

  private void refused(RefusalCode code, long at, Object... words) {
    board.refused(Refusal.ofMessage(code, "entx", "gw1", "b", 1, at, "", words));
  }

  private void numbered(String boot, long sequence) {
    board.numbered(FROM, boot, sequence, T, T);
  }

  private GatewayUsage usage(long now) {
    return board.of("entx", "gw1", now).orElseThrow();
  }
}
