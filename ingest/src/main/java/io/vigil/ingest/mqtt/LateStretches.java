package io.vigil.ingest.mqtt;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GapDone;
import io.vigil.model.reading.Readings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * What gateways send late, until it may be judged as history. A gateway says of each message that
 * it is late, and of none that it was the last; so a stretch of them counts as whole when nothing
 * late was heard of its gateway for {@link #QUIET}, and is handed on in parts where it is long, so
 * that no more than {@value #MOST_READINGS} readings wait for it. The numbers are ours, no
 * standard's. One thread.
 */
final class LateStretches {
  static final Duration QUIET = Duration.ofSeconds(30);
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** As many as are read of an OPC UA server's history at once. */
  static final int MOST_READINGS = 20_000;

  private final int ownerEpoch;
  private final Whole whole;
  private final Map<Sender, Stretch> stretches = new HashMap<>();

  /** Is told that a span of late readings stands whole in the log. */
  interface Whole {
    /** Takes the span, which is of this lane. */
    void span(int lane, GapDone span);
  }

  private record Sender(int lane, int gateway) {}

  /** What was not handed on yet, in source time; empty at first. */
  private static final class Stretch {
    private final long begun;
    private long heard;
    private long from;
    private long to;
    private int readings;

    /** Goes on where another ended; {@link Long#MAX_VALUE} for one that goes on from nothing. */
    private Stretch(long begun, long from) {
      this.begun = begun;
      this.heard = begun;
      this.from = from;
      this.to = Long.MIN_VALUE;
    }

    private void add(Readings some, long at) {
      heard = at;
      readings += some.size();
      for (long time : some.times()) {
        from = Math.min(from, time);
        to = Math.max(to, time + 1);
      }
    }
  }

  /** Spans are said by the owner of this epoch. */
  LateStretches(int ownerEpoch, Whole whole) {
    this.ownerEpoch = ownerEpoch;
    this.whole = whole;
  }

  /** Readings that came late were appended; at this moment, milliseconds UTC. */
  void add(int lane, Batch batch, long at) {
    if (batch.readings().size() == 0) {
      return;
    }
    Sender sender = new Sender(lane, batch.gateway());
    Stretch stretch = stretches.computeIfAbsent(sender, any -> new Stretch(at, Long.MAX_VALUE));
    stretch.add(batch.readings(), at);
    if (stretch.readings >= MOST_READINGS) {
      stretches.put(sender, handOn(sender, stretch, at));
    }
  }

  /** Hands on what is due at this moment, milliseconds UTC. */
  void look(long at) {
    Iterator<Map.Entry<Sender, Stretch>> all = stretches.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Sender, Stretch> one = all.next();
      Stretch stretch = one.getValue();
      if (at - stretch.heard >= QUIET.toMillis()) {
        all.remove();
        say(one.getKey(), stretch.from, Math.max(stretch.to, stretch.from + 1), true, at);
      } else if (at - stretch.begun >= LONGEST.toMillis() && stretch.readings > 0) {
        one.setValue(handOn(one.getKey(), stretch, at));
      }
    }
  }

  /** The rest of the stretch goes on where the part that is handed on ends. */
  private Stretch handOn(Sender sender, Stretch part, long at) {
    say(sender, part.from, part.to, false, at);
    return new Stretch(at, part.to);
  }

  private void say(Sender sender, long from, long to, boolean closed, long at) {
    whole.span(sender.lane, new GapDone(ownerEpoch, at, sender.gateway, from, to, closed));
  }
}
