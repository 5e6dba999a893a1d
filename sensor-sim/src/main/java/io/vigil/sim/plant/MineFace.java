package io.vigil.sim.plant;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.reading.QualityReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A simulated coal face with its ventilation and power: methane follows the air and the shearer,
 * the feed is cut when methane or a fan says so, and the meter counts what is drawn. Its points
 * stand in {@code plants/mine-face.json} and speak every second, the meter every 15 minutes.
 *
 * <p>Scenarios pull its levers: gas bursts out, fans stop, sensors fall silent or show nonsense.
 * Left alone it stays inside every limit of the coal pack. Its curves are invented.
 */
public final class MineFace implements Plant {
  /** Methane in the upper corner, where it gathers. */
  public static final String CH4_CORNER = "F01.CH4.T0";

  /** Methane at the face. */
  public static final String CH4_FACE = "F01.CH4.T1";

  /** Methane in the return airway. */
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

  private static final String RESOURCE = "/plants/mine-face.json";
  private static final long MILLIS = 1_000;
  private static final long SLOT_SECONDS = 900;
  private static final double CORNER_SHARE = 1.10;
  private static final double RETURN_SHARE = 0.80;
  private static final double CUT_OFF_PERCENT = 1.5;
  private static final double RESTORE_PERCENT = 1.0;

  private final PlantFile file;
  private final Map<String, String> gateways = new HashMap<>();
  private final Map<String, Sensor> sensors = new LinkedHashMap<>();
  private final ShiftRhythm rhythm;
  private final FaceAir air;
  private final FacePower power = new FacePower();
  private final Lag mainFlow = new Lag(1, 20);
  private final Lag heat = new Lag(0, 600);
  private boolean localFan = true;
  private boolean mainFan = true;
  private boolean isFed = true;
  private long second = Long.MIN_VALUE;

  private MineFace(PlantFile file, long seed) {
    this.file = file;
    for (PlantPoint point : file.points()) {
      gateways.put(point.code(), point.gateway());
    }
    rhythm = new ShiftRhythm(seed);
    air = new FaceAir(seed + 1);
    addSensor(CH4_CORNER, seed, 0.008, 0.01);
    addSensor(CH4_FACE, seed, 0.006, 0.01);
    addSensor(CH4_RETURN, seed, 0.005, 0.01);
    addSensor(FACE_AIR, seed, 0.015, 0.01);
    addSensor(CARBON_MONOXIDE, seed, 0.3, 1);
    addSensor(OXYGEN, seed, 0.008, 0.01);
    addSensor(HYDROGEN_SULPHIDE, seed, 0.08, 0.1);
    addSensor(FACE_TEMPERATURE, seed, 0.05, 0.1);
    addSensor(LOCAL_FAN, seed, 0, 0);
    addSensor(FEED, seed, 0, 0);
    addSensor(SHEARER, seed, 0, 0);
    addSensor(MAIN_FAN, seed, 0, 0);
    addSensor(MAIN_AIR, seed, 0.06, 0.01);
    addSensor(CARBON_DIOXIDE, seed, 0.003, 0.01);
    addSensor(POWER, seed, 4, 0.1);
    addSensor(ENERGY, seed, 0, 0);
  }

  /** The plant as its file in this module says; the same seed gives the same life. */
  public static MineFace of(long seed) {
    return of(readFile(), seed);
  }

  /** The same plant under another name: the file must have the points of {@link #of(long)}. */
  public static MineFace of(PlantFile file, long seed) {
    return new MineFace(file, seed);
  }

  private static PlantFile readFile() {
    try (InputStream in =
        Objects.requireNonNull(MineFace.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      PlantFileReader.Outcome outcome = PlantFileReader.read(in.readAllBytes());
      if (outcome instanceof PlantFileReader.Outcome.Taken taken) {
        return taken.file();
      }
      throw new IllegalStateException(RESOURCE + ": " + outcome);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addSensor(String code, long seed, double spread, double step) {
    if (!gateways.containsKey(code)) {
      throw new IllegalArgumentException("the plant file has no point " + code);
    }
    sensors.put(code, new Sensor(seed * 1_000_003 + code.hashCode(), spread, step, 0));
  }

  @Override
  public PlantFile file() {
    return file;
  }

  @Override
  public void stepTo(long millis, Sink sink) {
    long last = Math.floorDiv(millis, MILLIS);
    if (second == Long.MIN_VALUE) {
      second = last - 1;
    }
    while (second < last) {
      second++;
      step(sink);
    }
  }

  private void step(Sink sink) {
    boolean isCutting = isFed && rhythm.isCutting(second);
    air.step(localFan, mainFan, isCutting);
    interlock();
    double kw = power.step(air.flow(), isFed, isCutting && isFed);
    double main = mainFlow.follow(mainFan ? 1 : 0.15);
    double warm = heat.follow(1 - air.flow());

    say(CH4_CORNER, CORNER_SHARE * air.methane(), sink);
    say(CH4_FACE, air.methane(), sink);
    say(CH4_RETURN, RETURN_SHARE * air.returningMethane(), sink);
    say(FACE_AIR, 1.8 * air.flow(), sink);
    say(CARBON_MONOXIDE, air.carbonMonoxide(), sink);
    say(OXYGEN, 20.8 - 0.2095 * air.methane(), sink);
    say(HYDROGEN_SULPHIDE, 0.4, sink);
    say(FACE_TEMPERATURE, 23.2 + 0.6 * rhythm.warmth(second) + warm, sink);
    say(LOCAL_FAN, localFan ? 1 : 0, sink);
    say(FEED, isFed ? 1 : 0, sink);
    say(SHEARER, isCutting && isFed ? 1 : 0, sink);
    say(MAIN_FAN, mainFan ? 1 : 0, sink);
    say(MAIN_AIR, 5.5 * main, sink);
    say(CARBON_DIOXIDE, 0.06, sink);
    say(POWER, kw, sink);
    if (Math.floorMod(second, SLOT_SECONDS) == 0) {
      say(ENERGY, StrictMath.rint(power.endSlot() * 100) / 100, sink);
    }
  }

  /** The feed is cut at once, and given back when everything is in order again. */
  private void interlock() {
    double highest = CORNER_SHARE * air.methane();
    boolean fansRun = localFan && mainFan;
    if (!fansRun || highest >= CUT_OFF_PERCENT) {
      isFed = false;
    } else if (highest < RESTORE_PERCENT) {
      isFed = true;
    }
  }

  private void say(String point, double quantity, Sink sink) {
    Sensor sensor = sensor(point);
    double shown = sensor.show(quantity);
    if (!sensor.isSilent()) {
      String gateway = gateways.getOrDefault(point, "");
      sink.reading(gateway, point, second * MILLIS, shown, QualityReason.GOOD);
    }
  }

  private Sensor sensor(String point) {
    Sensor sensor = sensors.get(point);
    if (sensor == null) {
      throw new IllegalArgumentException("no point " + point);
    }
    return sensor;
  }

  /** Gas bursts out until the face holds this much methane, in percent. */
  public void burstTo(double percent) {
    air.burstTo(percent);
  }

  /** The local fan stops; methane builds up at the face. */
  public void stopLocalFan() {
    localFan = false;
  }

  /** The local fan runs. */
  public void startLocalFan() {
    localFan = true;
  }

  /** The main fan stops. */
  public void stopMainFan() {
    mainFan = false;
  }

  /** The main fan runs. */
  public void startMainFan() {
    mainFan = true;
  }

  /** The point says nothing until it is released. */
  public void silence(String point) {
    sensor(point).silence();
  }

  /** The point shows this value, whatever happens, until it is released. */
  public void force(String point, double value) {
    sensor(point).force(value);
  }

  /** The point shows what is there again. */
  public void release(String point) {
    sensor(point).release();
  }
}
