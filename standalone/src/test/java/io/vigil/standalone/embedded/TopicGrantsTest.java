package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.embedded.BrokerIdentity.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicGrantsTest {
  private final TopicGrants gateway =
      TopicGrants.of(new BrokerIdentity(Kind.GATEWAY, "entx", "gw1"));
  private final TopicGrants room = TopicGrants.of(new BrokerIdentity(Kind.ROOM, "entx", "room1"));
  private final TopicGrants ingest = TopicGrants.of(BrokerIdentity.ingest());

  @ParameterizedTest
  @ValueSource(strings = {"data", "birth", "death", "event", "backfill"})
  void aGatewayPublishesItsOwnFiveTopics(String kind) {
    assertThat(gateway.mayPublish("ent/entx/up/gw1/" + kind)).isTrue();
    assertThat(gateway.mayPublish("ent/enty/up/gw1/" + kind)).isFalse();
    assertThat(gateway.mayPublish("ent/entx/up/gw2/" + kind)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "spBv1.0/entx/NBIRTH/gw1, true",
    "spBv1.0/entx/NDATA/gw1, true",
    "spBv1.0/entx/DDATA/gw1/TK101, true",
    "spBv1.0/entx/DDATA/gw2/TK101, false",
    "spBv1.0/enty/NDATA/gw1, false",
    "spBv1.0/entx/NCMD/gw1, false",
    "spBv1.0/STATE/vigil, false",
    "spBv1.0/entx/NDATA/gw1/x, false",
    "spBv1.0/entx/DDATA/gw1, false"
  })
  void aGatewayIsAnEdgeNodeOfItsOwnNameAndCommandsNobody(String topic, boolean granted) {
    assertThat(gateway.mayPublish(topic)).isEqualTo(granted);
  }

  @Test
  void onlyOurOwnHostMayLeaveAMessageAtTheBroker() {
    BrokerIdentity ours = BrokerIdentity.ingest();
    BrokerIdentity other = new BrokerIdentity(BrokerIdentity.Kind.GATEWAY, "entx", "gw1");
    assertThat(TopicGrants.mayRetain(ours, "spBv1.0/STATE/vigil")).isTrue();
    assertThat(TopicGrants.mayRetain(ours, "spBv1.0/STATE/other")).isFalse();
    assertThat(TopicGrants.mayRetain(ours, "ent/entx/down/gw1/ack")).isFalse();
    assertThat(TopicGrants.mayRetain(other, "spBv1.0/STATE/vigil")).isFalse();
    assertThat(ingest.mayPublish("spBv1.0/entx/NCMD/gw1")).isTrue();
    assertThat(ingest.maySubscribe("spBv1.0/entx/DDATA/+/+")).isTrue();
    assertThat(gateway.maySubscribe("spBv1.0/entx/NCMD/gw1")).isTrue();
    assertThat(gateway.maySubscribe("spBv1.0/STATE/vigil")).isTrue();
    assertThat(gateway.maySubscribe("spBv1.0/entx/NCMD/gw2")).isFalse();
    assertThat(gateway.maySubscribe("spBv1.0/entx/NDATA/gw1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ent/entx/up/gw1/receipt",
        "ent/entx/up/gw1",
        "ent/entx/up/gw1/data/x",
        "ent/entx/up/gw1/",
        "ent/entx/down/gw1/ack",
        "ent/entx/down/alerts",
        "vigil/x",
        "$SYS/x",
        "/ent/entx/up/gw1/data"
      })
  void aGatewayPublishesNothingElse(String topic) {
    assertThat(gateway.mayPublish(topic)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ent/entx/down/gw1/#", "ent/entx/down/gw1/+", "ent/entx/down/gw1/ack"})
  void aGatewayHearsItsOwnDownlink(String filter) {
    assertThat(gateway.maySubscribe(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#",
        "+/+/+",
        "ent/#",
        "ent/+/up/#",
        "ent/entx/up/#",
        "ent/entx/up/gw1/data",
        "$SYS/#",
        "ent/entx/down/#",
        "ent/entx/down/+/ack",
        "ent/entx/down/alerts",
        "ent/entx/down/gw10/ack",
        "ent/enty/down/gw1/#",
        "$share/g/ent/entx/down/gw1/#",
        "vigil/#"
      })
  void aGatewayHearsNothingElse(String filter) {
    assertThat(gateway.maySubscribe(filter)).isFalse();
  }

  @Test
  void aControlRoomHearsAlertsAndSendsReceiptsAndNothingElse() {
    assertThat(room.maySubscribe("ent/entx/down/alerts")).isTrue();
    assertThat(room.mayPublish("ent/entx/up/room1/receipt")).isTrue();
    assertThat(room.maySubscribe("ent/enty/down/alerts")).isFalse();
    assertThat(room.maySubscribe("ent/entx/down/room1/#")).isFalse();
    assertThat(room.mayPublish("ent/entx/up/room1/data")).isFalse();
    assertThat(room.mayPublish("ent/entx/up/room2/receipt")).isFalse();
  }

  @Test
  void ingestHearsEveryUplinkAndSpeaksOnEveryDownlink() {
    assertThat(ingest.maySubscribe("ent/+/up/#")).isTrue();
    assertThat(ingest.maySubscribe("ent/entx/up/#")).isTrue();
    assertThat(ingest.maySubscribe("vigil/#")).isTrue();
    assertThat(ingest.mayPublish("ent/entx/down/gw1/ack")).isTrue();
    assertThat(ingest.mayPublish("vigil/lane/0")).isTrue();
    assertThat(ingest.maySubscribe("#")).isFalse();
    assertThat(ingest.maySubscribe("ent/#")).isFalse();
    assertThat(ingest.maySubscribe("$share/g/ent/+/up/#")).isFalse();
    assertThat(ingest.mayPublish("ent/entx/up/gw1/data")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a/#, a, true",
    "a/#, a/b/c, true",
    "a/#, a/#, true",
    "a/#, b, false",
    "a/+, a/b, true",
    "a/+, a/+, true",
    "a/+, a/#, false",
    "a/+, a, false",
    "a/+, a/b/c, false",
    "a/+/c, a/b/c, true",
    "a/+/c, a/+/c, true",
    "a/b, a/+, false",
    "a/b, a/b, true",
    "a/b, A/b, false"
  })
  void oneFilterCoversAnother(String wider, String narrower, boolean covers) {
    assertThat(TopicGrants.covers(wider, narrower)).isEqualTo(covers);
  }
}
