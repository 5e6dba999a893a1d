package io.vigil.streaming.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/** Timers whose clock is moved by hand; callbacks run in the caller, as Flink's run in the task. */
final class HandTimers implements ProcessingTimeService {
  private record Timer(long due, ProcessingTimeCallback callback) {}

  private final List<Timer> timers = new ArrayList<>();
  private long now;

  int waiting() {
    return timers.size();
  }

  void advance(long millis) throws Exception {
    now += millis;
    List<Timer> due = timers.stream().filter(timer -> timer.due() <= now).toList();
    timers.removeAll(due);
    for (Timer timer : due) {
      timer.callback().onProcessingTime(timer.due());
    }
  }

  @Override
  public long getCurrentProcessingTime() {
    return now;
  }

  @Override
  public ScheduledFuture<?> registerTimer(long due, ProcessingTimeCallback callback) {
    timers.add(new Timer(due, callback));
    return new Unneeded();
  }

  /** Nobody looks at it. */
  private static final class Unneeded extends CompletableFuture<Void>
      implements ScheduledFuture<Void> {
    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }
}
