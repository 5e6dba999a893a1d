package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a robot may say. */
class MessageTokensTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final MessageTokens tokens = new MessageTokens();

  @Test
  @DisplayName("Fifteen at once, the next one a minute later and not before")
  void fifteenAMinute() {
    spendAll();
    assertThat(tokens.take(false, START)).isFalse();
    assertThat(tokens.take(false, START.plusSeconds(60))).isFalse();
    assertThat(tokens.take(false, START.plusSeconds(61))).isTrue();
  }

  @Test
  @DisplayName("Red goes when everything else must wait, and waits at most 13 s for red")
  void redAlwaysGets() {
    spendAll();
    assertThat(tokens.take(false, START)).isFalse();
    assertThat(tokens.take(true, START)).isTrue();
    assertThat(tokens.take(true, START.plusSeconds(12))).isFalse();
    assertThat(tokens.take(true, START.plusSeconds(13))).isTrue();
  }

  @Test
  @DisplayName("Whatever is asked for, in no minute more than 20 are said")
  void neverMoreThanTwentyInAMinute() {
    Random random = new Random(7);
    List<Instant> said = new ArrayList<>();
    Instant now = START;
    for (int i = 0; i < 20_000; i++) {
      now = now.plusMillis(random.nextInt(400));
      boolean red = i % 3_000 > 1_000 && random.nextBoolean();
      if (tokens.take(red, now)) {
        said.add(now);
      }
    }
    int first = 0;
    int most = 0;
    for (int last = 0; last < said.size(); last++) {
      while (Duration.between(said.get(first), said.get(last)).toSeconds() > 60) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    assertThat(most).isBetween(MessageTokens.FOR_ALL + 1, 20);
    assertThat(said).hasSizeGreaterThan(500);
  }

  private void spendAll() {
    for (int i = 0; i < MessageTokens.FOR_ALL; i++) {
      assertThat(tokens.take(false, START)).isTrue();
    }
  }
}
