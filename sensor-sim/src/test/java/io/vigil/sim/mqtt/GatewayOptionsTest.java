package io.vigil.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.point.Reporting;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayOptionsTest {
  private static final String MOST = "a".repeat(32);

  private final GatewayOptions options =
      GatewayOptions.of("tcp://h:1", "coal-a", "gw1", "secret").withBoot("b1");

  @ParameterizedTest
  @CsvSource({
    "ab, gw1",
    "'', gw1",
    "coal_a, gw1",
    "coal.a, gw1",
    "coal/a, gw1",
    "coal-a, ''",
    "coal-a, GW1",
    "coal-a, gw#",
    "coal-a, $gw",
    "coal-a, 网关"
  })
  void nameThatCouldReachAnotherTopicIsRefused(String enterprise, String gateway) {
    assertThatThrownBy(() -> GatewayOptions.of("tcp://h:1", enterprise, gateway, "secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void namesOfThirtyTwoLettersAreTakenAndLongerOnesAreNot() {
    assertThatCode(() -> GatewayOptions.of("tcp://h:1", MOST, MOST, "").withBoot(MOST))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> GatewayOptions.of("tcp://h:1", MOST + "a", MOST, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GatewayOptions.of("tcp://h:1", MOST, MOST + "a", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withBoot(MOST + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void windowHoldsAtLeastOneMessage(int window) {
    assertThatThrownBy(() -> options.withWindow(window))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window " + window);
    assertThat(options.withWindow(1).window()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-0.001S"})
  void patienceWithoutTimeIsRefused(Duration patience) {
    assertThatThrownBy(() -> options.withResendAfter(patience))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resend after");
    assertThat(options.withResendAfter(Duration.ofNanos(1)).resendAfter())
        .isEqualTo(Duration.ofNanos(1));
  }

  @Test
  void changeOfOneOptionLeavesTheOthers() {
    BirthPoint point = new BirthPoint("A", "generic", "", 0, 1, Reporting.PERIODIC, 1_000);
    List<BirthPoint> points = new ArrayList<>(List.of(point));
    GatewayOptions changed =
        options
            .withCatalogue(points)
            .withWindow(7)
            .withResendAfter(Duration.ofSeconds(3))
            .withClock(() -> 42)
            .withBoot("b2");
    points.clear();
    assertThat(changed.catalogue()).as("as it was then").containsExactly(point);
    assertThat(changed.window()).isEqualTo(7);
    assertThat(changed.resendAfter()).isEqualTo(Duration.ofSeconds(3));
    assertThat(changed.clock().getAsLong()).isEqualTo(42);
    assertThat(changed.username()).isEqualTo(options.username());
    assertThat(changed.password()).isEqualTo("secret");
    assertThat(changed.toString()).isEqualTo("GatewayOptions[coal-a.gw1 at tcp://h:1, boot b2]");
  }
}
