package io.vigil.alerting.delivery;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.model.alert.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

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

  /** How many of each level, in Chinese. */
  String headZh() {
    StringJoiner counts = new StringJoiner("，");
    for (Severity severity : Severity.values()) {
      addCount(counts, levelZh(severity), firing(severity));
    }
    addCount(counts, "恢复", alerts.stream().filter(one -> !one.isFiring()).count());
    return "【值守】" + modeZh() + counts;
  }

  /** The text in Chinese, of at most so many bytes in UTF-8; what finds no room is counted. */
  String zh(int mostBytes) {
    StringBuilder text = new StringBuilder(headZh());
    int shown = 0;
    for (WebhookAlert alert : alerts) {
      String line = "\n" + lineZh(alert);
      String rest = restZh(alerts.size() - shown);
      if (shown == MOST_LINES || bytes(text) + bytes(line) + bytes(rest) > mostBytes) {
        return text.append(rest).toString();
      }
      text.append(line);
      shown++;
    }
    return text.toString();
  }

  private String modeZh() {
    return switch (alerts.get(0).labels().getOrDefault("mode", "")) {
      case "drill" -> "【演练】";
      case "test" -> "【测试】";
      default -> "";
    };
  }

  private static String lineZh(WebhookAlert alert) {
    String level = "[" + levelZh(severity(alert)) + "] ";
    String enterprise = alert.annotations().getOrDefault("enterprise_name", "");
    String what =
        (enterprise.isEmpty() ? "" : enterprise + "：") + alert.annotations().get("summary");
    return level
        + shown(what)
        + "（"
        + PlantTime.inWords(Instant.parse(alert.startsAt()))
        + " 起"
        + eventZh(alert)
        + "）";
  }

  private static String eventZh(WebhookAlert alert) {
    return switch (alert.annotations().getOrDefault("event", "")) {
      case "escalated" -> "，升级";
      case "realarmed" -> "，再次提示";
      case "resolved" -> "，已恢复";
      default -> "";
    };
  }

  private static String levelZh(Severity severity) {
    return switch (severity) {
      case RED -> "红";
      case ORANGE -> "橙";
      case YELLOW -> "黄";
      case BLUE -> "蓝";
    };
  }

  private static String restZh(int alerts) {
    return "\n另有 " + alerts + " 条，见值守系统";
  }

  private static void addCount(StringJoiner counts, String name, long alerts) {
    if (alerts > 0) {
      counts.add(name + " " + alerts + " 条");
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
