package io.vigil.alerting.statistics;

import io.vigil.alerting.statistics.Facts.Handling;
import io.vigil.alerting.statistics.Facts.Step;
import io.vigil.alerting.statistics.Facts.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How Cases were handled: K14, and the rates of timeliness, disposal and false alarms. Immutable.
 */
final class Disposing {
  private final Window window;
  private final Map<String, Long> falseByCause = new TreeMap<>();
  private long opened;
  private long disposed;
  private long reported;
  private long reportedInTime;
  private long closed;
  private long closedInTime;
  private long reopened;

  Disposing(List<Handling> handlings, Window window) {
    this.window = window;
    handlings.forEach(this::count);
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    long falseAlarms = falseByCause.values().stream().mapToLong(Long::longValue).sum();
    figures.add(Figure.of(Measure.FALSE_ALARMS, falseAlarms));
    falseByCause.forEach(
        (cause, times) -> figures.add(new Figure(Measure.FALSE_ALARMS, cause, (double) times)));
    figures.add(Figure.share(Measure.CASES_ON_TIME, closedInTime, closed));
    figures.add(Figure.of(Measure.CASES_REOPENED, reopened));
    figures.add(Figure.share(Measure.TIMELINESS, reportedInTime, reported));
    figures.add(Figure.share(Measure.DISPOSAL, disposed, opened));
    figures.add(Figure.share(Measure.FALSE_ALARM_RATE, falseAlarms, closed));
    return figures;
  }

  private void count(Handling handling) {
    List<Step> steps =
        handling.steps().stream().filter(one -> one.at().isBefore(window.to())).toList();
    boolean isClosed = false;
    boolean isFalse = false;
    boolean late = false;
    for (Step step : steps) {
      boolean counts = window.contains(step.at());
      switch (step.what()) {
        case FALSE_CLAIM -> isFalse = true;
        case FEEDBACK -> isFalse = false;
        case MEASURE -> {}
        case LATE -> late = true;
        case CLOSED -> {
          isClosed = true;
          if (counts) {
            closed(handling, isFalse, late);
          }
        }
        case JOINED -> {
          reopened += isClosed && counts ? 1 : 0;
          isClosed = false;
        }
      }
    }
    if (window.contains(handling.opened())) {
      opened++;
      disposed += isClosed ? 1 : 0;
    }
    countFirstReport(steps);
  }

  private void closed(Handling handling, boolean isFalse, boolean late) {
    closed++;
    closedInTime += late ? 0 : 1;
    if (isFalse) {
      falseByCause.merge(handling.cause(), 1L, Long::sum);
    }
  }

  /** Due are those of which the first report came, or did not come in time, within the window. */
  private void countFirstReport(List<Step> steps) {
    steps.stream()
        .filter(one -> one.what() != What.JOINED && one.what() != What.CLOSED)
        .findFirst()
        .filter(one -> window.contains(one.at()))
        .ifPresent(
            one -> {
              reported++;
              reportedInTime += one.what() == What.LATE ? 0 : 1;
            });
  }
}
