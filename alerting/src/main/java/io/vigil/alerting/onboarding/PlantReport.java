package io.vigil.alerting.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.registry.PlantCheck;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.rule.LimitRule;
import io.vigil.rules.pack.BoundPoint;
import io.vigil.rules.pack.BoundRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The validation report (校验报告) of a draft.
 *
 * @param mistakes what must be put right before it can be handed in
 * @param findings worth a look; they stop nothing
 * @param limits by which its points will be judged, with the clause of each
 * @param differences from what is in force
 */
@Serdeable
record PlantReport(
    List<Remark> mistakes,
    List<Remark> findings,
    List<Limit> limits,
    List<PlantDifference> differences) {
  /** From how many people in dust on the plans ask for a plant to be watched (domain guide §5). */
  private static final int DUST_PEOPLE = 10;

  private static final String DUST = "dust";

  /** A sentence about a place in the draft. */
  @Serdeable
  record Remark(String pointer, String zh, String en) {
    static Remark of(Complaint complaint) {
      return new Remark(complaint.pointer(), complaint.zh(), complaint.en());
    }
  }

  /**
   * A rule of a point.
   *
   * @param point its code
   * @param rule id of the rule
   * @param name what it watches for, Chinese
   * @param nameEn what it watches for, English
   * @param severity 1 to 4
   * @param limit the limit with its sign and unit; null for rules without one
   * @param clause where it comes from
   * @param law whether the limit is that of the clause; otherwise recalled, or ours, or the plant's
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Limit(
      String point,
      String rule,
      String name,
      String nameEn,
      int severity,
      @Nullable String limit,
      String clause,
      boolean law) {
    static Limit of(BoundPoint point, BoundRule rule) {
      String limit =
          rule.rule() instanceof LimitRule one
              ? one.comparison().sign()
                  + " "
                  + Figures.number(one.limit())
                  + " "
                  + Figures.symbol(point.point().measureUnit())
              : null;
      return new Limit(
          point.point().code(),
          rule.ruleId(),
          rule.text().name(),
          rule.text().nameEn(),
          rule.severity().number(),
          limit,
          rule.text().clause(),
          rule.text().isLaw());
    }
  }

  /** Looks at the draft as it stands, beside the file that is in force; null if none is. */
  static PlantReport of(Onboarding onboarding, @Nullable String inForce) {
    JsonNode draft = PlantText.read(onboarding.draft());
    List<PlantDifference> differences =
        PlantDifference.between(inForce == null ? null : PlantText.read(inForce), draft);
    List<Complaint> findings = new ArrayList<>();
    CreditCode.oddity(onboarding.profile().creditCode()).ifPresent(findings::add);
    PlantCheck.Outcome outcome =
        PlantCheck.of(onboarding.enterprise(), onboarding.draft().getBytes(StandardCharsets.UTF_8));
    if (outcome instanceof PlantCheck.Outcome.Refused refused) {
      return new PlantReport(
          remarks(refused.complaints()), remarks(findings), List.of(), differences);
    }
    PlantCheck.Outcome.Sound sound = (PlantCheck.Outcome.Sound) outcome;
    List<Complaint> mistakes = new ArrayList<>();
    requireLiveGateways(sound.file(), mistakes);
    requireKnownSensors(onboarding, sound.file(), mistakes);
    findings.addAll(sound.warnings());
    findings.addAll(WeakerLimits.of(sound.points()));
    findings.addAll(people(onboarding.profile(), sound.file()));
    List<Limit> limits =
        sound.points().stream()
            .flatMap(point -> point.rules().stream().map(rule -> Limit.of(point, rule)))
            .toList();
    return new PlantReport(remarks(mistakes), remarks(findings), limits, differences);
  }

  /** Whether anything is judged otherwise once it is in force. */
  boolean changesJudgement() {
    return differences.stream().anyMatch(PlantDifference::judged);
  }

  List<Complaint> complaints() {
    return mistakes.stream().map(one -> new Complaint(one.pointer(), one.zh(), one.en())).toList();
  }

  private static List<Remark> remarks(List<Complaint> complaints) {
    return complaints.stream().map(Remark::of).toList();
  }

  private static void requireLiveGateways(PlantFile file, List<Complaint> mistakes) {
    for (int i = 0; i < file.gateways().size(); i++) {
      PlantGateway gateway = file.gateways().get(i);
      if (gateway.mode() != GatewayMode.LIVE) {
        mistakes.add(
            new Complaint(
                "/gateways/" + i + "/mode",
                "网关 " + gateway.name() + " 为回放模式，不能上线",
                "gateway " + gateway.name() + " replays recordings and can never be live"));
      }
    }
  }

  private static void requireKnownSensors(
      Onboarding onboarding, PlantFile file, List<Complaint> mistakes) {
    Set<String> codes = new HashSet<>();
    file.points().forEach(point -> codes.add(point.code()));
    for (String code : onboarding.sensorList()) {
      if (!codes.contains(code)) {
        mistakes.add(
            new Complaint(
                "/sensors",
                "更换传感器的点位 " + code + " 未登记",
                "point " + code + ", whose sensor is another one, is unknown"));
      }
    }
  }

  private static List<Complaint> people(Profile profile, PlantFile file) {
    if (!file.packs().contains(DUST)) {
      return List.of();
    }
    Integer people = profile.dustHeadcount();
    if (people == null) {
      return List.of(
          new Complaint(
              "/profile/dust_headcount",
              "涉粉企业请填写涉粉作业人数（接入期限按人数规定）",
              "say how many people work in dust: by when a plant must be watched depends on it"));
    }
    return people < DUST_PEOPLE
        ? List.of()
        : List.of(
            new Complaint(
                "/profile/dust_headcount",
                "涉粉作业 " + people + " 人（≥10 人），属于应接入监测预警的范围",
                people + " people work in dust: from 10 on a plant has to be watched"));
  }
}
