package io.vigil.sim.ledger;

import io.vigil.sim.mqtt.GatewayListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
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

  /** Continues the ledger in this file, behind its last whole line, or begins one. */
  public static SendLedger open(Path file) throws IOException {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(wholeLines(Files.readAllBytes(file)));
      }
    }
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
        write(SENT + whose + sequence + "\t" + onOneLine(payload));
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

  /** A message may hold line ends between its fields; in JSON they mean as much as a blank. */
  private static String onOneLine(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8).replace('\n', ' ').replace('\r', ' ');
  }

  /** How many bytes of them are whole lines. */
  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /**
   * Reads a ledger: the messages in the order they were sent. A last line that was cut short, by
   * the end of the sender, is left out. What was sent twice and acknowledged once is acknowledged.
   */
  public static List<Entry> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int from = 0, to = text.indexOf('\n');
        to >= 0;
        from = to + 1, to = text.indexOf('\n', from)) {
      String[] cells = text.substring(from, to).split("\t", COLUMNS_SENT);
      if (cells[0].equals(SENT) && cells.length == COLUMNS_SENT && isNumber(cells[4])) {
        Entry sent =
            new Entry(cells[1], cells[2], cells[3], Long.parseLong(cells[4]), cells[5], false);
        entries.putIfAbsent(key(cells), sent);
      } else if (cells[0].equals(ACKNOWLEDGED) && cells.length == COLUMNS_ACKNOWLEDGED) {
        entries.computeIfPresent(key(cells), (key, sent) -> acknowledged(sent));
      } else {
        throw new IOException(file + ": no line of a ledger: " + String.join(" ", cells));
      }
    }
    return new ArrayList<>(entries.values());
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,18}");
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
