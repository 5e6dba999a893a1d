package io.vigil.streaming.count;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.MetricGroup;

/**
 * What a job has done since this process started, over all its subtasks. Work that is done again
 * after a restart counts again: these are figures of effort, not of the log's content.
 *
 * <p>One object a job name and process, for {@code /metrics} and the bench; the same figures are
 * Flink metrics, for jobs that run elsewhere. Any thread.
 */
public final class JobCounters {
  private static final Map<String, JobCounters> BY_JOB = new ConcurrentHashMap<>();

  private final Map<Count, LongAdder> adders = new EnumMap<>(Count.class);

  private JobCounters() {
    for (Count count : Count.values()) {
      adders.put(count, new LongAdder());
    }
  }

  /** What is counted. */
  public enum Count {
    /** Lane records stepped through, of every kind. */
    RECORDS,
    /** Readings in the batches among them. */
    READINGS,
    RAISES,
    UPDATES,
    CLEARS,
    STATES,
    ENDS,
    PULSES,
    /** Activations found afterwards in gaps. */
    FOUND,
    /** Readings that stood in the lane already, not taken. */
    DUPLICATES,
    /** Readings taken that came after a later one of their point. */
    OUT_OF_ORDER,
    /**
     * Readings of points or gateways that are not defined at their place in the lane, not taken.
     */
    UNKNOWN,
    /** Readings refused by the judge, for example a second value under the same stamp. */
    REFUSED,
    /** Records whose bytes cannot be read. */
    CORRUPT,
    /** Records on which the judge itself failed: a defect of ours. */
    FAILED,
    /** Leads that began. */
    LEADS_BEGUN,
    /** Leads that ended. */
    LEADS_ENDED,
    /** Leads that are something else since a slot came late or was revised. */
    LEADS_REVISED,
    /** Lines that the time-series store took. */
    STORED,
    /** Attempts to write that the store did not answer, or answered "not now". */
    STORE_RETRIES,
    /** Lines that the store refused for good. */
    DEAD_LETTERS;

    /** As it stands in metrics, for example {@code store_retries}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The counters of the job with this name; the same object for every caller in this process. */
  public static JobCounters of(String job) {
    return BY_JOB.computeIfAbsent(job, name -> new JobCounters());
  }

  /** Counts one. */
  public void count(Count what) {
    adder(what).increment();
  }

  /** Counts several. */
  public void count(Count what, long times) {
    adder(what).add(times);
  }

  /** The figure now. */
  public long get(Count what) {
    return adder(what).sum();
  }

  /** All figures by the names they have in metrics, in the order of {@link Count}. */
  public Map<String, Long> figures() {
    Map<String, Long> figures = new LinkedHashMap<>();
    for (Count count : Count.values()) {
      figures.put(count.text(), get(count));
    }
    return Collections.unmodifiableMap(figures);
  }

  /** Shows the figures as Flink metrics too. */
  public void showIn(MetricGroup group) {
    MetricGroup vigil = group.addGroup("vigil");
    for (Count count : Count.values()) {
      vigil.gauge(count.text(), () -> get(count));
    }
  }

  @SuppressWarnings("NullAway") // the constructor put an adder under every constant
  private LongAdder adder(Count what) {
    return adders.get(what);
  }
}
