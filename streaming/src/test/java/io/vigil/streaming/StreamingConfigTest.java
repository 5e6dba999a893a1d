package io.vigil.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.streaming.store.StoreOptions;
import io.vigil.streaming.store.StoreOptions.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingConfigTest {
  private static final String LEAST =
      """
      log.bootstrap = log:9092
      folder = /data/streaming
      store.url = http://store:8086
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void threeLinesAreEnough() throws IOException {
    JobOptions options = read(LEAST);
    assertThat(options)
        .isEqualTo(
            JobOptions.defaults(
                "log:9092",
                Path.of("/data/streaming"),
                StoreOptions.questDb("http://store:8086", "/data/streaming/dead-letters")));
    assertThat(options.parallelism()).isEqualTo(1);
    assertThat(options.checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options.bufferTimeout()).isZero();
    assertThat(options.retainedCheckpoints()).isEqualTo(3);
    assertThat(options.store().batchLines()).isEqualTo(5_000);
    assertThat(options.store().flushMillis()).isEqualTo(500);
  }

  @Test
  void everythingCanBeSaid() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "user:secret\n");
    JobOptions options =
        read(
            LEAST
                + """
                store.dialect = influx-1
                store.bucket = db/year
                store.token-file = %s
                parallelism = 4
                checkpoint.interval-ms = 500
                """
                    .formatted(token));
    assertThat(options.store().dialect()).isEqualTo(Dialect.INFLUX_1);
    assertThat(options.store().bucket()).isEqualTo("db/year");
    assertThat(options.store().token()).isEqualTo("user:secret");
    assertThat(options.store().toString()).doesNotContain("secret");
    assertThat(options.parallelism()).isEqualTo(4);
    assertThat(options.checkpointInterval()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertRefused("", "log.bootstrap", "missing");
    assertRefused(LEAST + "store.dialect = oracle", "store.dialect", "oracle");
    assertRefused(LEAST + "parallelism = many", "parallelism", "many");
    assertRefused(LEAST + "paralelism = 2", "paralelism", "known are");
    assertRefused(LEAST + "parallelism = 0", "parallelism 0");
  }

  private void assertRefused(String text, String... words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(words);
  }

  private JobOptions read(String text) throws IOException {
    return StreamingConfig.read(Files.writeString(folder.resolve("config"), text));
  }
}
