package io.vigil.alerting.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.JsonMapper;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.history.ReadingHistory.Bucket;
import io.vigil.alerting.history.ReadingHistory.Stored;
import io.vigil.alerting.testing.InfluxNode;
import io.vigil.alerting.testing.Room;
import io.vigil.model.point.PointId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same questions to a real InfluxDB 1.x. */
@ExtendWith(Room.Shared.class)
class InfluxHistoryIT {
  private static final PointId POINT = new PointId("coal-a", "F01.CH4");
  private static final Instant BEGIN = Instant.parse("2004-03-11T10:00:00Z");

  @Test
  void bucketsKeepExtremesAndSayHowFarToTrustThem(@TempDir Path folder, Room room)
      throws Exception {
    try (InfluxNode influx = InfluxNode.start(folder)) {
      influx.write(
          line("value=0.4,quality=\"GOOD\"", 0)
              + line("value=1.9,quality=\"UNCERTAIN\"", 3)
              + line("value=0.6,quality=\"GOOD\"", 9)
              + line("quality=\"BAD\"", 25)
              + line("value=0.7,quality=\"GOOD\"", 31));
      ReadingHistory history = history(room, influx.url());
      List<Bucket> buckets = history.series(POINT, BEGIN, BEGIN.plusSeconds(60), 10_000);
      long begin = BEGIN.toEpochMilli();
      assertThat(buckets)
          .containsExactly(
              new Bucket(begin, 0.4, 1.9, 0.4, 0.6, "UNCERTAIN"),
              new Bucket(begin + 20_000, null, null, null, null, "BAD"),
              new Bucket(begin + 30_000, 0.7, 0.7, 0.7, 0.7, "GOOD"));
      assertThat(history.newestOf(List.of(POINT), BEGIN))
          .isEqualTo(Map.of(POINT, new Stored(begin + 31_000, 0.7, "GOOD")));
      assertThat(history.newestOf(List.of(POINT), BEGIN.plusSeconds(32))).isEmpty();
      assertThat(history.newest()).isEqualTo(Map.of("coal-a", BEGIN.plusSeconds(31)));
    }
  }

  @Test
  void aStoreThatIsAwayIsAnErrorAndNotAnEmptyTrend(Room room) {
    ReadingHistory history = history(room, URI.create("http://127.0.0.1:1/?db=vigil"));
    assertThatThrownBy(() -> history.series(POINT, BEGIN, BEGIN.plusSeconds(60), 10_000))
        .isInstanceOf(IOException.class);
  }

  private static ReadingHistory history(Room room, URI store) {
    AlertingOptions options = AlertingOptions.defaults(room.folder(), "-").withStore(store);
    JsonMapper json = Inside.of(room.alerting()).getBean(JsonMapper.class);
    return new HistoryFactory().history(options, json);
  }

  private static String line(String fields, int second) {
    return "reading,enterprise=coal-a,unit=F01,point=F01.CH4 %s,why=\"x\",offset=1i %d%n"
        .formatted(fields, BEGIN.plusSeconds(second).toEpochMilli());
  }
}
