package io.vigil.streaming;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the jobs running in a Flink cluster of processes of its own:
 *
 * <pre>
 *              not there ─▶ start from the newest checkpoint ─▶ runs
 *   with another parallelism ─▶ checkpoint, cancel ─▶ not there
 * </pre>
 *
 * <p>What a killed task manager had, Flink starts elsewhere by itself; what a job manager forgot is
 * handed in again here. The jobs do not need this process: it finds those that run when it comes
 * back, and leaves them running when it goes. One an installation.
 *
 * <p>One thread of its own works; the questions may be asked from any thread.
 */
public final class ClusterJobs implements RunningJobs {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterJobs.class);
  private static final long PERIOD_MILLIS = 500;
  private static final long CLOSE_MILLIS = 3_000;
  private static final String RUNNING = "RUNNING";

  private final JobOptions options;
  private final RestHost cluster;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "jobs");
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private String said = "";

  private ClusterJobs(JobOptions options, RestHost cluster) {
    this.options = options;
    this.cluster = cluster;
    VigilJobs.NAMES.forEach(job -> states.put(job, "not looked at yet"));
    thread.setDaemon(true);
  }

  /**
   * Begins; for the cluster it waits by itself.
   *
   * @param options {@code folder} is that of the cluster
   */
  public static ClusterJobs start(JobOptions options, ClusterAddress address) throws IOException {
    ClusterJobs jobs = new ClusterJobs(options, RestHost.open(address));
    jobs.thread.start();
    return jobs;
  }

  @Override
  public Map<String, String> states() {
    return Map.copyOf(states);
  }

  @Override
  public boolean isRunning() {
    return states.values().stream().allMatch(RUNNING::equals);
  }

  /** Leaves the jobs running. */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cluster.close();
  }

  private void run() {
    try {
      do {
        look();
      } while (!closing.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("interrupted while closing");
    }
  }

  private void look() throws InterruptedException {
    String trouble = "";
    for (String job : VigilJobs.NAMES) {
      try {
        states.put(job, keep(job));
      } catch (IOException e) {
        trouble = String.valueOf(e.getMessage());
        states.put(job, trouble);
      }
    }
    String first = trouble.lines().findFirst().orElse("");
    if (!first.equals(said)) {
      LOG.info("streaming: {}", first.isEmpty() ? "the cluster answers" : "waits: " + first);
      said = first;
    }
  }

  /** What the job does now; starts it where it must be started. */
  private String keep(String job) throws IOException, InterruptedException {
    List<JobID> found = cluster.find(job);
    for (JobID older : found.subList(Math.min(1, found.size()), found.size())) {
      LOG.warn("job {}: runs twice, the older {} is ended", job, older);
      cluster.cancel(older);
    }
    if (found.isEmpty()) {
      return begin(job);
    }
    JobID id = found.get(0);
    if (!cluster.runs(id)) {
      return "tasks are being started";
    }
    int parallelism = cluster.parallelism(id);
    if (parallelism == options.parallelism()) {
      return RUNNING;
    }
    LOG.info("job {}: from parallelism {} to {}", job, parallelism, options.parallelism());
    checkpoint(job, id);
    cluster.cancel(id);
    return begin(job);
  }

  /** Without it, more is judged again; while the store is away, history can write none. */
  private void checkpoint(String job, JobID id) throws InterruptedException {
    try {
      cluster.checkpoint(id);
    } catch (IOException e) {
      LOG.warn("job {}: goes on from an older checkpoint: {}", job, e.getMessage());
    }
  }

  private String begin(String job) throws IOException, InterruptedException {
    int free = cluster.freeSlots();
    if (free < options.parallelism()) {
      return "waits for slots: " + free + " are free, " + options.parallelism() + " are needed";
    }
    long began = System.nanoTime();
    JobID id = new JobStart(cluster, options, job, VigilJobs.definition(job)).start();
    LOG.info("job {}: {} runs, {} ms", job, id, (System.nanoTime() - began) / 1_000_000);
    return RUNNING;
  }
}
