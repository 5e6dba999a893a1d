package io.vigil.alerting.evidence;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.cases.OpenCases;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemException;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.journal.NotRecordedException;
import io.vigil.alerting.journal.RecordRoom;
import io.vigil.alerting.people.SignIns.Seat;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps evidence files: on disk under a name by chance before the row that speaks of them, in the
 * journal with their hash, so that a file that was exchanged or lost is noticed when it is read.
 * What was written and not recorded, in a kill between the two, is a file that nobody speaks of.
 * Blocking; any thread.
 */
@Singleton
class EvidenceFiles {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);

  /** Of one Case. */
  static final int MOST_FILES = 50;

  private static final int ID_BYTES = 16;

  private final Path folder;
  private final Journal journal;
  private final OpenCases cases;
  private final EvidenceRepository rows;
  private final RecordRoom room;
  private final SecureRandom random = new SecureRandom();

  /** A file with its bytes. */
  record Content(EvidenceFile file, byte[] bytes) {}

  EvidenceFiles(
      AlertingOptions options,
      Journal journal,
      OpenCases cases,
      EvidenceRepository rows,
      RecordRoom room) {
    this.folder = options.data().resolve("evidence");
    this.journal = journal;
    this.cases = cases;
    this.rows = rows;
    this.room = room;
  }

  /** Takes a file for an open Case. */
  EvidenceFile add(String disposal, String name, byte[] bytes, Seat seat) {
    FileKind kind =
        FileKind.of(bytes)
            .orElseThrow(
                () ->
                    ProblemCode.FILE_REFUSED
                        .saying(
                            "只接受 JPEG、PNG、PDF、MP4 或 UTF-8 文本（按内容判断，与文件名无关）",
                            "JPEG, PNG, PDF, MP4 or UTF-8 text, by what stands in it, not by name")
                        .exception());
    cases.requireOpen(disposal, seat);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String called = HexFormat.of().formatHex(id);
    String hash = sha256(bytes);
    write(called, bytes);
    try {
      return journal.write(
          pen -> {
            cases.requireOpen(disposal, seat);
            requireRoom(disposal);
            EvidenceFile file =
                new EvidenceFile(
                    called, disposal, name, kind, bytes.length, hash, seat.username(), pen.now());
            record(file, pen);
            return file;
          });
    } catch (ProblemException | NotRecordedException refused) {
      discard(called);
      throw refused;
    }
  }

  private void requireRoom(String disposal) {
    if (rows.findByDisposalOrderByAddedAt(disposal).size() >= MOST_FILES) {
      throw ProblemCode.FILE_REFUSED
          .saying("每张处置单最多 50 个文件", "a case has 50 files at most")
          .exception();
    }
  }

  private void record(EvidenceFile file, JournalPen pen) {
    rows.save(file);
    JournalDetail detail =
        new JournalDetail()
            .with("file", file.id())
            .with("name", file.name())
            .with("bytes", file.bytes())
            .with("sha256", file.sha256());
    pen.note(
        JournalKind.CASE_EVIDENCE, pen.now(), file.disposal(), file.addedBy(), detail.toString());
  }

  /** Those of the Case, oldest first. */
  List<EvidenceFile> of(String disposal, Seat seat) {
    cases.requireSeen(disposal, seat);
    return rows.findByDisposalOrderByAddedAt(disposal);
  }

  /** One with its bytes, as they were brought. */
  Content read(String disposal, String id, Seat seat) {
    cases.requireSeen(disposal, seat);
    EvidenceFile file =
        rows.findById(id)
            .filter(one -> one.disposal().equals(disposal))
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
    byte[] bytes = bytes(file);
    if (!sha256(bytes).equals(file.sha256())) {
      LOG.error("evidence: {} of {} was changed", file.id(), disposal);
      throw ProblemCode.EVIDENCE_DAMAGED.problem(file.name()).exception();
    }
    return new Content(file, bytes);
  }

  private byte[] bytes(EvidenceFile file) {
    try {
      return Files.readAllBytes(folder.resolve(file.id()));
    } catch (IOException e) {
      LOG.error("evidence: {} of {} cannot be read", file.id(), file.disposal(), e);
      throw ProblemCode.EVIDENCE_DAMAGED.problem(file.name()).exception();
    }
  }

  /** On disk before anybody speaks of it. */
  private void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      try (FileChannel file =
          FileChannel.open(
              folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          file.write(left);
        }
        file.force(true);
      }
    } catch (IOException e) {
      room.failed("evidence", e);
      discard(name);
      throw new NotRecordedException("evidence cannot be written", e);
    }
  }

  /** What was refused at the last moment is not kept. */
  private void discard(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      LOG.warn("evidence: {}, which nobody speaks of, cannot be removed", name, e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
