package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.point.MeasureUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTraitsTest {
  @Test
  void methaneOfALongwallIsJudgedByTheCoalRulesWithTheirLongestDelay() {
    SignalTraits methane = SignalTraits.of("MM116_CH4_pct");
    assertThat(methane.kind()).isEqualTo("gas.ch4");
    assertThat(methane.unit()).isEqualTo(MeasureUnit.PERCENT_CH4);
    assertThat(methane.location()).isEqualTo("face_T1");
    assertThat(methane.rules()).containsExactly("CO-M1", "CO-M2", "CO-M3");
    assertThat(methane.delayMillis()).isEqualTo(30_000);
  }

  @ParameterizedTest
  @CsvSource({
    "AS038_air_m_s, air.velocity.face, m/s",
    "PD_production, state.production, bool",
    "kWh, power.energy15, kWh",
    "lag_kvarh, power.reactive15, kvarh",
    "CO_GT, gas.co.outdoor, mg/m3",
    "C6H6_GT, gas.benzene.outdoor, ug/m3"
  })
  void knownColumnHasKindUnitAndNoRules(String signal, String kind, String unit) {
    SignalTraits traits = SignalTraits.of(signal);
    assertThat(traits.kind()).isEqualTo(kind);
    assertThat(traits.unit().symbol()).isEqualTo(unit);
    assertThat(traits.rules()).isEmpty();
    assertThat(traits.delayMillis()).isZero();
    assertThat(traits.name()).as("Chinese name").isNotEqualTo(signal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CO_GT", "BA13_hPa", "kWh"})
  void rangeIsLeftToTheRecordingWhereTheInstrumentIsUnknown(String signal) {
    SignalTraits traits = SignalTraits.of(signal);
    assertThat(traits.low()).isNull();
    assertThat(traits.high()).isNull();
    assertThat(SignalTraits.of("PG072_air_m_s").high()).as("control").isEqualTo(15.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"反应釜温度", "mm116_ch4_pct", "signal", ""})
  void columnNobodyKnowsIsGenericAndKeepsItsName(String signal) {
    SignalTraits traits = SignalTraits.of(signal);
    assertThat(traits)
        .isEqualTo(
            new SignalTraits(
                "generic", MeasureUnit.NONE, signal, signal, null, null, null, List.of(), 0));
  }
}
