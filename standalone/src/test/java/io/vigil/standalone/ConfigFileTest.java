package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.alerting.delivery.Network;
import io.vigil.alerting.duty.EscalationPlan;
import io.vigil.alerting.registry.EnterpriseQuota;
import io.vigil.alerting.scada.ScadaOptions;
import io.vigil.alerting.statistics.ReportOptions;
import io.vigil.ingest.quota.Quota;
import io.vigil.model.alert.Severity;
import io.vigil.standalone.ConfigFile.BadConfigException;
import io.vigil.standalone.ProcessOptions.BrokerAddress;
import io.vigil.standalone.certs.DevelopmentAuthority;
import io.vigil.standalone.embedded.DurabilityProfile;
import io.vigil.streaming.ClusterAddress;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSaidStaysAsTheDefaults() throws IOException {
    StandaloneOptions options = ConfigFile.read(file("data=/var/lib/vigil"));

    assertThat(options).isEqualTo(StandaloneOptions.defaults(Path.of("/var/lib/vigil")));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    DevelopmentAuthority.in(folder, Instant.now()).issueServer(List.of("vigil"), Instant.now());
    StandaloneOptions options =
        ConfigFile.read(
            file(
                """
                data=/d
                http.host=0.0.0.0
                http.port=1
                mqtt.host=0.0.0.0
                mqtt.port=2
                door.host=::
                tls.certificate=server.pem
                tls.key=server-key.pem
                door.port=7
                log.port=3
                store.port=4
                log.bootstrap=kafka:9092
                store.url=http://influx:8086
                store.kind=influxdb1
                store.database=plant
                registry.url=jdbc:postgresql://db/vigil
                registry.user=u
                registry.password=p
                lanes=64
                connections=5
                tick.millis=20
                checkpoint.millis=3000
                durability=power
                escalation.red=county 1m, province 2m
                delivery.allow=10.0.0.0/8
                reports.at=06:30
                reports.days=90
                onboarding.trial.seconds=3600
                opcua.host=0.0.0.0
                opcua.port=4841
                quota.messages=200
                quota.bytes=100000
                quota.connections=12
                quota.points=3000
                quota.exports=40
                mqtt.url=tcp://broker:1883
                mqtt.password=w
                mqtt.folder=mosquitto
                ingest.port=8
                streaming.port=9
                streaming.parallelism=32
                flink.host=manager
                flink.rpc.port=10
                flink.rest.port=11
                flink.folder=/shared
                flink.slots=12
                """));

    assertThat(options.httpHost()).isEqualTo("0.0.0.0");
    assertThat(options.httpPort()).isEqualTo(1);
    assertThat(options.mqttPort()).isEqualTo(2);
    assertThat(options.outer().mqttHost()).isEqualTo("0.0.0.0");
    assertThat(options.outer().doorHost()).isEqualTo("::");
    assertThat(options.outer().identity()).get().hasToString("CN=vigil");
    assertThat(options.doorPort()).isEqualTo(7);
    assertThat(options.logPort()).isEqualTo(3);
    assertThat(options.storePort()).isEqualTo(4);
    assertThat(options.externalLog()).contains("kafka:9092");
    assertThat(options.externalStore().orElseThrow().database()).isEqualTo("plant");
    assertThat(options.externalRegistry().orElseThrow().user()).isEqualTo("u");
    assertThat(options.lanes()).isEqualTo(64);
    assertThat(options.connections()).isEqualTo(5);
    assertThat(options.tick()).hasMillis(20);
    assertThat(options.checkpointInterval()).hasSeconds(3);
    assertThat(options.profile()).isEqualTo(DurabilityProfile.POWER);
    assertThat(options.demo()).isFalse();
    assertThat(options.escalation().of(Severity.RED, false))
        .isEqualTo(EscalationPlan.parse("county 1m, province 2m"));
    assertThat(options.quota()).isEqualTo(new Quota(200, 100_000));
    assertThat(options.gatewayConnections()).isEqualTo(12);
    assertThat(options.plantQuota()).isEqualTo(new EnterpriseQuota(3_000, 40));
    assertThat(options.delivery().allow()).containsExactly(Network.parse("10.0.0.0/8"));
    assertThat(options.reports()).isEqualTo(new ReportOptions(LocalTime.of(6, 30), 90));
    assertThat(options.processes())
        .isEqualTo(
            new ProcessOptions(
                Optional.of(new BrokerAddress("tcp://broker:1883", "w")),
                Optional.of(folder.resolve("mosquitto")),
                8,
                9,
                Optional.of(new ClusterAddress("manager", 10, 11, Path.of("/shared"), 12))));
    assertThat(options.parallelism()).isEqualTo(32);
    assertThat(options.trial()).isEqualTo(Duration.ofHours(1));
    assertThat(options.scada()).contains(new ScadaOptions("0.0.0.0", 4841));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http.host", "mqtt.host", "door.host"})
  void anAddressThatOthersReachNeedsTls(String key) throws IOException {
    Path plain = file("data=/d\n" + key + "=0.0.0.0");
    assertThatThrownBy(() -> ConfigFile.read(plain))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining(key + ": “0.0.0.0” 不是本机回环地址")
        .hasMessageContaining("name tls.certificate and tls.key first");
    assertThat(ConfigFile.read(file("data=/d\n" + key + "=127.0.0.1")).outer().identity())
        .isEmpty();
  }

  @Test
  @DisplayName("attack81 a key that everybody can read stops the start")
  void aKeyThatEverybodyCanReadStopsTheStart() throws IOException {
    DevelopmentAuthority.in(folder, Instant.now()).issueServer(List.of("vigil"), Instant.now());
    Path config = file("data=/d\ntls.certificate=server.pem\ntls.key=server-key.pem");
    Path key = folder.resolve("server-key.pem");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> ConfigFile.read(config))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("tls.key: " + key + " 其他用户可以读写，请执行 chmod o= " + key);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(ConfigFile.read(config).outer().identity()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry.password", "mqtt.password"})
  @DisplayName("attack81 a password that everybody can read, or tries first, stops the start")
  void aPasswordThatEverybodyKnowsStopsTheStart(String key) throws IOException {
    Path config = file("data=/d\n" + key + "=k3pt-to-0urselves");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> ConfigFile.read(config))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining(key + ": " + config + " 中有口令，其他用户可以读写")
        .hasMessageContaining("chmod o= " + config);
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(ConfigFile.read(config).data()).isEqualTo(Path.of("/d"));
    assertThatThrownBy(() -> ConfigFile.read(file("data=/d\n" + key + "=changeme")))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining(key + ": 该口令人人都会先试")
        .hasMessageContaining("everybody tries that password first");
  }

  @Test
  void certificateAndKeyThatAreNoneAreNamedWithWhatToDo() throws IOException {
    DevelopmentAuthority authority = DevelopmentAuthority.in(folder, Instant.now());
    authority.issueServer(List.of("vigil"), Instant.now());
    authority.issueClient("entx.gw1", Instant.now());
    isRefused("server.pem", "entx.gw1-key.pem", "tls.key: ", "is not the key of the certificate");
    isRefused("server.pem", "server.pem", "tls.key: ", "openssl pkcs8 -topk8");
    isRefused("server-key.pem", "server-key.pem", "tls.certificate: ", "is no certificate in PEM");
    isRefused("gone.pem", "server-key.pem", "tls.certificate: ", "gone.pem cannot be read");
    isRefused("", "server-key.pem", "tls.certificate: ", "certificate and key go together");
  }

  private void isRefused(String certificate, String key, String... words) throws IOException {
    Path config = file("data=/d\ntls.certificate=" + certificate + "\ntls.key=" + key);
    assertThatThrownBy(() -> ConfigFile.read(config))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void allMistakesAreNamedAtOnceWithKeyValueAndWhatIsAllowed() throws IOException {
    Path file =
        file(
            "data=/d\nhttp.prot=80\nlanes=0\nmqtt.port=many\ndurability=best\n"
                + "escalation.blue=county 5\ndelivery.allow=10.0.0.300/8\nreports.at=8\nreports.days=0\n");

    assertThatThrownBy(() -> ConfigFile.read(file))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("http.prot: 没有此项，是否为 http.port？ | unknown; did you mean http.port?")
        .hasMessageContaining("lanes: “0” 不是 1 到 256 的整数 | '0' is not a whole number from 1 to 256")
        .hasMessageContaining("'many' is not a whole number from 0 to 65535")
        .hasMessageContaining(
            "durability: “best” 不是 demo、process、power 之一 | 'best' is none of demo, process, power")
        .hasMessageContaining("reports.at: “8” 的写法应如 08:00 | '8' is not written like 08:00")
        .hasMessageContaining("reports.days: “0” 不是 1 到 36500 的整数")
        .hasMessageContaining("delivery.allow: “10.0.0.300/8” 的写法应如 10.0.0.0/8")
        .hasMessageContaining(
            "escalation.blue: “county 5” 的写法应如 county 5m, prefecture 5m, province | 'county 5' is no"
                + " step; write it as: county 5m");
  }

  @Test
  void aKeyLikeNoOtherIsToldWhatThereIs() throws IOException {
    Path file = file("data=/d\ncolour=red\n");

    assertThatThrownBy(() -> ConfigFile.read(file))
        .hasMessageContaining("colour: 没有此项；可用的有 data, http.host")
        .hasMessageContaining("unknown; known keys are data, http.host");
  }

  @Test
  void whatAPartCannotBeWithoutIsNamed() throws IOException {
    Path file = file("data=/d\nlog.bootstrap=kafka:9092\nmqtt.url=tcp://broker:1883\n");

    assertThatThrownBy(() -> ConfigFile.read(file, IngestProcess.NEEDED))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining(
            "mqtt.password: 缺少；该进程不能没有此项 | missing; this process cannot be without it")
        .hasMessageNotContaining("log.bootstrap");
    assertThat(ConfigFile.read(file).externalLog()).contains("kafka:9092");
  }

  @Test
  void aClusterNeedsItsFolderAndNoMoreSubtasksThanHalfOfTheLanes() throws IOException {
    Path file = file("data=/d\nlanes=8\nstreaming.parallelism=5\nflink.host=manager\n");

    assertThatThrownBy(() -> ConfigFile.read(file))
        .hasMessageContaining("flink.folder: 缺少")
        .hasMessageContaining("streaming.parallelism: “5” 不是 1 到 4 的整数");
  }

  @ParameterizedTest
  @CsvSource({
    "mqtt.url, broker:1883",
    "mqtt.url, tcp://broker",
    "log.bootstrap, kafka",
    "log.bootstrap, http://kafka:9092",
    "log.bootstrap, 'kafka:9092,'",
    "store.url, influx:8086",
    "store.url, ftp://influx:8086",
    "store.url, http://influx:8086/query",
    "registry.url, jdbc:mysql://db/vigil",
    "registry.url, postgresql://db/vigil"
  })
  void anAddressInAnotherFormIsNamedWithAnExample(String key, String value) throws IOException {
    Path file = file("data=/d\n" + key + "=" + value);

    assertThatThrownBy(() -> ConfigFile.read(file))
        .hasMessageContaining(key + ": “" + value + "” 的写法应如 ")
        .hasMessageContaining("'" + value + "' is not written like ");
  }

  @ParameterizedTest
  @CsvSource({
    "log.bootstrap, 'kafka-1:9092, kafka-2:9092'",
    "store.url, https://influx.plant.example/",
    "registry.url, 'jdbc:postgresql://a,b:5433/vigil?ssl=true'"
  })
  void addressesInTheirFormAreTaken(String key, String value) throws IOException {
    assertThat(ConfigFile.inspect(file("data=/d\n" + key + "=" + value)).mistakes()).isEmpty();
  }

  @Test
  void aRelativeDataFolderIsSeenFromTheFolderOfTheFile() throws IOException {
    assertThat(ConfigFile.read(file("data=../data")).data())
        .isEqualTo(folder.resolveSibling("data"));
  }

  /** What is shipped explains every key and says the true defaults. */
  @Test
  void theFileOfThePackageHoldsEveryKeyWithItsDefault() throws IOException {
    String shipped = Files.readString(Path.of("src/main/dist/etc/vigil.properties"));
    Properties keys = new Properties();
    keys.load(new StringReader(shipped.replaceAll("(?m)^#(?=\\w)", "")));

    assertThat(keys.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(ConfigFile.KEYS);
    Path plain =
        file(shipped.replaceAll("(?m)^#(?=\\w)(?!log.bootstrap|\\w+.url|delivery.allow)", ""));
    StandaloneOptions options = ConfigFile.read(plain);
    assertThat(options).isEqualTo(StandaloneOptions.defaults(folder.resolveSibling("data")));
    assertThat(ConfigFile.read(file(shipped))).isEqualTo(options);
    assertThat(ConfigFile.inspect(file(shipped.replaceAll("(?m)^#(?=\\w)", ""))).mistakes())
        .isEmpty();
  }

  @Test
  void aMissingDataFolderIsAMistake() throws IOException {
    Path file = file("http.port=80");

    assertThatThrownBy(() -> ConfigFile.read(file))
        .hasMessageContaining("data: 缺少")
        .hasMessageContaining("missing; it names");
  }

  @Test
  void aPasswordNeverStandsInWhatIsPrinted() throws IOException {
    StandaloneOptions options =
        ConfigFile.read(
            file("data=/d\nregistry.url=jdbc:postgresql://db/v\nregistry.password=s3cret"));

    assertThat(options.toString()).doesNotContain("s3cret");
  }

  private Path file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("vigil.properties"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }
}
