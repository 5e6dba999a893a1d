package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alerts as a text for people. */
class DigestTest {
  @Test
  @DisplayName("Counts every level, the worst first, then how many are over, then a line for each")
  void worstFirst() {
    Digest digest =
        new Digest(
            List.of(
                alert("blue", "firing", "A", ""),
                alert("red", "resolved", "B", "resolved"),
                alert("orange", "firing", "C", "escalated"),
                alert("red", "firing", "D", "raised"),
                alert("orange", "firing", "E", "realarmed")));
    assertThat(digest.text(Tongue.ZH, 2_000).lines())
        .containsExactly(
            "【值守】红 1 条，橙 2 条，蓝 1 条，恢复 1 条",
            "[红] 厂：D（11-24 16:02:11 起）",
            "[橙] 厂：C（11-24 16:02:11 起，升级）",
            "[橙] 厂：E（11-24 16:02:11 起，再次提示）",
            "[蓝] 厂：A（11-24 16:02:11 起）",
            "[红] 厂：B（11-24 16:02:11 起，已恢复）");
  }

  @Test
  @DisplayName("What finds no room is counted, and the text is never longer than it may be")
  void restIsCounted() {
    Digest digest =
        new Digest(
            IntStream.range(0, 1_000)
                .mapToObj(i -> alert("yellow", "firing", "甲烷".repeat(i % 50) + i, ""))
                .toList());
    for (int most : new int[] {200, 512, 2_000}) {
      String text = digest.text(Tongue.ZH, most);
      assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
      List<String> lines = text.lines().toList();
      assertThat(lines.get(0)).isEqualTo("【值守】黄 1000 条");
      assertThat(lines.get(lines.size() - 1))
          .isEqualTo("另有 " + (1_002 - lines.size()) + " 条，见值守系统");
    }
  }

  @Test
  @DisplayName("A hostile name makes no line of its own, and a long one leaves room for others")
  void hostileNames() {
    String hostile = "x\r\n[红] 假的\u2028假\u0000的" + "长".repeat(1_000);
    String text =
        new Digest(List.of(alert("blue", "firing", hostile, ""), alert("blue", "firing", "A", "")))
            .text(Tongue.ZH, 2_000);
    assertThat(text.lines()).hasSize(3);
    assertThat(text).doesNotContain("\r", "\u2028", "\u0000").contains("厂：A");
  }

  @Test
  @DisplayName("The same in English")
  void english() {
    Digest digest =
        new Digest(
            List.of(
                alert("blue", "resolved", "A", "resolved"),
                alert("red", "firing", "B", "escalated")));
    assertThat(digest.text(Tongue.EN, 2_000).lines())
        .containsExactly(
            "[Vigil] red: 1, resolved: 1",
            "[red] 厂: en B (since 11-24 16:02:11, escalated)",
            "[blue] 厂: en A (since 11-24 16:02:11, resolved)");
  }

  @Test
  @DisplayName("A drill says that it is one")
  void drill() {
    WebhookAlert alert = alert("red", "firing", "A", "");
    WebhookAlert drill =
        new WebhookAlert(
            alert.status(),
            Map.of("severity", "red", "mode", "drill"),
            alert.annotations(),
            alert.startsAt(),
            alert.endsAt(),
            "",
            "");
    assertThat(new Digest(List.of(drill)).head(Tongue.ZH)).isEqualTo("【值守】【演练】红 1 条");
    assertThat(new Digest(List.of(drill)).spoken(Tongue.ZH)).startsWith("演练。值守红色预警。");
  }

  @Test
  @DisplayName("Text messages hold 70 characters, up to three of them, and break no character")
  void textMessages() {
    for (int length = 0; length < 250; length++) {
      Digest digest =
          new Digest(List.of(alert("red", "firing", "😀".repeat(length / 2) + "x", "")));
      List<String> parts = SmsParts.of(digest, Tongue.ZH);
      assertThat(parts).hasSizeBetween(1, SmsParts.MOST_PARTS);
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        assertThat(part.length()).isLessThanOrEqualTo(SmsParts.MOST_CHARACTERS);
        assertThat(StandardCharsets.UTF_16BE.newEncoder().canEncode(part)).as(part).isTrue();
        if (parts.size() > 1) {
          assertThat(part).startsWith((i + 1) + "/" + parts.size() + " ");
        }
      }
    }
  }

  @Test
  @DisplayName("A short one is one message, and what finds no room is counted")
  void shortAndLong() {
    assertThat(SmsParts.of(new Digest(List.of(alert("red", "firing", "高", "raised"))), Tongue.ZH))
        .containsExactly("【值守】红 1 条 [红] 厂：高（11-24 16:02:11 起）");
    Digest many =
        new Digest(IntStream.range(0, 50).mapToObj(i -> alert("red", "firing", "高", "")).toList());
    List<String> parts = SmsParts.of(many, Tongue.EN);
    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(String.join("", parts)).contains("more, see Vigil");
  }

  @Test
  @DisplayName("On the phone the worst is said, how many more, and to confirm")
  void spoken() {
    Digest one = new Digest(List.of(alert("red", "firing", "甲烷高", "raised")));
    assertThat(one.spoken(Tongue.ZH)).isEqualTo("值守红色预警。厂：甲烷高。请确认。");
    Digest three =
        new Digest(
            List.of(
                alert("orange", "firing", "A", ""),
                alert("red", "firing", "B", ""),
                alert("red", "firing", "C", "")));
    assertThat(three.spoken(Tongue.EN))
        .isEqualTo("Vigil, red alert. 厂: en B. And 2 more. Please confirm.");
  }

  private static WebhookAlert alert(String severity, String status, String summary, String event) {
    return new WebhookAlert(
        status,
        Map.of("severity", severity, "mode", "real"),
        Map.of(
            "summary",
            summary,
            "summary_en",
            "en " + summary,
            "enterprise_name",
            "厂",
            "event",
            event),
        "2026-11-24T08:02:11Z",
        "",
        "",
        "");
  }
}
