package io.vigil.standalone;

import static io.vigil.standalone.AttackedVigil.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.ingest.opcua.OpcUaKeys;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.refusal.Refusal;
import io.vigil.sim.opcua.HostilePlant;
import io.vigil.sim.opcua.PlantIdentity;
import io.vigil.sim.opcua.PlantServer;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an OPC UA server can be and say, before a whole Vigil that asks it (design: security §7).
 */
@Timeout(300)
@ExtendWith(AttackedVigil.Shared.class)
class OpcUaAttacksIT {
  private static final SecurityPolicy GOOD = SecurityPolicy.Basic256Sha256;
  private static final double HIGH = 4.9;
  private static final double FINE = 1.0;

  private final AttackedVigil vigil;
  private final OpcUaKeys keys;
  private final List<HostilePlant> servers = new ArrayList<>();

  OpcUaAttacksIT(AttackedVigil vigil) throws IOException {
    this.vigil = vigil;
    this.keys = OpcUaKeys.in(vigil.data.resolve("opcua"));
  }

  @AfterEach
  void end() {
    servers.forEach(HostilePlant::close);
  }

  @Test
  @DisplayName("attack17 a server that protects nothing is not read from, and is once it does")
  void onlyWithoutSecurity() throws IOException, InterruptedException {
    HostilePlant server = plant("opc-a");
    PlantIdentity identity = known("opc-a", server.genuine());
    server.appear(identity);
    isNotRead(server, "opc-a", "no endpoint that is protected");
    server.appear(identity, GOOD);
    isRead(server, "opc-a");
  }

  @Test
  @DisplayName("attack18 a stranger's certificate waits, and the page shows what to compare")
  void strangersCertificate() throws IOException, InterruptedException, GeneralSecurityException {
    HostilePlant server = plant("opc-b");
    PlantIdentity stranger = server.genuine();
    stranger.trust(keys.own());
    server.appear(stranger, GOOD);
    String thumbprint = thumbprint(stranger);
    isNotRead(server, "opc-b", thumbprint);
    assertThat(line("opc-b").get("refusal").get("zh").asText()).contains("指纹", thumbprint);
    known("opc-b", stranger);
    isRead(server, "opc-b");
  }

  @Test
  @DisplayName(
      "attack19 expired, of another application, of another host, taken back: four sentences")
  void certificatesThatAreNone()
      throws IOException, InterruptedException, GeneralSecurityException {
    HostilePlant server = plant("opc-c");
    Set<String> said = new HashSet<>();
    server.appear(known("opc-c", server.expired()), GOOD);
    said.add(isNotRead(server, "opc-c", "has expired"));
    server.appear(known("opc-c", server.ofAnother()), GOOD);
    said.add(isNotRead(server, "opc-c", "application URI"));
    PlantIdentity elsewhere = known("opc-c", server.elsewhere());
    server.appear(elsewhere, GOOD);
    said.add(isNotRead(server, "opc-c", "does not name the host"));
    HostilePlant.Issued revoked = server.revoked();
    Path issuer = vigil.data.resolve("opcua/pki/issuer");
    Files.write(issuer.resolve("certs/ca.der"), revoked.issuer().getEncoded());
    Files.write(issuer.resolve("crl/ca.crl"), revoked.takenBack().getEncoded());
    server.appear(known("opc-c", revoked.identity()), GOOD);
    said.add(isNotRead(server, "opc-c", "was revoked"));
    assertThat(said).hasSize(4);
    server.appear(known("opc-c", server.genuine()), GOOD);
    isRead(server, "opc-c");
    server.appear(known("opc-c", elsewhere), GOOD);
    Files.write(
        vigil.data.resolve("opcua/pki/any-host/certs/opc-c.der"),
        elsewhere.certificate().getEncoded());
    until(
        "excepted by hand: it clears",
        () -> {
          server.say(code("opc-c"), good(FINE));
          return stateOf("opc-c").startsWith("CLEARED");
        });
  }

  @Test
  @DisplayName(
      "attack20 another certificate at night is not trusted by itself, and silence is told")
  void anotherCertificateAtNight()
      throws IOException, InterruptedException, GeneralSecurityException {
    HostilePlant server = plant("opc-d");
    server.appear(known("opc-d", server.genuine()), GOOD);
    isRead(server, "opc-d");
    PlantIdentity other = server.genuine();
    other.trust(keys.own());
    server.appear(other, GOOD);
    server.say(code("opc-d"), good(FINE));
    until("refused", () -> isSaid("opc-d", thumbprint(other)));
    assertThat(line("opc-d").get("refusal").get("zh").asText()).contains("指纹", thumbprint(other));
    until("its silence is told", () -> isOpen("opc-d", "IN-01"));
    assertThat(stateOf("opc-d")).as("what nobody trusts clears nothing").startsWith("ACTIVE");
    vigil.boardIsNoQuieter();
    known("opc-d", other);
    until(
        "mended: it clears",
        () -> {
          server.say(code("opc-d"), good(FINE));
          return stateOf("opc-d").startsWith("CLEARED");
        });
  }

  @Test
  @DisplayName("attack21 an outdated policy that is offered first is not chosen, nor alone")
  void outdatedPolicyFirst() throws IOException, InterruptedException {
    HostilePlant server = plant("opc-e");
    PlantIdentity identity = known("opc-e", server.genuine());
    server.appear(identity, SecurityPolicy.Basic128Rsa15);
    isNotRead(server, "opc-e", "outdated policies are not used");
    server.appear(identity, SecurityPolicy.Basic128Rsa15, GOOD);
    isRead(server, "opc-e");
    assertThat(server.policiesInUse()).containsOnly(GOOD);
  }

  @Test
  @DisplayName("attack23 what is no number is kept out by reason, a wrong stamp hides nothing")
  void impossibleValues() throws IOException, InterruptedException {
    HostilePlant server = plant("opc-f");
    server.appear(known("opc-f", server.genuine()), GOOD);
    Object[] none = {
      Double.NaN, Double.POSITIVE_INFINITY, new Double[] {HIGH, HIGH}, "x".repeat(1_000_000)
    };
    for (int i = 0; i < none.length; i++) {
      String point = code("opc-f") + (i + 1);
      Variant value = new Variant(none[i]);
      until(
          "told of " + point,
          () -> {
            server.say(point, new DataValue(value, StatusCode.GOOD, DateTime.now()));
            return isRefused("VALUE_NAN", point);
          });
    }
    Instant[] stamps = {
      Instant.parse("1970-01-02T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z")
    };
    String[] codes = {"TIME_PAST", "TIME_FUTURE"};
    for (int i = 0; i < stamps.length; i++) {
      String point = code("opc-f") + (i + 5);
      DateTime stamp = new DateTime(stamps[i]);
      server.say(point, new DataValue(new Variant(HIGH), StatusCode.GOOD, stamp));
      String code = codes[i];
      until("told of " + point, () -> isRefused(code, point));
      until("judged by our time", () -> vigil.alertsOf("opc-f", point).size() == 1);
    }
    for (int i = 1; i <= none.length; i++) {
      assertThat(vigil.alertsOf("opc-f", code("opc-f") + i)).isEmpty();
    }
    vigil.boardIsNoQuieter();
    isRead(server, "opc-f");
  }

  /** It is refused with these words, on record and on the page, and what it says is not heard. */
  private String isNotRead(HostilePlant server, String enterprise, String words)
      throws IOException, InterruptedException {
    server.say(code(enterprise), good(HIGH));
    until("on record: " + words, () -> isSaid(enterprise, words));
    assertThat(vigil.alertsOf(enterprise, code(enterprise))).isEmpty();
    assertThat(line(enterprise).get("refusal").get("en").asText()).contains(words);
    vigil.boardIsNoQuieter();
    return line(enterprise).get("refusal").get("zh").asText();
  }

  /** What it says is judged. */
  private void isRead(HostilePlant server, String enterprise)
      throws IOException, InterruptedException {
    until(
        "read and judged",
        () -> {
          server.say(code(enterprise), good(HIGH));
          return vigil.alertsOf(enterprise, code(enterprise)).size() == 1;
        });
    vigil.boardIsNoQuieter();
  }

  private static DataValue good(double value) {
    return new DataValue(new Variant(value), StatusCode.GOOD, DateTime.now());
  }

  private boolean isSaid(String enterprise, String words) {
    return vigil.onRecord(enterprise).stream().map(Refusal::en).anyMatch(en -> en.contains(words));
  }

  private boolean isRefused(String code, String point) {
    return vigil.onRecord("opc-f").stream()
        .anyMatch(one -> one.code().name().equals(code) && point.equals(one.point()));
  }

  private boolean isOpen(String enterprise, String rule) throws IOException, InterruptedException {
    for (JsonNode alert : vigil.openAlerts()) {
      if (alert.path("enterprise").asText().equals(enterprise)
          && alert.path("rule").asText().equals(rule)) {
        return true;
      }
    }
    return false;
  }

  private String stateOf(String enterprise) throws IOException, InterruptedException {
    List<JsonNode> alerts = vigil.alertsOf(enterprise, code(enterprise));
    return alerts.isEmpty() ? "" : alerts.get(0).get("state").asText();
  }

  private JsonNode line(String enterprise) throws IOException, InterruptedException {
    for (JsonNode line : vigil.admin.get("/api/v1/gateways").get("servers")) {
      if (line.get("enterprise").asText().equals(enterprise)) {
        return line;
      }
    }
    throw new AssertionError(enterprise + " is not listed");
  }

  /** Each side trusts the other, as after onboarding. */
  private PlantIdentity known(String enterprise, PlantIdentity identity) throws IOException {
    identity.trust(keys.own());
    keys.trust(enterprise, identity.certificate());
    return identity;
  }

  private static String thumbprint(PlantIdentity of) throws GeneralSecurityException {
    byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(of.certificate().getEncoded());
    return HexFormat.of().withUpperCase().formatHex(sha1);
  }

  private static String code(String enterprise) {
    return enterprise + ".LT";
  }

  /** A plant that is asked at a server which is not there yet. */
  private HostilePlant plant(String enterprise) throws IOException, InterruptedException {
    int port = FreePorts.pick();
    List<String> points = new ArrayList<>();
    for (String suffix : List.of("", "1", "2", "3", "4", "5", "6")) {
      String code = code(enterprise) + suffix;
      points.add(
          """
          {"code":"%s","name":"水位","nameEn":"Level","unit":"U1","kind":"sump.level","gateway":"opc1",
           "source":"%s","measureUnit":"m","rangeLow":0,"rangeHigh":5,"reporting":"periodic",
           "sampleMillis":1000,"customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
             "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
             "respondMinutes":5,"justification":"样例 / a sample"},
             "id":"HIGH","severity":2,"rule":"limit",
             "comparison":"GE","limit":3,"clearWhen":"LT","clear":2.8,"onMillis":0,"offMillis":0}]}
          """
              .formatted(code, PlantServer.source(enterprise, code)));
    }
    String file =
        """
        {"enterprise":"%s","name":"受袭企业","nameEn":"Attacked","division":"140428",
         "packs":["integrity","al_casting"],
         "gateways":[{"name":"opc1","door":"OPC_UA","mode":"LIVE","endpoint":"%s"}],"points":[%s]}
        """
            .formatted(enterprise, PlantServer.url(port), String.join(",", points));
    vigil.admin.importPlant(enterprise, file);
    HostilePlant server = new HostilePlant(enterprise, read(file), port);
    servers.add(server);
    return server;
  }

  private static List<PlantPoint> read(String file) {
    PlantFileReader.Outcome outcome = PlantFileReader.read(file.getBytes(StandardCharsets.UTF_8));
    if (outcome instanceof PlantFileReader.Outcome.Taken taken) {
      return taken.file().points();
    }
    throw new AssertionError(outcome.toString());
  }
}
