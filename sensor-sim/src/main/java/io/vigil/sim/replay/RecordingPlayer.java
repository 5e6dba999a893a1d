package io.vigil.sim.replay;

import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.Outgoing;
import java.io.IOException;

/**
 * Plays a recording through its REPLAY gateway. The same recording with the same boot id gives the
 * same messages at every pace, as long as the gateway announces no catalogue, whose messages would
 * take numbers whenever it connects.
 *
 * <p>The boot id names the run: play again under the same one and everything is a repeat, under
 * another one and Vigil judges anew.
 */
public final class RecordingPlayer {
  private RecordingPlayer() {}

  /** Hears of each message; it is used again for the next one. */
  public interface MessageTaker {
    /** Takes a message; one without readings moves the clock of the gateway. */
    void take(Outgoing message) throws IOException, InterruptedException;
  }

  /** Hands over the messages that the recording is, one after the other. */
  public static void forEach(RecordingPlant plant, MessageTaker taker)
      throws IOException, InterruptedException {
    Outgoing out = new Outgoing();
    try (RecordingMessages next = new RecordingMessages(plant)) {
      while (next.next(out)) {
        taker.take(out);
      }
    }
  }

  /**
   * Sends the whole recording; waits while the gateway's window is full. Returns when the last
   * message is handed over, acknowledged or not. To stop early, interrupt the thread.
   */
  public static Played play(RecordingPlant plant, GatewayClient gateway, Pace pace)
      throws IOException, InterruptedException {
    Counts counts = new Counts();
    long began = System.nanoTime();
    forEach(
        plant,
        out -> {
          counts.firstAt = counts.messages == 0 ? out.at() : counts.firstAt;
          pace.await(out.at() - counts.firstAt, began);
          gateway.send(out);
          counts.messages++;
          counts.ticks += out.isEmpty() ? 1 : 0;
          counts.readings += out.size();
        });
    return new Played(counts.messages, counts.ticks, counts.readings);
  }

  /** What was played so far. */
  private static final class Counts {
    private long messages;
    private long ticks;
    private long readings;
    private long firstAt;
  }
}
