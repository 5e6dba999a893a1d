package io.vigil.standalone.score;

import io.vigil.rules.anomaly.EarlyWarning;
import java.io.IOException;

/** Methane at the working face: whether the limit will be reached soon. */
final class MethaneJudging implements Judging {
  private static final String METHANE = "MM116_CH4_pct";

  /** Per cent by volume, where the alarm of a working face stands (AQ 1029-2019). */
  private static final double LIMIT_PERCENT_VOL = 1.0;

  @Override
  public Verdicts judge(Sheet sheet) throws IOException {
    int methane = sheet.column(METHANE);
    EarlyWarning warning = new EarlyWarning(LIMIT_PERCENT_VOL);
    Verdicts verdicts = new Verdicts("warn");
    for (int row = 0; row < sheet.rows().size(); row++) {
      long time = sheet.seconds(row) * 1_000;
      boolean warns = warning.read(time, sheet.rows().get(row)[methane]);
      verdicts.add(sheet.stamps().get(row), Verdicts.of(warns));
    }
    return verdicts;
  }
}
