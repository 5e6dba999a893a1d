package io.vigil.sim.replay;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.TableKeys;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.Reporting;
import io.vigil.sim.opcua.PlantServer;
import io.vigil.sim.plant.PlantFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The plant that a recording is played as: one REPLAY gateway of one protocol, and a point for
 * every signal of every device. Kinds, units and rules come from {@link SignalTraits}; the range is
 * wide enough for every good value of the recording, because a replay judges the process, not our
 * guess of an instrument. Points report by exception: a gap in a recording is no failure of today.
 *
 * @param recording what is played
 * @param census what it holds
 * @param file the plant file to be imported before the first message
 * @param longestDelay after so long a silence no rule of the file can fall due any more
 */
public record RecordingPlant(
    Recording recording, RecordingCensus census, PlantFile file, Duration longestDelay) {
  /** The gateway that plays. */
  public static final String GATEWAY = "replay";

  private static final double NO_VALUE_ANYWHERE = -9999;
  private static final double NO_VALUE_OUTDOORS = -200;
  private static final String OUTDOOR_FOLDER = "gas_outdoor";
  private static final int LEAST_STAMP_MEMORY = 4;
  private static final int MOST_STAMP_MEMORY = 64;
  private static final int LONGEST_NAME = 32;

  /** Division code of what lies nowhere. */
  private static final String NO_DIVISION = "000000";

  /** Reads the recording once and derives its plant; the enterprise is named after the file. */
  public static RecordingPlant of(Path file) throws IOException {
    return of(file, enterprise("rec-", file));
  }

  /** Reads the recording once and derives its plant under this enterprise. */
  public static RecordingPlant of(Path file, String enterprise) throws IOException {
    return of(file, enterprise, PlantGateway.mqtt(GATEWAY, GatewayMode.REPLAY));
  }

  /**
   * The same recording as the plant of an OPC UA server: another enterprise, so that both can be
   * held against the file.
   *
   * @param url where the server is asked
   */
  public static RecordingPlant overOpcUa(Path file, String url) throws IOException {
    Endpoint endpoint = new Endpoint(url, Security.SIGN_AND_ENCRYPT);
    return of(
        file,
        enterprise("opc-", file),
        new PlantGateway(GATEWAY, Door.OPC_UA, GatewayMode.REPLAY, endpoint));
  }

  private static RecordingPlant of(Path file, String enterprise, PlantGateway gateway)
      throws IOException {
    Recording recording = Recording.open(file);
    RecordingCensus census = RecordingCensus.of(recording, sentinels(file));
    List<PlantPoint> points = new ArrayList<>();
    long delayMillis = 0;
    boolean judged = false;
    for (PointCensus point : census.points().values()) {
      SignalTraits traits = SignalTraits.of(recording.signals().get(point.signal()));
      String source =
          gateway.door() == Door.OPC_UA ? PlantServer.source(enterprise, point.code()) : null;
      points.add(point(recording, census, point, traits, source));
      delayMillis = Math.max(delayMillis, traits.delayMillis());
      judged |= !traits.rules().isEmpty();
    }
    String name = title(file);
    PlantFile plant =
        new PlantFile(
            enterprise,
            "回放 " + name,
            "Replay of " + name,
            NO_DIVISION,
            judged ? List.of("coal", "integrity") : List.of("integrity"),
            List.of(gateway),
            points,
            List.of());
    return new RecordingPlant(recording, census, plant, Duration.ofMillis(delayMillis));
  }

  /** The same, judged by rules that this plant file binds; its delays are the caller's to know. */
  public RecordingPlant withFile(PlantFile newFile, Duration newLongestDelay) {
    return new RecordingPlant(recording, census, newFile, newLongestDelay);
  }

  /** The protocol it is played over. */
  public Door door() {
    return file.gateways().get(0).door();
  }

  /** Folder and name of the recording, for people: {@code methane/longwall_a}. */
  public String title() {
    return title(recording.file());
  }

  /** The plant file as the JSON to be imported. */
  public byte[] json() {
    return PlantFileWriter.write(file);
  }

  /** Numbers that mean "no value" in this recording. */
  public static Set<Double> sentinels(Path file) {
    boolean outdoors =
        file.getParent() != null && file.getParent().endsWith(Path.of(OUTDOOR_FOLDER));
    return outdoors ? Set.of(NO_VALUE_OUTDOORS, NO_VALUE_ANYWHERE) : Set.of(NO_VALUE_ANYWHERE);
  }

  private static PlantPoint point(
      Recording recording,
      RecordingCensus census,
      PointCensus point,
      SignalTraits traits,
      @Nullable String source) {
    double lowest = Double.isNaN(point.lowest()) ? 0 : point.lowest();
    double highest = Double.isNaN(point.highest()) ? lowest : point.highest();
    double span = highest > lowest ? highest - lowest : 1;
    String unit = point.device().isEmpty() ? "R1" : point.device();
    String prefix = point.device().isEmpty() ? "" : point.device() + " ";
    return new PlantPoint(
        point.code(),
        prefix + traits.name(),
        prefix + traits.nameEn(),
        unit,
        traits.kind(),
        GATEWAY,
        traits.unit(),
        traits.low() == null ? Math.floor(lowest - span) : Math.min(traits.low(), lowest),
        traits.high() == null ? Math.ceil(highest + span) : Math.max(traits.high(), highest),
        Reporting.BY_EXCEPTION,
        Math.max(1, census.stepMillis()),
        new TableKeys(traits.location(), null, null),
        Math.min(MOST_STAMP_MEMORY, Math.max(LEAST_STAMP_MEMORY, point.reach())),
        List.copyOf(new TreeSet<>(sentinels(recording.file()))),
        traits.rules(),
        Map.of(),
        List.of(),
        source);
  }

  /**
   * The prefix and the file's folder and name; where that cannot be said in full, a hash keeps it
   * unique.
   */
  private static String enterprise(String prefix, Path file) {
    String title = title(file);
    boolean isAscii = title.chars().allMatch(c -> c < 128);
    return shortened(prefix + slug(isAscii ? title : title + "-" + hash(title)));
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    String hash = hash(name);
    return name.substring(0, LONGEST_NAME - hash.length() - 1) + "-" + hash;
  }

  private static String hash(String name) {
    return HexFormat.of().toHexDigits(name.hashCode());
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String title(Path file) {
    String name = file.getFileName().toString().replaceAll("[.][cC][sS][vV]$", "");
    Path folder = file.toAbsolutePath().getParent();
    return folder == null || folder.getFileName() == null
        ? name
        : folder.getFileName() + "/" + name;
  }
}
