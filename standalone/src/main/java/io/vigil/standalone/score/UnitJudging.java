package io.vigil.standalone.score;

import io.vigil.rules.anomaly.UnitDetector;

/** All channels of a unit: whether it is as it was, and where something began or ended. */
final class UnitJudging implements Judging {
  @Override
  public Verdicts judge(Sheet sheet) {
    int channels = sheet.names().size();
    UnitDetector unit = new UnitDetector(channels);
    double[] known = new double[channels];
    Verdicts verdicts = new Verdicts("alert", "changepoint");
    for (int row = 0; row < sheet.rows().size(); row++) {
      double[] values = sheet.rows().get(row);
      for (int channel = 0; channel < channels; channel++) {
        known[channel] = Double.isFinite(values[channel]) ? values[channel] : known[channel];
      }
      unit.read(known);
      verdicts.add(
          sheet.stamps().get(row),
          Verdicts.of(unit.isUnlikeBefore()),
          Verdicts.of(unit.hasChanged()));
    }
    return verdicts;
  }
}
