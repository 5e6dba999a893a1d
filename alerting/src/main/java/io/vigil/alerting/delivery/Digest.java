package io.vigil.alerting.delivery;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.model.alert.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.ToIntFunction;

/**
 * Alerts as a text for people: how many of each level, the worst first, then a line for each, the
 * worst first, as far as there is room. Names are shown without control characters, so that none
 * makes a line of its own. Stateless.
 */
final class Digest {
  private static final int MOST_LINES = 20;
  private static final int MOST_OF_LINE = 200;

  private final List<WebhookAlert> alerts;

  Digest(List<WebhookAlert> alerts) {
    this.alerts =
        alerts.stream()
            .sorted(
                Comparator.comparing(WebhookAlert::isFiring)
                    .reversed()
                    .thenComparing(Digest::severity))
            .toList();
  }

  /** How many of each level; without names. */
  String head(Tongue tongue) {
    StringJoiner counts = new StringJoiner(tongue.of("，", ", "));
    for (Severity severity : Severity.values()) {
      addCount(tongue, counts, level(tongue, severity), firing(severity));
    }
    long over = alerts.stream().filter(one -> !one.isFiring()).count();
    addCount(tongue, counts, tongue.of("恢复", "resolved"), over);
    return tongue.of("【值守】", "[Vigil] ") + mode(tongue) + counts;
  }

  /** The text, of at most so many bytes in UTF-8; what finds no room is counted. */
  String text(Tongue tongue, int mostBytes) {
    return text(tongue, mostBytes, Digest::bytes);
  }

  /** The same, of at most so many characters. */
  String brief(Tongue tongue, int mostCharacters) {
    return text(tongue, mostCharacters, CharSequence::length);
  }

  /** What is said on the phone: the worst one, how many more there are, and to confirm. */
  String spoken(Tongue tongue) {
    WebhookAlert worst = alerts.get(0);
    String level = level(tongue, severity(worst));
    String what = what(tongue, worst);
    int more = alerts.size() - 1;
    return tongue.of(
        mode("演练。", "测试，不是报警。")
            + ("值守" + level + "色预警。" + what + "。")
            + (more > 0 ? "另有 " + more + " 条。" : "")
            + "请确认。",
        mode("Drill. ", "Test, not an Alert. ")
            + ("Vigil, " + level + " alert. " + what + ". ")
            + (more > 0 ? "And " + more + " more. " : "")
            + "Please confirm.");
  }

  private String text(Tongue tongue, int most, ToIntFunction<CharSequence> size) {
    StringBuilder text = new StringBuilder(head(tongue));
    int shown = 0;
    for (WebhookAlert alert : alerts) {
      String line = "\n" + line(tongue, alert);
      String rest = rest(tongue, alerts.size() - shown);
      int whole = size.applyAsInt(text) + size.applyAsInt(line) + size.applyAsInt(rest);
      if (shown == MOST_LINES || whole > most) {
        return text.append(rest).toString();
      }
      text.append(line);
      shown++;
    }
    return text.toString();
  }

  private String mode(String drill, String test) {
    return switch (alerts.get(0).labels().getOrDefault("mode", "")) {
      case "drill" -> drill;
      case "test" -> test;
      default -> "";
    };
  }

  private String mode(Tongue tongue) {
    return mode(tongue.of("【演练】", "DRILL "), tongue.of("【测试】", "TEST "));
  }

  private static String line(Tongue tongue, WebhookAlert alert) {
    String level = "[" + level(tongue, severity(alert)) + "] ";
    String began = PlantTime.inWords(Instant.parse(alert.startsAt()));
    String event = event(tongue, alert);
    return level
        + what(tongue, alert)
        + tongue.of("（" + began + " 起" + event + "）", " (since " + began + event + ")");
  }

  /** Plant and summary, on one line. */
  private static String what(Tongue tongue, WebhookAlert alert) {
    String enterprise = alert.annotations().getOrDefault("enterprise_name", "");
    String where = enterprise.isEmpty() ? "" : enterprise + tongue.of("：", ": ");
    return shown(where + alert.annotations().getOrDefault(tongue.of("summary", "summary_en"), ""));
  }

  private static String event(Tongue tongue, WebhookAlert alert) {
    return switch (alert.annotations().getOrDefault("event", "")) {
      case "escalated" -> tongue.of("，升级", ", escalated");
      case "realarmed" -> tongue.of("，再次提示", ", again");
      case "resolved" -> tongue.of("，已恢复", ", resolved");
      default -> "";
    };
  }

  private static String level(Tongue tongue, Severity severity) {
    return switch (severity) {
      case RED -> tongue.of("红", "red");
      case ORANGE -> tongue.of("橙", "orange");
      case YELLOW -> tongue.of("黄", "yellow");
      case BLUE -> tongue.of("蓝", "blue");
    };
  }

  private static String rest(Tongue tongue, int alerts) {
    return tongue.of("\n另有 " + alerts + " 条，见值守系统", "\nand " + alerts + " more, see Vigil");
  }

  private static void addCount(Tongue tongue, StringJoiner counts, String name, long alerts) {
    if (alerts > 0) {
      counts.add(tongue.of(name + " " + alerts + " 条", name + ": " + alerts));
    }
  }

  private long firing(Severity severity) {
    return alerts.stream().filter(one -> one.isFiring() && severity(one) == severity).count();
  }

  private static Severity severity(WebhookAlert alert) {
    return Severity.valueOf(
        alert.labels().getOrDefault("severity", "blue").toUpperCase(Locale.ROOT));
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(MOST_OF_LINE)
        .map(c -> Character.isISOControl(c) || isLineEnd(c) ? ' ' : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isLineEnd(int c) {
    int type = Character.getType(c);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
