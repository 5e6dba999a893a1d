package io.vigil.standalone.embedded;

import com.influxdb.client.domain.WritePrecision;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the embedded store works for a reading, by how many of them it gets at once. No unit test:
 * run {@code main} with readings a second, writes a second and seconds (20,000, 1 and 40 unless
 * given), once for each. Stamps of one write overlap those of the one before, as those of several
 * plants do.
 */
final class EmbeddedStoreBenchmark {
  private static final PrintStream OUT = System.out;
  private static final int PLANTS = 8;
  private static final int POINTS = 2_500;
  private static final int OVERLAP_MILLIS = 800;
  private static final int WARM_UP_SECONDS = 10;

  private EmbeddedStoreBenchmark() {}

  /** Prints CPU of the store's threads a reading, and what the process wrote a second. */
  public static void main(String[] args) throws IOException {
    int rate = argument(args, 0, 20_000);
    int writes = argument(args, 1, 1);
    int seconds = argument(args, 2, 40);
    Path folder = Files.createTempDirectory("vigil-store");
    Random random = new Random(1);
    try (EmbeddedStore store = EmbeddedStore.start(folder, 0);
        StoreClient client = new StoreClient(store.url())) {
      long cpu = 0;
      long written = 0;
      long began = System.currentTimeMillis();
      for (int write = 0; write < (WARM_UP_SECONDS + seconds) * writes; write++) {
        if (write == WARM_UP_SECONDS * writes) {
          cpu = cpu();
          written = written();
        }
        long due = began + write * 1_000L / writes;
        String lines = lines(due, write, rate / writes, random);
        while (System.currentTimeMillis() < due) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(due - System.currentTimeMillis()));
        }
        client.write(WritePrecision.NS, lines);
      }
      OUT.printf(
          Locale.ROOT,
          "%d readings/s in %d writes/s: %.2f us CPU a reading, %.1f MB/s written%n",
          rate,
          writes,
          (cpu() - cpu) / 1e3 / rate / seconds,
          (written() - written) / 1e6 / seconds);
    }
  }

  private static int argument(String[] args, int at, int otherwise) {
    return args.length > at ? Integer.parseInt(args[at]) : otherwise;
  }

  private static String lines(long now, int write, int count, Random random) {
    StringBuilder lines = new StringBuilder(count * 120);
    for (int i = 0; i < count; i++) {
      long number = (long) write * count + i;
      lines
          .append("reading,enterprise=plant-")
          .append(number % PLANTS)
          .append(",unit=U1,point=P")
          .append(number / PLANTS % POINTS)
          .append(" value=")
          .append(random.nextInt(1_000) / 10.0)
          .append(",quality=\"GOOD\",why=\"GOOD\",offset=")
          .append(number)
          .append("i ")
          .append(now - random.nextInt(OVERLAP_MILLIS))
          .append("000000\n");
    }
    return lines.toString();
  }

  /** Of the threads of the store, in nanoseconds. */
  private static long cpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo thread = threads.getThreadInfo(id);
      if (thread != null && thread.getThreadName().matches("(shared|wal-apply).*")) {
        sum += threads.getThreadCpuTime(id);
      }
    }
    return sum;
  }

  /** What this process gave to the system to write, in bytes; without what it maps. */
  private static long written() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/io")).stream()
        .filter(line -> line.startsWith("wchar: "))
        .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
        .findFirst()
        .orElse(0);
  }
}
