package io.vigil.alerting.search;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.alert.AlertSubject;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.search.AlertSearch.Hit;
import io.vigil.alerting.search.SearchRepository.Handled;
import io.vigil.alerting.statistics.Csv;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays found Alerts out as a sheet: a row each, times with their offset. Stateless. */
final class SearchSheet {
  private static final List<String> ZH =
      List.of(
          "编号", "开始", "恢复", "级别", "状态", "类别", "行政区划", "企业", "企业名称", "装置", "测点", "测点名称", "规则", "数值",
          "最值", "限值", "单位", "内容", "签收人", "签收时间", "处置单", "处置状态", "误报", "原因");
  private static final List<String> EN =
      List.of(
          "Id",
          "Began",
          "Cleared",
          "Severity",
          "State",
          "Mode",
          "Division",
          "Enterprise",
          "Enterprise name",
          "Unit",
          "Point",
          "Point name",
          "Rule",
          "Value",
          "Extreme",
          "Limit",
          "Measured in",
          "What",
          "Acknowledged by",
          "Acknowledged at",
          "Case",
          "Case state",
          "False alarm",
          "Cause");

  private static final String MORE_ZH = "只列出最近的 %d 条，更早的未列出：请缩小时间范围后再导出";
  private static final String MORE_EN =
      "the newest %d only, older ones are left out: export a shorter span of time";

  private SearchSheet() {}

  /** The names of the columns, behind the mark that tells spreadsheets UTF-8. */
  static byte[] head(boolean english) {
    return Csv.write(List.of(english ? EN : ZH));
  }

  /**
   * These rows.
   *
   * @param cutAt if the file ends here though there are older ones, how many rows it has; a last
   *     line says so; 0 if it does not
   */
  static byte[] lines(List<Hit> hits, int cutAt, boolean english) {
    List<List<String>> lines = new ArrayList<>();
    hits.forEach(hit -> lines.add(line(hit, english)));
    if (cutAt > 0) {
      lines.add(List.of(english ? MORE_EN.formatted(cutAt) : MORE_ZH.formatted(cutAt)));
    }
    return Csv.more(lines);
  }

  private static List<String> line(Hit hit, boolean english) {
    Alert alert = hit.alert();
    AlertSubject subject = alert.subject();
    AlertEvidence evidence = alert.evidence();
    Handled handled = hit.handled();
    return List.of(
        alert.id(),
        PlantTime.format(alert.began()),
        time(alert.cleared()),
        Integer.toString(evidence.severity().number()),
        alert.state().name(),
        subject.mode().name(),
        subject.division(),
        subject.enterprise(),
        english ? subject.enterpriseNameEn() : subject.enterpriseName(),
        subject.unit(),
        subject.point(),
        english ? subject.pointNameEn() : subject.pointName(),
        subject.rule(),
        number(evidence.valueLast()),
        number(evidence.valueExtreme()),
        number(evidence.valueLimit()),
        subject.measureUnit(),
        english ? evidence.textEn() : evidence.textZh(),
        alert.ackedBy() == null ? "" : alert.ackedBy(),
        time(alert.ackedAt()),
        handled == null ? "" : handled.disposal(),
        handled == null ? "" : handled.state(),
        handled == null ? "" : yesOrNo(handled.falseAlarm(), english),
        handled == null ? "" : handled.cause());
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "" : PlantTime.format(time);
  }

  private static String number(@Nullable Double value) {
    return value == null ? "" : BigDecimal.valueOf(value).toPlainString();
  }

  private static String yesOrNo(boolean yes, boolean english) {
    if (english) {
      return yes ? "yes" : "no";
    }
    return yes ? "是" : "否";
  }
}
