package io.vigil.standalone.rehearse;

import io.vigil.rules.rehearsal.Firing;
import io.vigil.rules.rehearsal.FiringTotals;
import io.vigil.rules.rehearsal.Performance;
import io.vigil.rules.rehearsal.TruePeriods;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A rehearsal as text for people, and as CSV. Times are UTC. One thread. */
public final class Report {
  private static final String LINE = "%-24s %-8s %8s %8s %9s %12s %12s %10s %8s%n";
  private static final String FIRING = "%-24s %-8s %-24s %-24s %12s %10s%n";
  private static final int MOST_FIRINGS = 20;
  private static final String HEADER =
      "point,rule,severity,began,raised,ended,seconds,peak,limit,false";

  private final Performance performance;
  private final List<Firing> firings;

  public Report(Performance performance) {
    this.performance = performance;
    this.firings = performance.firings();
  }

  /** Writes it for people. */
  public void print(PrintWriter out) {
    out.printf(
        "预演 | rehearsal of %s: %s – %s, %d 条读数 readings%n",
        performance.source().title(), stamp(first()), stamp(last()), readings());
    printTotals(out);
    printFirings(out);
    printLabels(out);
    performance.unknown().forEach(one -> out.printf("? %s | %s%n", one.zh(), one.en()));
    out.flush();
  }

  private void printTotals(PrintWriter out) {
    out.printf(
        LINE,
        "点位 point",
        "规则 rule",
        "触发 fired",
        "原先 was",
        "每天 a day",
        "最长 longest",
        "合计 total",
        "峰值 peak",
        "误报 false");
    List<FiringTotals> totals = FiringTotals.of(firings, first(), last(), performance.labels());
    for (FiringTotals one : totals) {
      out.printf(
          LINE,
          one.point(),
          one.rule(),
          one.firings(),
          performance.before() == null ? "-" : before(one.point(), one.rule()),
          decimal(one.perDay(), 2),
          duration(one.longestMillis()),
          duration(one.totalMillis()),
          decimal(one.peak(), 3),
          Double.isNaN(one.falseShare()) ? "-" : decimal(100 * one.falseShare(), 0) + "%");
    }
    if (totals.isEmpty()) {
      out.println("没有规则触发 | nothing fired");
    }
    long gone =
        performance.firingsBefore().stream()
            .filter(old -> firings.stream().noneMatch(now -> isSameWatch(now, old)))
            .count();
    if (gone > 0) {
      out.printf("原规则另有 %d 次触发不再出现 | %1$d firings of other watches are gone%n", gone);
    }
  }

  private long before(String point, String rule) {
    return performance.firingsBefore().stream()
        .filter(old -> old.point().equals(point) && old.rule().equals(rule))
        .count();
  }

  private static boolean isSameWatch(Firing one, Firing other) {
    return one.point().equals(other.point()) && one.rule().equals(other.rule());
  }

  private void printFirings(PrintWriter out) {
    for (Firing one : firings.subList(0, Math.min(MOST_FIRINGS, firings.size()))) {
      out.printf(
          FIRING,
          one.point(),
          one.rule(),
          stamp(one.raised()),
          one.ended() == Firing.OPEN ? "未恢复 not ended" : stamp(one.ended()),
          duration(one.lastedMillis(last())),
          decimal(one.peak(), 3));
    }
    if (firings.size() > MOST_FIRINGS) {
      out.printf("另有 %d 次，见 --csv | %1$d more: use --csv%n", firings.size() - MOST_FIRINGS);
    }
  }

  private void printLabels(PrintWriter out) {
    TruePeriods labels = performance.labels();
    if (labels != null) {
      long wrong = firings.stream().filter(labels::isFalse).count();
      out.printf(
          "标注 | labels: %d 次触发中误报 %d | of %1$d firings %2$d false; %d/%d 个时段被发现 periods found%n",
          firings.size(), wrong, labels.found(firings), labels.periods().size());
    }
  }

  /**
   * Writes every firing as a line of CSV under a header; open ends and unknown values are empty.
   */
  public void writeCsv(PrintWriter out) {
    out.print(HEADER + "\n");
    TruePeriods labels = performance.labels();
    for (Firing one : firings) {
      out.print(
          String.join(
                  ",",
                  one.point(),
                  one.rule(),
                  Integer.toString(one.severity().number()),
                  stamp(one.began()),
                  stamp(one.raised()),
                  one.ended() == Firing.OPEN ? "" : stamp(one.ended()),
                  decimal(one.lastedMillis(last()) / 1000.0, 3),
                  number(one.peak()),
                  number(one.limit()),
                  labels == null ? "" : Boolean.toString(labels.isFalse(one)))
              + "\n");
    }
    out.flush();
  }

  private long readings() {
    return performance.rehearsal().readings();
  }

  private long first() {
    return Math.max(0, performance.rehearsal().first());
  }

  private long last() {
    return Math.max(0, performance.rehearsal().last());
  }

  private static String stamp(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static String duration(long millis) {
    return Duration.ofSeconds(millis / 1_000).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String decimal(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
