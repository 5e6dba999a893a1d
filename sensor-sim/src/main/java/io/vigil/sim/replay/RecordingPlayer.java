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

  /**
   * Sends the whole recording; waits while the gateway's window is full. Returns when the last
   * message is handed over, acknowledged or not. To stop early, interrupt the thread.
   */
  public static Played play(RecordingPlant plant, GatewayClient gateway, Pace pace)
      throws IOException, InterruptedException {
    long messages = 0;
    long ticks = 0;
    long readings = 0;
    long firstAt = 0;
    long began = System.nanoTime();
    Outgoing out = new Outgoing();
    try (RecordingMessages next = new RecordingMessages(plant)) {
      while (next.next(out)) {
        firstAt = messages == 0 ? out.at() : firstAt;
        pace.await(out.at() - firstAt, began);
        gateway.send(out);
        messages++;
        ticks += out.isEmpty() ? 1 : 0;
        readings += out.size();
      }
    }
    return new Played(messages, ticks, readings);
  }
}
