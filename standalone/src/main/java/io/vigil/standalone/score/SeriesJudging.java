package io.vigil.standalone.score;

import io.vigil.rules.anomaly.ChosenPoint;
import java.io.IOException;
import java.util.Arrays;

/** A series of one value: the score of the tier for chosen points. */
final class SeriesJudging implements Judging {
  private static final int FIRST_STAMPS = 60;
  private static final long DAY_SECONDS = 86_400;

  @Override
  public Verdicts judge(Sheet sheet) throws IOException {
    ChosenPoint point = new ChosenPoint(rowsADay(sheet));
    Verdicts verdicts = new Verdicts("anomaly_score");
    for (int row = 0; row < sheet.rows().size(); row++) {
      float score = point.read(sheet.rows().get(row)[0]);
      verdicts.add(sheet.stamps().get(row), Float.toString(score));
    }
    return verdicts;
  }

  /** From the median distance of the first stamps, so that nothing later is needed. */
  private static int rowsADay(Sheet sheet) throws IOException {
    int count = Math.min(FIRST_STAMPS, sheet.stamps().size());
    long[] steps = new long[Math.max(0, count - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = sheet.seconds(i + 1) - sheet.seconds(i);
    }
    Arrays.sort(steps);
    long step = steps.length == 0 ? DAY_SECONDS : Math.max(1, steps[steps.length / 2]);
    return (int) Math.max(1, Math.round((double) DAY_SECONDS / step));
  }
}
