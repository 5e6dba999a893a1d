package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.embedded.BrokerIdentity.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MosquittoAclTest {
  @Test
  void aGatewaySaysWhatItIsGrantedAndHearsItsAnswersAndNobodyElseDoes() {
    String acl =
        MosquittoAcl.of(
            List.of(
                BrokerIdentity.ingest(),
                new BrokerIdentity(Kind.GATEWAY, "entx", "gw1"),
                new BrokerIdentity(Kind.ROOM, "enty", "room1")));

    String ingest =
        acl.substring(acl.indexOf("user vigil.ingest\n"), acl.indexOf("user entx.gw1\n"));
    String gateway =
        acl.substring(acl.indexOf("user entx.gw1\n"), acl.indexOf("user enty.room1\n"));
    String room = acl.substring(acl.indexOf("user enty.room1\n"));
    assertThat(ingest)
        .contains("topic read ent/+/up/#\n", "topic write ent/+/down/#\n")
        .doesNotContain("topic write ent/+/up");
    assertThat(gateway)
        .contains("topic write ent/entx/up/gw1/data\n", "topic read ent/entx/down/gw1/#\n")
        .doesNotContain("enty", "topic read ent/entx/up", "receipt");
    assertThat(room)
        .contains("topic read ent/enty/down/alerts\n")
        .doesNotContain("entx", "topic write ent/enty/up/room1/data");
  }
}
