package io.vigil.model.plant;

import java.util.List;

/**
 * What a plant designs for its Watches beyond their rules (design: alerts §3, A6 and A11). The
 * judge knows nothing of it.
 *
 * @param latching Watches whose Alerts stay until somebody resets them
 * @param suppressions Watches that are quiet while another, which names the cause, is true
 */
public record WatchDesign(List<Latch> latching, List<Suppression> suppressions) {
  /** Nothing is designed. */
  public static final WatchDesign NONE = new WatchDesign(List.of(), List.of());

  public WatchDesign {
    latching = List.copyOf(latching);
    suppressions = List.copyOf(suppressions);
  }

  /** A Watch of the plant: a rule at a point, both as the file names them. */
  public record Named(String point, String rule) {
    static Named read(JsonFields in) {
      return new Named(in.text("point"), in.text("rule"));
    }

    /** Its id in the registry. */
    public String id(String enterprise) {
      return enterprise + "/" + point + "/" + rule;
    }
  }

  /**
   * Alerts of the Watch stay until somebody resets them.
   *
   * @param reason why
   */
  public record Latch(Named watch, String reason) {}

  /**
   * The Watch is quiet while the cause is true, once a second person has approved it.
   *
   * @param reason why what is quiet needs no answer of its own
   * @param evidence how it was tested
   * @param days until it must be asked for anew, 1 to 366
   */
  public record Suppression(Named watch, Named cause, String reason, String evidence, int days) {}

  static WatchDesign read(JsonFields file) {
    return new WatchDesign(
        file.objects("latching").stream().map(WatchDesign::latch).toList(),
        file.objects("suppressions").stream().map(WatchDesign::suppression).toList());
  }

  private static Latch latch(JsonFields in) {
    Latch latch = new Latch(Named.read(in), in.text("reason"));
    in.requireNothingElse();
    return latch;
  }

  private static Suppression suppression(JsonFields in) {
    JsonFields named = in.objectOrNull("cause");
    JsonFields cause = named == null ? JsonFields.empty() : named;
    if (named == null && !in.has("cause")) {
      in.complain("cause", "缺少必填字段", "is missing");
    }
    Suppression suppression =
        new Suppression(
            Named.read(in),
            Named.read(cause),
            in.text("reason"),
            in.text("evidence"),
            (int) in.whole("days", 366, 1, 366));
    cause.requireNothingElse();
    in.requireNothingElse();
    return suppression;
  }
}
