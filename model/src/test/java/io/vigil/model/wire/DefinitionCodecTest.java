package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionCodecTest {
  private static final int AT_VERSION = 0;
  private static final int AT_KIND = 2;
  private static final Addressed GATEWAY = new Addressed(7, Samples.GATEWAY);

  @Test
  void randomDefinitionsAreReadAsWrittenAndNotWhenCutShort() {
    RandomThings things = new RandomThings(31);
    for (int i = 0; i < 60; i++) {
      Addressed addressed = new Addressed(i * 1000, things.definition());
      CorruptBytes.requireExactly(
          addressed, DefinitionCodec.encode(addressed), DefinitionCodec::decode);
    }
  }

  @Test
  void entriesStandBehindOneAnotherWithoutASeparator() {
    RandomThings things = new RandomThings(32);
    DefinitionEntry first = things.definition();
    DefinitionEntry second = things.definition();
    ByteWriter out = new ByteWriter(0);
    DefinitionCodec.put(first, out);
    DefinitionCodec.put(second, out);
    ByteReader in = new ByteReader(out.toByteArray());
    assertThat(DefinitionCodec.get(in)).isEqualTo(first);
    assertThat(DefinitionCodec.get(in)).isEqualTo(second);
    in.requireEnd();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 127, -1})
  void unknownVersionIsCorrupt(int version) {
    byte[] bytes = CorruptBytes.with(DefinitionCodec.encode(GATEWAY), AT_VERSION, version);
    CorruptBytes.requireRefused(bytes, DefinitionCodec::decode, "version " + version);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, -1})
  void unknownKindIsCorrupt(int kind) {
    byte[] bytes = CorruptBytes.with(DefinitionCodec.encode(GATEWAY), AT_KIND, kind);
    CorruptBytes.requireRefused(bytes, DefinitionCodec::decode, "definition of kind " + kind);
  }

  @Test
  void definitionThatNobodyCouldHaveMadeIsCorruptAndKeepsItsCause() {
    byte[] bytes =
        new ByteWriter(0)
            .putByte(1)
            .putVarLong(7)
            .putByte(2)
            .putVarLong(0)
            .putVarLong(1)
            .putText("NO ENTERPRISE")
            .putText("F01")
            .toByteArray();
    assertThatThrownBy(() -> DefinitionCodec.decode(bytes))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessage("definition: enterprise 'NO ENTERPRISE' is not 3 to 32 of a-z, 0-9 and -")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keyIsTheSameForAllVersionsOfAThingAndTellsGatewaysFromPoints() {
    GatewayDefinition newer =
        new GatewayDefinition(9, 18, "coal-a", "gw1", Door.MQTT, GatewayMode.LIVE, true);
    assertThat(DefinitionCodec.key(newer)).isEqualTo(DefinitionCodec.key(Samples.GATEWAY));
    GatewayDefinition other =
        new GatewayDefinition(3, 17, "coal-b", "gw1", Door.OPC_UA, GatewayMode.REPLAY, false);
    assertThat(DefinitionCodec.key(other)).isNotEqualTo(DefinitionCodec.key(Samples.GATEWAY));
  }
}
