package io.vigil.model.wire;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.AlertJournalEntry;
import io.vigil.model.alert.LanePulse;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.QualityRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that stands in the log, drawn at random: the same things for the same seed. */
final class RandomThings {
  private static final int[] CHARACTERS = "aZ09 -/:\"\\\n\u0000éß甲烷≥𠮷😀".codePoints().toArray();
  private static final String NAME_CHARACTERS = "abcxyz0189-";
  private static final String CODE_CHARACTERS = "aZ9._-#/:()甲";
  private static final double[] ODD_VALUES = {
    0.0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE
  };

  private static final QualityReason[] BAD_ONES = {
    QualityReason.SENSOR_FAULT, QualityReason.OVER_RANGE
  };

  private final Random random;

  RandomThings(long seed) {
    random = new Random(seed);
  }

  LaneRecord laneRecord() {
    return switch (random.nextInt(6)) {
      case 0 -> batch();
      case 1 -> new Tick(number(), signed());
      case 2 -> new Link(number(), signed(), one(Door.values()), one(LinkState.values()));
      case 3 -> new Definition(number(), signed(), some(this::definition));
      case 4 -> gapDone();
      default -> snapshot();
    };
  }

  DefinitionEntry definition() {
    return random.nextBoolean() ? gateway() : point();
  }

  Rule rule() {
    return switch (random.nextInt(9)) {
      case 0 -> limit();
      case 1 -> new DiscreteRule(value(), delays(), gate());
      case 3 -> new ConditionRule(condition(3), delays(), gate());
      case 4 -> new SumRule(positive(), period(), delays(), gate());
      case 5 ->
          new StuckRule(new Delays(period(), period()), List.of(number(), number(), number()));
      case 2 ->
          new RateOfChangeRule(
              one(Direction.values()),
              positive(),
              period(),
              delays(),
              gate(),
              random.nextBoolean() ? Double.NaN : finite());
      case 6 -> new QualityRule(List.of(QualityReason.CALIBRATING, one(BAD_ONES)), delays());
      case 7 -> new MassRule(one(Sign.values()), random.nextInt(100), 1 + random.nextInt(100));
      default -> new StaleRule(period());
    };
  }

  ActivationEvent activation() {
    return new ActivationEvent(
        one(Kind.values()),
        text(),
        text(),
        signed(),
        signed(),
        number(),
        signed(),
        pointId(),
        text(),
        text(),
        number(),
        one(Severity.values()),
        one(Scheme.values()),
        one(Mode.values()),
        random.nextBoolean(),
        signed(),
        signed(),
        signed(),
        value(),
        value(),
        value(),
        one(QualityReason.values()),
        (byte) random.nextInt(),
        one(EndReason.values()));
  }

  LanePulse pulse() {
    return new LanePulse(number(), signed(), signed(), signed());
  }

  AlertJournalEntry journalEntry() {
    return new AlertJournalEntry(
        signed(),
        signed(),
        number(),
        signed(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        one(Severity.values()),
        one(Mode.values()),
        value(),
        value(),
        text());
  }

  Refusal refusal() {
    return new Refusal(
        one(RefusalCode.values()),
        text(),
        text(),
        text(),
        signed(),
        random.nextBoolean() ? text() : null,
        signed(),
        signed(),
        text(),
        text(),
        text());
  }

  Batch batch() {
    int n = random.nextInt(6);
    long at = random.nextBoolean() ? Batch.NO_AT : signed() >> 1;
    Readings readings =
        new Readings(
            random.ints(n, 0, Integer.MAX_VALUE).toArray(),
            random.longs(n).toArray(),
            Stream.generate(this::value).limit(n).mapToDouble(value -> value).toArray(),
            reasons(n),
            bytes(n));
    return new Batch(
        number(), signed(), number(), text(), signed(), signed(), signed(), at, readings);
  }

  private Snapshot snapshot() {
    int parts = 1 + random.nextInt(1000);
    int part = random.nextInt(parts);
    return new Snapshot(number(), signed(), signed(), part, parts, some(this::definition));
  }

  private GapDone gapDone() {
    long from = signed() / 2;
    long length = 1L + random.nextInt(10_000_000);
    return new GapDone(number(), signed(), number(), from, from + length, random.nextBoolean());
  }

  private GatewayDefinition gateway() {
    return new GatewayDefinition(
        number(),
        signed(),
        text(),
        text(),
        one(Door.values()),
        one(GatewayMode.values()),
        random.nextBoolean(),
        random.nextBoolean() ? null : new Endpoint(text(), one(Security.values())));
  }

  private PointDefinition point() {
    double low = finite();
    return new PointDefinition(
        number(),
        signed(),
        pointId(),
        text(),
        text(),
        text(),
        text(),
        number(),
        one(MeasureUnit.values()),
        low,
        low + positive(),
        one(Reporting.values()),
        period(),
        1 + random.nextInt(64),
        some(this::value),
        some(this::watch),
        random.nextBoolean(),
        random.nextBoolean() ? "" : text(),
        random.nextBoolean() ? 0 : number());
  }

  private WatchDefinition watch() {
    return new WatchDefinition(
        number(), "R" + text(), number(), one(Severity.values()), one(Scheme.values()), rule());
  }

  private LimitRule limit() {
    boolean high = random.nextBoolean();
    Comparison comparison = high ? Comparison.GT : Comparison.LE;
    Comparison clearWhen = high ? Comparison.LE : Comparison.GT;
    double limit = finite();
    double clear = high ? limit - positive() : limit + positive();
    return new LimitRule(comparison, limit, clearWhen, clear, delays(), gate());
  }

  private Condition condition(int deepest) {
    int kind = deepest == 3 ? random.nextInt(12) : random.nextInt(deepest == 0 ? 6 : 9);
    double clear = positive();
    return switch (kind) {
      case 0 -> new Condition.Is(number(), value());
      case 1 -> new Condition.IsNot(number(), value());
      case 2 -> beyond();
      case 3 -> new Condition.Apart(number(), number(), clear + positive(), clear);
      case 4 -> new Condition.Off(number(), finite(), clear + positive(), clear);
      case 5 -> active();
      case 6 -> new Condition.AllOf(List.of(condition(deepest - 1), condition(deepest - 1)));
      case 7 -> new Condition.AnyOf(List.of(condition(deepest - 1)));
      case 8 -> new Condition.Fewer(List.of(active(), active()), number());
      case 9 -> new Condition.Execution(condition(deepest - 1), condition(deepest - 1));
      case 10 ->
          new Condition.Onset(
              condition(deepest - 1), condition(deepest - 1), period(), random.nextBoolean());
      default -> new Condition.Count(List.of(active(), active()), 2, period());
    };
  }

  private Condition beyond() {
    LimitRule limit = limit();
    return new Condition.Beyond(
        number(), limit.comparison(), limit.limit(), limit.clearWhen(), limit.clear());
  }

  private Active active() {
    return new Active(number(), text());
  }

  private Delays delays() {
    return new Delays(period() - 1, period() - 1);
  }

  private @Nullable Gate gate() {
    return random.nextBoolean() ? new Gate(number(), value()) : null;
  }

  private PointId pointId() {
    return new PointId(word(NAME_CHARACTERS, 3, 32), word(CODE_CHARACTERS, 1, 64));
  }

  private String word(String characters, int least, int most) {
    StringBuilder word = new StringBuilder();
    for (int n = least + random.nextInt(most - least + 1); n > 0; n--) {
      word.append(characters.charAt(random.nextInt(characters.length())));
    }
    return word.toString();
  }

  private String text() {
    int length = random.nextInt(10) == 0 ? 200 : random.nextInt(8);
    return random
        .ints(length, 0, CHARACTERS.length)
        .map(i -> CHARACTERS[i])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private double value() {
    return random.nextInt(4) == 0
        ? ODD_VALUES[random.nextInt(ODD_VALUES.length)]
        : Double.longBitsToDouble(random.nextLong());
  }

  private double finite() {
    return random.nextGaussian() * 1000;
  }

  private double positive() {
    return 0.5 + random.nextInt(1000);
  }

  private long period() {
    return 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
  }

  /** Small numbers as often as large ones: each length on the wire comes up. */
  private int number() {
    return random.nextInt() >>> (1 + random.nextInt(31));
  }

  private long signed() {
    return random.nextLong() >> random.nextInt(64);
  }

  private byte[] reasons(int n) {
    byte[] reasons = new byte[n];
    for (int i = 0; i < n; i++) {
      reasons[i] = one(QualityReason.values()).code();
    }
    return reasons;
  }

  private byte[] bytes(int n) {
    byte[] bytes = new byte[n];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> List<T> some(Supplier<T> draw) {
    return Stream.generate(draw).limit(random.nextInt(4)).toList();
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
