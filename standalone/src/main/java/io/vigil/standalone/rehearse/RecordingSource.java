package io.vigil.standalone.rehearse;

import io.vigil.ingest.admit.Admission;
import io.vigil.ingest.admit.ClockLimits;
import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.admit.PointRegistry;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.model.lane.Batch;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.rules.pack.OfficePoints;
import io.vigil.rules.pack.RulePack;
import io.vigil.rules.rehearsal.PlantDefinitions;
import io.vigil.rules.rehearsal.ReadingSource;
import io.vigil.rules.rehearsal.Rehearsal;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.rules.rehearsal.ReplayPlant;
import io.vigil.rules.rehearsal.Unknown;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.RecordingPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A recording: its messages are those that {@code vigil replay} sends, and they pass through
 * admission as those do. One thread.
 */
public final class RecordingSource implements ReadingSource<IOException> {
  private final RecordingPlant recording;
  private final ReplayPlant plant;
  private final Map<RefusalCode, Long> refused = new EnumMap<>(RefusalCode.class);
  private long sequence;

  private RecordingSource(RecordingPlant recording, ReplayPlant plant) {
    this.recording = recording;
    this.plant = plant;
  }

  /**
   * A recording and the rules that judge it.
   *
   * @param file the recording
   * @param plantFile the plant whose points its columns are; empty for one that is derived from the
   *     names of the columns
   * @param packs packs to bind; empty for those of the plant
   */
  public static RecordingSource of(Path file, List<Path> plantFile, List<String> packs)
      throws IOException, RehearsalRefusedException {
    if (!Files.isRegularFile(file)) {
      throw new RehearsalRefusedException("没有录制文件 " + file, "no such recording: " + file);
    }
    RecordingPlant derived = RecordingPlant.of(file);
    List<RulePack> own = RuleFiles.packs(packs);
    PlantFile named = plantFile.isEmpty() ? derived.file() : RuleFiles.plant(plantFile.get(0));
    PlantFile bound = OfficePoints.with(own.isEmpty() ? named : judgedBy(named, own));
    String of = plantFile.isEmpty() ? file.toString() : plantFile.get(0).toString();
    return new RecordingSource(
        derived,
        ReplayPlant.of(
            bound.enterprise(), PlantDefinitions.of(bound, RuleFiles.bind(bound, of, own))));
  }

  /** The plant with these packs, each rule bound wherever it judges the kind of a point. */
  private static PlantFile judgedBy(PlantFile plant, List<RulePack> packs) {
    return new PlantFile(
        plant.enterprise(),
        plant.name(),
        plant.nameEn(),
        plant.division(),
        packs.stream().map(RulePack::id).toList(),
        plant.gateways(),
        plant.points().stream().map(point -> point.withRules(null)).toList(),
        plant.gates(),
        plant.roles(),
        plant.conditions(),
        plant.design());
  }

  @Override
  public String title() {
    return recording.title();
  }

  @Override
  public ReplayPlant plant() {
    return plant;
  }

  @Override
  public void forEach(long longestDelayMillis, Consumer<Batch> taker)
      throws IOException, InterruptedException {
    Admission admission = new Admission(1, ClockLimits.defaults(), new IngestCounters());
    Origin origin = origin();
    RecordingPlant timed =
        recording.withFile(recording.file(), Duration.ofMillis(longestDelayMillis));
    refused.clear();
    sequence = 0;
    RecordingPlayer.forEach(
        timed,
        message -> {
          var admitted =
              admission.admit(
                  origin,
                  message.toMessage(Rehearsal.RUN, ++sequence, message.at()),
                  false,
                  message.at());
          admitted.remarks().forEach(this::count);
          if (admitted.batch() != null) {
            taker.accept(admitted.batch());
          }
        });
  }

  private Origin origin() {
    List<Addressed> all =
        plant.definitions().stream().map(entry -> new Addressed(0, entry)).toList();
    PointRegistry registry = PointRegistry.EMPTY.with(all).registry();
    String enterprise = plant.gateway().enterprise();
    return new Origin(Objects.requireNonNull(registry.enterprise(enterprise)), plant.gateway());
  }

  private void count(Refusal refusal) {
    refused.merge(refusal.code(), 1L, Long::sum);
  }

  @Override
  public List<Unknown> unknown() {
    List<Unknown> unknown = new ArrayList<>();
    Set<String> strangers = new TreeSet<>();
    for (String code : recording.census().points().keySet()) {
      if (plant.point(code) == null) {
        strangers.add(code);
      }
    }
    if (!strangers.isEmpty()) {
      unknown.add(
          new Unknown(
              "录制中的 " + strangers + " 不是该企业的点位，未判定",
              strangers + " of the recording are no points of the plant and were not judged"));
    }
    long bad = recording.census().badCount();
    if (bad > 0) {
      unknown.add(new Unknown(bad + " 行无法识别，未判定", bad + " lines are no rows and were not judged"));
    }
    refused.remove(RefusalCode.POINT_UNKNOWN);
    if (!refused.isEmpty()) {
      unknown.add(
          new Unknown("接入校验的标记或拒收：" + refused, "marked or refused at admission: " + refused));
    }
    return unknown;
  }
}
