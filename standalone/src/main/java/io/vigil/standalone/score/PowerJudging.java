package io.vigil.standalone.score;

import io.vigil.rules.anomaly.PowerDetector;
import java.io.IOException;

/** The energy of a meter, a row a slot. */
final class PowerJudging implements Judging {
  private static final String ENERGY = "kWh";

  @Override
  public Verdicts judge(Sheet sheet) throws IOException {
    int energy = sheet.column(ENERGY);
    PowerDetector meter = new PowerDetector();
    Verdicts verdicts = new Verdicts("alert");
    for (int row = 0; row < sheet.rows().size(); row++) {
      double kwh = sheet.rows().get(row)[energy];
      boolean wrong = !meter.read(Double.isFinite(kwh) ? kwh : meter.sameAsLastWeek()).isEmpty();
      verdicts.add(sheet.stamps().get(row), Verdicts.of(wrong));
    }
    return verdicts;
  }
}
