package io.vigil.model.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void refusalOfAReadingNamesThePointAndCarriesTheWords() {
    Refusal refusal =
        Refusal.ofReading(
            RefusalCode.POINT_FOREIGN, "coal-a", "gw1", "b1", 7, "F01", 5, 9, "F01", "gw2", "gw1");
    assertThat(refusal.point()).isEqualTo("F01");
    assertThat(refusal.time()).isEqualTo(5);
    assertThat(refusal.received()).isEqualTo(9);
    assertThat(refusal.payload()).as("one reading is meant").isEmpty();
    assertThat(refusal.zh()).isEqualTo("点位 F01 登记在网关 gw2 下，不能由网关 gw1 发送");
    assertThat(refusal.en())
        .isEqualTo("point F01 belongs to gateway gw2 and cannot be sent by gateway gw1");
  }

  @Test
  void refusalOfAMessageNamesNoPointAndKeepsThePayload() {
    Refusal refusal =
        Refusal.ofMessage(RefusalCode.RATE, "coal-a", "gw1", "b1", 7, 9, "{\"v\":1", 120, 100);
    assertThat(refusal.point()).isNull();
    assertThat(refusal.time()).isZero();
    assertThat(refusal.payload()).isEqualTo("{\"v\":1");
    assertThat(refusal.zh()).isEqualTo("每秒 120 条，超过配额 100；超出部分未入库，请降低频率");
    assertThat(refusal.en())
        .isEqualTo("120 messages a second exceed the quota of 100; the excess was not taken");
  }
}
