package io.vigil.standalone;

import static io.vigil.standalone.ChainTape.MINUTE;

/** Puts the fans and bags of scenarios 04 and 05 on a tape. One thread. */
final class DustTape {
  private final ChainTape tape;

  DustTape(ChainTape tape) {
    this.tape = tape;
  }

  /** Off for so long while the process runs, and so long after the process stopped. */
  void fan(String unit, long off, long after) {
    String fan = tape.point(unit, "FAN", "fan.collector", "bool", 1, "");
    String process = tape.point(unit, "PROCESS", "process.running", "bool", 1, "");
    tape.role("DU-F1", fan, "process", process);
    tape.role("DU-F2", fan, "process", process);
    tape.say(0, fan, 1);
    tape.say(0, process, 1);
    tape.say(MINUTE, fan, 0);
    tape.say(MINUTE + off, fan, 1);
    tape.say(5 * MINUTE, process, 0);
    tape.say(5 * MINUTE + after, fan, 0);
    tape.say(30 * MINUTE, fan, 1);
  }

  /** A pressure and a temperature that come after a minute; the valve closes so long after them. */
  void bags(String unit, double pascal, double celsius, long closed) {
    String fan = tape.point(unit, "FAN", "fan.collector", "bool", 1, "");
    String pressure =
        tape.point(unit, "DP", "collector.dp", "Pa", 5000, ",\"limits\":{\"baseline\":1000}");
    String inlet = tape.point(unit, "TEMP", "collector.inlet_temp", "degC", 150, "");
    String valve = tape.point(unit, "VALVE", "valve.closed", "bool", 1, "");
    tape.role("DU-P1", pressure, "fan", fan);
    tape.role("DU-T3", inlet, "valve", valve);
    tape.say(0, fan, 1);
    tape.say(0, pressure, 1000);
    tape.say(0, inlet, 30);
    tape.say(0, valve, 0);
    tape.say(MINUTE, pressure, pascal);
    tape.say(MINUTE, inlet, celsius);
    tape.say(MINUTE + closed, valve, 1);
  }
}
