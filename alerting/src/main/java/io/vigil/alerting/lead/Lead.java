package io.vigil.alerting.lead;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.alert.Mode;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period in which a detector found something unusual. Its id is a hash of its content, so what is
 * said twice is one row.
 *
 * @param id as the log has it
 * @param source what found it
 * @param enterprise the tenant
 * @param point code of the point
 * @param unit plant unit of the point
 * @param rule id of the rule whose limit is meant; empty where none is
 * @param mode REAL, or TEST for a recording
 * @param began time of the readings
 * @param ended the same; null while it goes on
 * @param outcome what became of it
 * @param zh why, with the arithmetic, in Chinese
 * @param en the same in English
 * @param outcomeZh what became of it, in Chinese; empty while it goes on
 * @param outcomeEn the same in English
 * @param verdict what a person says about it; null while nobody has
 * @param note why the person says so; empty if not said
 * @param judgedBy who says so
 * @param judgedAt when
 */
@MappedEntity("lead")
record Lead(
    @Id String id,
    LeadSource source,
    String enterprise,
    String point,
    String unit,
    String rule,
    Mode mode,
    Instant began,
    @Nullable Instant ended,
    Outcome outcome,
    String zh,
    String en,
    String outcomeZh,
    String outcomeEn,
    @Nullable Verdict verdict,
    String note,
    @Nullable String judgedBy,
    @Nullable Instant judgedAt) {
  /** A lead of which this is the first that is heard. */
  static Lead of(LeadEvent event) {
    Lead begun =
        new Lead(
            event.lead(),
            event.source(),
            event.point().enterprise(),
            event.point().code(),
            event.unit(),
            event.rule(),
            event.mode(),
            Instant.ofEpochMilli(event.began()),
            null,
            Outcome.NONE,
            event.zh(),
            event.en(),
            "",
            "",
            null,
            "",
            null,
            null);
    return begun.after(event);
  }

  /** The same after the event; itself where that is no news. */
  Lead after(LeadEvent event) {
    return switch (event.kind()) {
      case BEGIN -> this;
      case END -> ended == null ? over(event) : this;
      case REVISE -> event.outcome() == Outcome.NONE ? goesOn(event) : over(event);
    };
  }

  private Lead goesOn(LeadEvent event) {
    return said(null, Outcome.NONE, event.zh(), event.en(), "", "");
  }

  private Lead over(LeadEvent event) {
    Instant at = Instant.ofEpochMilli(event.at());
    return said(at, event.outcome(), zh, en, event.zh(), event.en());
  }

  /** The same with what the judge says of it now; what people said stays. */
  private Lead said(
      @Nullable Instant over,
      Outcome became,
      String whyZh,
      String whyEn,
      String becameZh,
      String becameEn) {
    return new Lead(
        id,
        source,
        enterprise,
        point,
        unit,
        rule,
        mode,
        began,
        over,
        became,
        whyZh,
        whyEn,
        becameZh,
        becameEn,
        verdict,
        note,
        judgedBy,
        judgedAt);
  }

  /** The same with what a person says about it. */
  Lead judged(Verdict said, String why, String by, Instant at) {
    return new Lead(
        id,
        source,
        enterprise,
        point,
        unit,
        rule,
        mode,
        began,
        ended,
        outcome,
        zh,
        en,
        outcomeZh,
        outcomeEn,
        said,
        why,
        by,
        at);
  }
}
