package io.vigil.sim.load;

import io.vigil.model.alert.Consequence;
import io.vigil.model.alert.Severity;
import io.vigil.model.plant.CustomRule;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.RuleRationale;
import io.vigil.model.plant.TableKeys;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.LimitRule;
import io.vigil.sim.load.LoadOptions.Sender;
import io.vigil.sim.plant.PlantFileWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sends readings at a rate, from many gateways at once, and knows which of them must raise an Alert
 * and when they were sent. Points are calm but for known crossings: one point of every n-th message
 * jumps over its limit and is calm again with its next reading.
 *
 * <p>Each gateway has a thread that feeds it and one of its own. Any thread may ask or close.
 */
public final class LoadGenerator implements AutoCloseable {
  /** Name of the gateway in {@link #plantFile(String, int)}. */
  public static final String GATEWAY = "load";

  /** Id of the rule that every point has. */
  public static final String RULE = "LOAD-H";

  private static final double LIMIT = 50;
  private static final double CLEAR = 45;
  private static final int SEVERITY = 3;
  private static final RuleRationale WHY =
      new RuleRationale(
          Consequence.MAJOR, "负载点越限", "a load point is over its limit", "无需处置", "nothing", 5, null);
  private static final long SAMPLE_MILLIS = 1000;

  private final Crossings crossings = new Crossings();
  private final List<LoadSender> senders = new ArrayList<>();

  private LoadGenerator(LoadOptions options) {
    String[] codes = codes(options.pointsPerGateway());
    for (Sender sender : options.senders()) {
      senders.add(new LoadSender(options, sender, codes, crossings, System::currentTimeMillis));
    }
  }

  /** Starts to send at once; plants and credentials must be there. */
  public static LoadGenerator start(LoadOptions options) {
    LoadGenerator load = new LoadGenerator(options);
    load.senders.forEach(LoadSender::start);
    return load;
  }

  /** The plant that {@link #GATEWAY} sends, to be imported before: points P0, P1 and so on. */
  public static byte[] plantFile(String enterprise, int points) {
    return plantFile(enterprise, GATEWAY, points);
  }

  /** The plant that this gateway sends, to be imported before: points P0, P1 and so on. */
  public static byte[] plantFile(String enterprise, String gateway, int points) {
    List<PlantPoint> all = new ArrayList<>(points);
    for (String code : codes(points)) {
      all.add(point(code, gateway));
    }
    return PlantFileWriter.write(
        new PlantFile(
            enterprise,
            "负载 " + enterprise,
            "Load " + enterprise,
            "000000",
            List.of("integrity"),
            List.of(PlantGateway.mqtt(gateway, GatewayMode.LIVE)),
            all,
            List.of()));
  }

  /** What was sent so far, over all gateways. */
  public LoadCounters counters() {
    LoadCounters sum = new LoadCounters(0, 0, 0, 0, 0, 0, 0);
    for (LoadSender sender : senders) {
      sum = sum.plus(sender.counters());
    }
    return sum;
  }

  /** The crossings sent so far that nobody has asked for. */
  public Crossings crossings() {
    return crossings;
  }

  /** Sends nothing new from now on; what is unacknowledged is still looked after. */
  public void stop() {
    senders.forEach(LoadSender::stop);
  }

  /** Waits until the duration is over and everything acknowledged; false if that took too long. */
  public boolean awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (LoadSender sender : senders) {
      if (!sender.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
        return false;
      }
    }
    return true;
  }

  /** Stops sending at once. What is unacknowledged stays so. */
  @Override
  public void close() {
    stop();
    for (LoadSender sender : senders) {
      sender.close();
    }
  }

  private static String[] codes(int points) {
    String[] codes = new String[points];
    for (int i = 0; i < points; i++) {
      codes[i] = "P" + i;
    }
    return codes;
  }

  private static PlantPoint point(String code, String gateway) {
    LimitRule limit =
        new LimitRule(Comparison.GE, LIMIT, Comparison.LT, CLEAR, new Delays(0, 0), null);
    return new PlantPoint(
        code,
        "负载点 " + code,
        "Load point " + code,
        "U1",
        "generic",
        gateway,
        MeasureUnit.NONE,
        0,
        100,
        Reporting.PERIODIC,
        SAMPLE_MILLIS,
        TableKeys.NONE,
        1,
        List.of(),
        List.of(),
        Map.of(),
        List.of(new CustomRule(RULE, Severity.ofNumber(SEVERITY), limit, null, WHY)),
        null);
  }
}
