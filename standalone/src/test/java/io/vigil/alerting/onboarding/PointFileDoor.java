package io.vigil.alerting.onboarding;

import io.vigil.alerting.error.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The import of points as tests outside of its package reach it. Stateless; any thread. */
public final class PointFileDoor {
  private static final String CSV =
      """
      point_code*,name*,unit_code*,kind*,measure_unit*,range_low*,range_high*,LL,L,H,HH,deadband,on_delay_s,sample_s*,reporting*,protocol*,source*,gas,location,remark
      TK001.LT,一号罐区储罐液位,TK001,tank.level,m,0,12,1,2,10,11,0.1,5,1,periodic,mqtt,gw1,,,
      """;

  private PointFileDoor() {}

  /** Reads the file beside an empty draft: the code of its refusal, empty if it is taken. */
  public static String take(byte[] bytes) {
    try {
      PointSheet sheet = PointFile.read(draft(), bytes).sheet();
      return sheet.remarks().isEmpty() && sheet.refused() == 0 ? "" : "REMARKS";
    } catch (ProblemException e) {
      return e.problem().code();
    }
  }

  /** Files that are in order, or nearly. */
  public static List<byte[]> seeds() throws IOException {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(book, "vigil", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("points");
      List<String> lines = CSV.lines().toList();
      for (int row = 0; row < lines.size(); row++) {
        String[] cells = lines.get(row).split(",", -1);
        for (int column = 0; column < cells.length; column++) {
          sheet.value(row, column, cells[column]);
        }
      }
    }
    return List.of(
        CSV.getBytes(StandardCharsets.UTF_8),
        CSV.getBytes(Charset.forName("GB18030")),
        book.toByteArray(),
        draft().draft().getBytes(StandardCharsets.UTF_8));
  }

  private static Onboarding draft() {
    return new Onboarding(
        "on-0-1",
        1,
        "tank-z",
        "tank-z",
        "140428",
        OnboardingKind.NEW,
        OnboardingState.DRAFT,
        """
        {"enterprise":"tank-z","name":"罐区","nameEn":"Tanks","division":"140428","packs":["chem"],
         "gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],"points":[]}""",
        null,
        "",
        "",
        Profile.EMPTY,
        "somebody",
        Instant.EPOCH,
        Course.NONE);
  }
}
