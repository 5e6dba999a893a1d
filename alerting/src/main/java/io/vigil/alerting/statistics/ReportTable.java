package io.vigil.alerting.statistics;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.statistics.Load.BadActor;
import io.vigil.alerting.statistics.Ranks.Rank;
import io.vigil.alerting.statistics.Statistics.OfDivision;
import io.vigil.alerting.statistics.Statistics.OfEnterprise;
import io.vigil.alerting.statistics.Statistics.OfPosition;
import io.vigil.alerting.statistics.Table.Amount;
import io.vigil.alerting.statistics.Table.Cell;
import io.vigil.alerting.statistics.Table.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays statistics out as one sheet: a row for each figure, its definition beside it. One thread,
 * used once.
 */
final class ReportTable {
  private final Tongue tongue;
  private final List<List<Cell>> rows = new ArrayList<>();

  private ReportTable(Tongue tongue) {
    this.tongue = tongue;
  }

  static Table of(Statistics statistics, Tongue tongue) {
    ReportTable table = new ReportTable(tongue);
    table.window(statistics.window());
    table.all(tongue.of("全部范围", "whole area"), statistics.area(), List.of());
    statistics.positions().forEach(table::position);
    statistics.divisions().forEach(table::division);
    statistics.enterprises().forEach(table::enterprise);
    return new Table(table.header(), table.rows);
  }

  private List<String> header() {
    return tongue == Tongue.ZH
        ? List.of("编号", "指标", "对象", "细分", "数值", "单位", "目标（上限）", "名次", "名次变化", "定义")
        : List.of(
            "Id",
            "Measure",
            "Subject",
            "Part",
            "Value",
            "Unit",
            "Target (limit)",
            "Rank",
            "Places won",
            "Definition");
  }

  private void window(Window window) {
    note(tongue.of("窗口起（含）", "From (included)"), PlantTime.format(window.from()));
    note(tongue.of("窗口止（不含）", "To (not included)"), PlantTime.format(window.to()));
    note(
        tongue.of("说明", "Note"),
        window.isIndicative()
            ? tongue.of("窗口不足 30 天，仅供参考", "less than 30 days: indicative only")
            : tongue.of("窗口满 30 天", "30 days or more"));
  }

  private void position(OfPosition one) {
    String name =
        Position.parse(one.position())
            .map(it -> tongue.of(it.zh(), it.en()))
            .orElse(one.position());
    all(name, one.figures(), List.of());
    for (BadActor actor : one.badActors()) {
      add(
          new Text(Measure.TOP_TEN.id()),
          tongue.of("最频繁的监视项", "Most frequent Watch"),
          name,
          actor.watch(),
          Amount.of(actor.times()),
          "1",
          "",
          null,
          tongue.of("提示到该岗位的次数", "times put before the position"));
    }
  }

  private void division(OfDivision one) {
    all(one.division(), one.figures(), one.ranks());
  }

  private void enterprise(OfEnterprise one) {
    all(
        tongue.of(one.plant().name(), one.plant().nameEn()) + "（" + one.plant().id() + "）",
        one.figures(),
        List.of());
  }

  private void all(String subject, List<Figure> figures, List<Rank> ranks) {
    for (Figure figure : figures) {
      Measure measure = figure.measure();
      add(
          new Text(measure.id()),
          measure.name(tongue),
          subject,
          part(figure.of()),
          figure.value() == null ? new Text("–") : Amount.of(figure.value()),
          measure.unit(),
          measure.target(),
          ranks.stream().filter(one -> one.measure() == measure).findFirst().orElse(null),
          measure.definition(tongue));
    }
  }

  private String part(String of) {
    return switch (of) {
      case "RED" -> tongue.of("红", "red");
      case "ORANGE" -> tongue.of("橙", "orange");
      case "YELLOW" -> tongue.of("黄", "yellow");
      case "BLUE" -> tongue.of("蓝", "blue");
      case "SHELF" -> tongue.of("搁置", "shelved");
      case "OUT_OF_SERVICE" -> tongue.of("停用", "out of service");
      case "SUPPRESSED" -> tongue.of("设计抑制", "suppressed by design");
      default -> DutyTier.parse(of).map(one -> tongue.of(one.zh(), one.en())).orElse(of);
    };
  }

  private void note(String name, String text) {
    add(Cell.EMPTY, name, "", "", new Text(text), "", "", null, "");
  }

  private void add(
      Cell id,
      String name,
      String subject,
      String part,
      Cell value,
      String unit,
      String target,
      @Nullable Rank rank,
      String definition) {
    rows.add(
        List.of(
            id,
            new Text(name),
            new Text(subject),
            new Text(part),
            value,
            new Text(unit),
            new Text(target),
            rank == null ? Cell.EMPTY : Amount.of(rank.rank()),
            rank == null || rank.change() == null ? Cell.EMPTY : Amount.of(rank.change()),
            new Text(definition)));
  }
}
