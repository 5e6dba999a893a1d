package io.vigil.ingest.folder;

import io.vigil.ingest.text.FileText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The reader of text files as tests outside of its package reach it. Stateless; any thread. */
public final class MonitoringFileDoor {
  private static final String FILE =
      "140428000001;矿名;系统;系统名;2026-11-24 16:02:11~" + "F01.CH4;0.42;%CH4;0;2026-11-24 16:02:10~||";

  private static final String NAME = "140428000001_SS_20261124160211.txt";

  private MonitoringFileDoor() {}

  /** A file that is in order, and one whose end mark is half of a character of GB18030. */
  public static List<byte[]> seeds() {
    byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
    byte[] halfMarked = Arrays.copyOf(file, file.length + 1);
    halfMarked[file.length - 2] = (byte) 0x81;
    halfMarked[file.length - 1] = '|';
    halfMarked[file.length] = '|';
    return List.of(file, halfMarked);
  }

  /** Reads a file with these bytes: the code of its refusal, empty if it is taken. */
  public static String take(byte[] bytes) {
    return FileText.of(bytes)
        .map(text -> MonitoringFile.read(NAME, text))
        .map(MonitoringFileDoor::code)
        .orElse("NO_TEXT");
  }

  private static String code(MonitoringFile.Outcome outcome) {
    return outcome instanceof MonitoringFile.Outcome.Refused ? "FILE_REFUSED" : "";
  }
}
