package io.vigil.ingest.folder;

import io.vigil.ingest.down.Answer;
import io.vigil.ingest.folder.MonitoringFile.Outcome;
import io.vigil.ingest.folder.MonitoringFile.Row;
import io.vigil.ingest.http.PostSink;
import io.vigil.ingest.text.FileText;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file in; its readings handed on, and when the log has them the file beside a report in {@code
 * done/}, out. One thread.
 */
final class FileIntake {
  private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);
  private static final long MOST_BYTES = 10L << 20;
  private static final byte[] END = {'|', '|'};

  private final Address from;
  private final PostSink sink;
  private final Duration patience;

  /** The files of a gateway. */
  FileIntake(String enterprise, String gateway, PostSink sink, Duration patience) {
    this.from = new Address(enterprise, gateway, Up.DATA);
    this.sink = sink;
    this.patience = patience;
  }

  /** Takes a file in, or leaves it for later: while it has no end, or the log does not answer. */
  void take(Path file) throws IOException, InterruptedException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      refuse(
          file,
          "文件 " + size + " 字节，超过 " + MOST_BYTES + "，请拆分",
          "the file has " + size + " bytes, more than " + MOST_BYTES + "; split it");
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!isWhole(bytes)) {
      return;
    }
    Optional<String> text = FileText.of(bytes);
    if (text.isEmpty()) {
      refuse(file, "不是 UTF-8 或 GB18030 编码", "neither UTF-8 nor GB18030");
      return;
    }
    Outcome outcome = MonitoringFile.read(file.getFileName().toString(), text.get());
    if (outcome instanceof Outcome.Refused bad) {
      refuse(file, bad.zh(), bad.en());
    } else if (outcome instanceof Outcome.Read read) {
      take(file, read.file(), bytes);
    }
  }

  private void take(Path file, MonitoringFile read, byte[] bytes)
      throws IOException, InterruptedException {
    List<String> report = new ArrayList<>();
    for (Row row : read.rows()) {
      if (row instanceof Row.Bad bad) {
        report.add(line(bad.number(), bad.zh() + "；该行未接收", bad.en() + "; the row was not taken"));
      }
    }
    for (FileMessages.Part part : FileMessages.of(read, file.getFileName().toString(), bytes)) {
      Optional<Answer> answer = handOn(part);
      if (answer.isEmpty()) {
        return;
      }
      Optional<Refusal> whole = whole(answer.get());
      if (whole.isPresent()) {
        refuseUnlessLater(file, whole.get());
        return;
      }
      for (Refusal remark : answer.get().remarks()) {
        report.add(line(rowOf(remark, part.rows()), remark.zh(), remark.en()));
      }
    }
    int good = read.rows().size() - report.size();
    report.add(
        0,
        "共 "
            + read.rows().size()
            + " 行，"
            + good
            + " 行无异议 | "
            + read.rows().size()
            + " rows, "
            + good
            + " without a remark");
    settle(file, "done", report);
  }

  /** The answer when the log has it; empty if it does not, now. */
  private Optional<Answer> handOn(FileMessages.Part part) throws InterruptedException {
    CompletableFuture<Answer> answered = new CompletableFuture<>();
    if (!sink.offer(from, DataMessageCodec.encode(part.message()), answered::complete)) {
      return Optional.empty();
    }
    try {
      return Optional.of(answered.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException slow) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new AssertionError("an answer is only ever given", e);
    }
  }

  private static Optional<Refusal> whole(Answer answer) {
    return answer.remarks().stream().filter(remark -> remark.point() == null).findFirst();
  }

  /** A quota fills again, and a gateway may be known in a moment; the rest stays as it is. */
  private void refuseUnlessLater(Path file, Refusal whole) throws IOException {
    boolean later =
        switch (whole.code()) {
          case RATE, RATE_BYTES, GATEWAY_UNKNOWN -> true;
          default -> false;
        };
    if (!later) {
      refuse(file, whole.zh(), whole.en());
    }
  }

  private static int rowOf(Refusal remark, List<Row.Value> rows) {
    for (Row.Value row : rows) {
      if (row.point().equals(remark.point()) && row.time() == remark.time()) {
        return row.number();
      }
    }
    return 0;
  }

  private static String line(int row, String zh, String en) {
    return "第 " + row + " 行：" + zh + " | row " + row + ": " + en;
  }

  private void refuse(Path file, String zh, String en) throws IOException {
    LOG.warn("{}.{}: {} refused: {}", from.enterprise(), from.gateway(), file.getFileName(), en);
    settle(file, "refused", List.of(zh + "；整个文件未接收 | " + en + "; nothing of the file was taken"));
  }

  /** The report first, then the file: whatever is in between, the file is read again. */
  private static void settle(Path file, String where, List<String> report) throws IOException {
    Path folder = Files.createDirectories(file.resolveSibling(where));
    Path name = file.getFileName();
    Files.write(folder.resolve(name + ".report"), report);
    Files.move(
        file,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isWhole(byte[] bytes) {
    int last = bytes.length;
    while (last > 0 && Character.isWhitespace(bytes[last - 1])) {
      last--;
    }
    return last >= END.length && bytes[last - 1] == END[1] && bytes[last - 2] == END[0];
  }
}
