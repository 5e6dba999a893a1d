package io.vigil.sim.model;

import io.vigil.sim.plant.SimulatedPlant;
import io.vigil.sim.scenario.Scenario;

/** The points of the simulated mine, and short ways to it. */
public final class Mine {
  public static final String CH4_CORNER = "F01.CH4.T0";
  public static final String CH4_FACE = "F01.CH4.T1";
  public static final String CH4_RETURN = "F01.CH4.T2";
  public static final String FACE_AIR = "F01.AIR";
  public static final String CARBON_MONOXIDE = "F01.CO";
  public static final String OXYGEN = "F01.O2";
  public static final String HYDROGEN_SULPHIDE = "F01.H2S";
  public static final String FACE_TEMPERATURE = "F01.TEMP";
  public static final String LOCAL_FAN = "F01.FAN";
  public static final String FEED = "F01.FEED";
  public static final String SHEARER = "F01.SHEARER";
  public static final String MAIN_FAN = "V01.FAN";
  public static final String MAIN_AIR = "V01.AIR";
  public static final String CARBON_DIOXIDE = "V01.CO2";
  public static final String POWER = "P01.KW";
  public static final String ENERGY = "P01.KWH";

  private Mine() {}

  /** Its model. */
  public static PlantModel model() {
    return Plants.of("mine");
  }

  /** A mine that has not lived yet. */
  public static SimulatedPlant of(long seed) {
    return model().plant(seed);
  }

  /** One of its scenarios. */
  public static Scenario scenario(String id) {
    return model().scenario(id).orElseThrow();
  }
}
