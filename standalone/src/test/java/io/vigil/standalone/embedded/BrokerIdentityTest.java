package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.standalone.embedded.BrokerIdentity.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerIdentityTest {
  private final BrokerIdentity gateway = new BrokerIdentity(Kind.GATEWAY, "entx", "gw1");

  @Test
  void theClientIdentifierIsTheUserNameOrBeginsWithItAndADot() {
    assertThat(gateway.mayBeCalled("entx.gw1")).isTrue();
    assertThat(gateway.mayBeCalled("entx.gw1.spare")).isTrue();
    assertThat(gateway.mayBeCalled("entx.gw10")).isFalse();
    assertThat(gateway.mayBeCalled("entx")).isFalse();
    assertThat(gateway.mayBeCalled("enty.gw1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "+",
        "a/b",
        "entx",
        "entx.",
        ".gw1",
        "en.gw1",
        "ENTX.gw1",
        "entx.gw1.x",
        "entx.gw/1"
      })
  void whatCannotBeAUserNameIsSeen(String text) {
    assertThat(BrokerIdentity.isUsername(text)).isFalse();
  }

  @Test
  void aUserNameIsSeen() {
    assertThat(BrokerIdentity.isUsername("entx.gw1")).isTrue();
    assertThat(BrokerIdentity.isUsername("91530000mac0de-1.g")).isTrue();
  }

  @Test
  void namesThatCouldHoldAWildcardAreRefused() {
    assertThatThrownBy(() -> new BrokerIdentity(Kind.GATEWAY, "entx", "#"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BrokerIdentity(Kind.GATEWAY, "ent/x", "gw1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ourOwnNameIsForNobodyElse() {
    assertThat(BrokerIdentity.ingest().username()).isEqualTo("vigil.ingest");
    assertThatThrownBy(() -> new BrokerIdentity(Kind.GATEWAY, "vigil", "gw1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BrokerIdentity(Kind.INGEST, "entx", "gw1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdentityComesBackFromItsLine() {
    assertThat(BrokerIdentity.parse(gateway.format())).isEqualTo(gateway);
    assertThat(BrokerIdentity.parse(BrokerIdentity.ingest().format()))
        .isEqualTo(BrokerIdentity.ingest());
  }
}
