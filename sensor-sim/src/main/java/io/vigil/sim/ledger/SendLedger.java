package io.vigil.sim.ledger;

import io.vigil.sim.mqtt.GatewayListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps in a file every message before it is sent and every acknowledgement of one, a line each, so
 * that a server that was killed can be held against what it promised. The sender is not the process
 * that is killed, so a line is handed to the system at once, not forced to the disk.
 *
 * <pre>
 *   S  coal-a  gw1  6f1c0c1e  17  {"v":1,...}       sent, with the bytes
 *   A  coal-a  gw1  6f1c0c1e  17                    acknowledged
 * </pre>
 *
 * <p>Any thread may write. A file that cannot be written fails the sender: an account with holes is
 * none.
 */
public final class SendLedger implements AutoCloseable {
  private static final String SENT = "S";
  private static final String ACKNOWLEDGED = "A";
  private static final int COLUMNS_SENT = 6;
  private static final int COLUMNS_ACKNOWLEDGED = 5;

  private final Writer out;

  private SendLedger(Writer out) {
    this.out = out;
  }

  /** Continues the ledger in this file, or begins one. */
  public static SendLedger open(Path file) throws IOException {
    return new SendLedger(
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /**
   * A message that was sent.
   *
   * @param enterprise the tenant
   * @param gateway the sender
   * @param boot the sender's boot id
   * @param sequence its number
   * @param payload its bytes as text
   * @param acknowledged whether Vigil said that it is in the log
   */
  public record Entry(
      String enterprise,
      String gateway,
      String boot,
      long sequence,
      String payload,
      boolean acknowledged) {}

  /** Writes down what becomes of the messages of one gateway. */
  public GatewayListener of(String enterprise, String gateway, String boot) {
    String whose = "\t" + enterprise + "\t" + gateway + "\t" + boot + "\t";
    return new GatewayListener() {
      @Override
      public void sending(long sequence, byte[] payload) {
        write(SENT + whose + sequence + "\t" + new String(payload, StandardCharsets.UTF_8));
      }

      @Override
      public void acknowledged(long sequence, long nanos) {
        write(ACKNOWLEDGED + whose + sequence);
      }
    };
  }

  private synchronized void write(String line) {
    try {
      out.write(line);
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a ledger: the messages in the order they were sent. A last line that was cut short, by
   * the end of the sender, is left out.
   */
  public static List<Entry> read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int from = 0, to = text.indexOf('\n');
        to >= 0;
        from = to + 1, to = text.indexOf('\n', from)) {
      String[] cells = text.substring(from, to).split("\t", COLUMNS_SENT);
      if (cells[0].equals(SENT) && cells.length == COLUMNS_SENT) {
        Entry sent =
            new Entry(cells[1], cells[2], cells[3], Long.parseLong(cells[4]), cells[5], false);
        entries.put(key(cells), sent);
      } else if (cells[0].equals(ACKNOWLEDGED) && cells.length == COLUMNS_ACKNOWLEDGED) {
        entries.computeIfPresent(key(cells), (key, sent) -> acknowledged(sent));
      } else {
        throw new IOException(file + ": no line of a ledger: " + String.join(" ", cells));
      }
    }
    return new ArrayList<>(entries.values());
  }

  private static String key(String[] cells) {
    return String.join("\t", cells[1], cells[2], cells[3], cells[4]);
  }

  private static Entry acknowledged(Entry sent) {
    return new Entry(
        sent.enterprise(), sent.gateway(), sent.boot(), sent.sequence(), sent.payload(), true);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
