package io.vigil.alerting.statistics;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.statistics.Load.BadActor;
import io.vigil.alerting.statistics.Ranks.Rank;
import io.vigil.alerting.statistics.Statistics.OfDivision;
import io.vigil.alerting.statistics.Statistics.OfEnterprise;
import io.vigil.alerting.statistics.Statistics.OfPosition;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics as the API shows them.
 *
 * @param from beginning of the window, RFC 3339
 * @param to its end, RFC 3339
 * @param indicative whether it is too short to be more than a hint, less than 30 days
 * @param measures how each figure is counted
 * @param positions what each position was asked, and how soon it answered
 * @param area figures of the whole area
 * @param divisions rates of each division, with its ranks
 * @param enterprises online rate and coverage of each enterprise
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record StatisticsView(
    String from,
    String to,
    boolean indicative,
    List<MeasureView> measures,
    List<PositionView> positions,
    List<FigureView> area,
    List<DivisionView> divisions,
    List<EnterpriseView> enterprises) {
  static StatisticsView of(Statistics statistics) {
    return new StatisticsView(
        PlantTime.format(statistics.window().from()),
        PlantTime.format(statistics.window().to()),
        statistics.window().isIndicative(),
        Arrays.stream(Measure.values()).map(MeasureView::of).toList(),
        statistics.positions().stream().map(PositionView::of).toList(),
        FigureView.of(statistics.area()),
        statistics.divisions().stream().map(DivisionView::of).toList(),
        statistics.enterprises().stream().map(EnterpriseView::of).toList());
  }

  /**
   * How a figure is counted.
   *
   * @param measure its name for programs
   * @param id K1 to K14, R1 to R6
   * @param zh its name, Chinese
   * @param en its name, English
   * @param definitionZh what is counted, Chinese
   * @param definitionEn what is counted, English
   * @param unit of the value; {@code 1} for a count
   * @param target what it should be, in brackets what it must not exceed; empty if only watched
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record MeasureView(
      String measure,
      String id,
      String zh,
      String en,
      String definitionZh,
      String definitionEn,
      String unit,
      String target) {
    static MeasureView of(Measure measure) {
      return new MeasureView(
          measure.name(),
          measure.id(),
          measure.name(Tongue.ZH),
          measure.name(Tongue.EN),
          measure.definition(Tongue.ZH),
          measure.definition(Tongue.EN),
          measure.unit(),
          measure.target());
    }
  }

  /**
   * A value.
   *
   * @param measure what was measured
   * @param of which part of it: a severity, a cause, a kind of quiet; empty for the whole
   * @param value null where there was nothing to measure it by
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record FigureView(String measure, String of, @Nullable Double value) {
    static List<FigureView> of(List<Figure> figures) {
      return figures.stream()
          .map(one -> new FigureView(one.measure().name(), one.of(), one.value()))
          .toList();
    }
  }

  /**
   * Figures of a position.
   *
   * @param position {@code tier:area}
   * @param figures what it was asked, and how soon it answered
   * @param badActors the Watches that were put before it most often
   * @param peakMinutes how long each part of the window is
   * @param peaks most Alerts in any 10 minutes within each part, from the beginning of the window
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record PositionView(
      String position,
      List<FigureView> figures,
      List<BadActorView> badActors,
      long peakMinutes,
      List<Integer> peaks) {
    static PositionView of(OfPosition one) {
      return new PositionView(
          one.position(),
          FigureView.of(one.figures()),
          one.badActors().stream().map(BadActorView::of).toList(),
          one.peaks().step().toMinutes(),
          one.peaks().most());
    }
  }

  /** A Watch, how often it was put before the position, and its share of all in percent. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record BadActorView(String watch, long times, double share) {
    static BadActorView of(BadActor one) {
      return new BadActorView(one.watch(), one.times(), one.share());
    }
  }

  /** Rates of a division. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record DivisionView(String division, List<FigureView> figures, List<RankView> ranks) {
    static DivisionView of(OfDivision one) {
      return new DivisionView(
          one.division(),
          FigureView.of(one.figures()),
          one.ranks().stream().map(RankView::of).toList());
    }
  }

  /** A place among the divisions, 1 the best, and the places won since the window before. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record RankView(String measure, int rank, @Nullable Integer change) {
    static RankView of(Rank one) {
      return new RankView(one.measure().name(), one.rank(), one.change());
    }
  }

  /** Online rate and coverage of an enterprise. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record EnterpriseView(
      String enterprise,
      String enterpriseName,
      String enterpriseNameEn,
      String division,
      int points,
      List<FigureView> figures) {
    static EnterpriseView of(OfEnterprise one) {
      return new EnterpriseView(
          one.plant().id(),
          one.plant().name(),
          one.plant().nameEn(),
          one.plant().division(),
          one.plant().points().size(),
          FigureView.of(one.figures()));
    }
  }
}
