package io.vigil.alerting.delivery;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.MailReceiver;
import io.vigil.alerting.testing.MailReceiver.Got;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.SelfSigned;
import io.vigil.alerting.testing.TestChannel;
import io.vigil.model.alert.Severity;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters, handed in at a mail server on a socket. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class MailIT {
  @TempDir private Path keys;
  private Room room;
  private MailReceiver server;
  private String plant;
  private TestChannel channel;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    server = MailReceiver.start();
    plant = room.plant(1);
    channel = new TestChannel(room, "mail-" + plant);
  }

  @AfterEach
  void end() throws Exception {
    channel.remove();
    server.close();
  }

  @Test
  @DisplayName("An Alert is one letter in both languages, with the level in its subject")
  void oneLetter() throws Exception {
    put(",\"user\":\"userNobodySees\",\"secret\":\"passNobodySees\"");
    room.raised(plant);
    Got got = server.got(1).get(0);
    assertThat(got.login()).isEqualTo("userNobodySees passNobodySees");
    assertThat(got.encrypted()).isFalse();
    assertThat(got.recipients()).containsExactly("a@county.example", "b@county.example");
    assertThat(got.header("From")).isEqualTo("vigil@plant.example");
    assertThat(got.header("Message-ID")).matches("<[0-9a-f-]{36}@plant.example>");
    assertThat(got.subject()).isEqualTo("【值守】橙 1 条 / [Vigil] orange: 1");
    assertThat(got.body()).contains("\n[橙] ").contains("\n[orange] ").contains("1.6");
    channel.delivery(one -> TestChannel.is(one, "SENT"));
  }

  @Test
  @DisplayName(
      "attack55 a name that a page would run is words in a letter, and adds no line to its head")
  void nameInALetter(Attack attack) throws Exception {
    String name = "<img src=x onerror=alert(1)>\\r\\nBcc: all@county.example";
    String file = Plants.coalMine(plant, 1);
    assertThat(room.importPlant(plant, file.replace("工作面甲烷 F01.CH4", name)).status())
        .isEqualTo(200);
    put("");
    room.raised(plant);
    channel.delivery(one -> TestChannel.is(one, "SENT"));
    Got got = server.got().get(server.got().size() - 1);
    assertThat(got.recipients()).containsExactly("a@county.example", "b@county.example");
    assertThat(got.header("Content-Type")).startsWith("text/plain");
    assertThat(got.head()).noneMatch(line -> line.startsWith("Bcc") || line.contains("<img"));
    assertThat(got.body()).contains("<img src=x onerror=alert(1)>");
    attack.boardIsNoQuieter();
  }

  @Test
  @DisplayName("attack82: user and password are nowhere to be read, and stay while the server does")
  void secretsAreKept() throws Exception {
    put(",\"user\":\"userNobodySees\",\"secret\":\"passNobodySees\"");
    assertThat(room.admin().get(channel.path()).json().toString()).doesNotContain("NobodySees");
    Channel kept =
        Inside.of(room.alerting())
            .getBean(ChannelRepository.class)
            .findById(channel.id())
            .orElseThrow();
    assertThat(kept.token()).as("what stands in the database").isNotEmpty();
    assertThat(kept.secret()).isNotEmpty();
    assertThat(kept.toString()).doesNotContain("NobodySees");
    assertThat(Inside.of(room.alerting()).getBean(Journal.class).ofAlert(channel.id(), 10))
        .singleElement()
        .satisfies(one -> assertThat(one.detail()).contains("a@county.example,b@county.example"));
    put(",\"leastSeverity\":2");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    assertThat(server.got(1).get(0).login()).isEqualTo("userNobodySees passNobodySees");
    put(",\"user\":\"\",\"secret\":\"\"");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    assertThat(server.got(2).get(1).login()).isEmpty();
  }

  @Test
  @DisplayName("A server on this machine that offers to encrypt is taken at its word, untrusted")
  void encryptedHere() throws Exception {
    server.encrypting(SelfSigned.in(keys));
    put(",\"user\":\"vigil\",\"secret\":\"pass\"");
    room.raised(plant);
    Got got = server.got(1).get(0);
    assertThat(got.encrypted()).isTrue();
    assertThat(got.login()).isEqualTo("vigil pass");
    channel.delivery(one -> TestChannel.is(one, "SENT"));
  }

  @Test
  @DisplayName("A server that is encrypted from the start is spoken to so")
  void encryptedFromTheStart() throws Exception {
    server.encrypted(SelfSigned.in(keys));
    put(",\"user\":\"vigil\",\"secret\":\"pass\"");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    Got got = server.got(1).get(0);
    assertThat(got.encrypted()).isTrue();
    assertThat(got.login()).isEqualTo("vigil pass");
  }

  @Test
  @DisplayName("A test says that it is one, in the subject and below")
  void markedAsTest() throws Exception {
    put("");
    assertThat(channel.tried().get("accepted").asBoolean()).isTrue();
    Got got = server.got(1).get(0);
    assertThat(got.subject()).isEqualTo("【值守】【测试】蓝 1 条 / [Vigil] TEST blue: 1");
    assertThat(got.body()).contains("测试消息，不是报警").contains("A test message, not an Alert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"451 later", "554 never"})
  @DisplayName("A letter that is not taken is sent again as the same letter until it is")
  void sentAgain(String answer) throws Exception {
    server.answering(answer);
    put("");
    room.raised(plant);
    JsonNode failed = channel.delivery(one -> one.get("attempts").asInt() > 1);
    assertThat(failed.get("state").asText()).isEqualTo("WAITING");
    assertThat(failed.get("en").asText()).isEqualTo("the receiver did not accept it");
    assertThat(failed.get("answer").asText()).contains(answer);
    server.answering("250 taken");
    channel.delivery(one -> TestChannel.is(one, "SENT"));
    assertThat(server.got())
        .extracting(one -> one.header("Message-ID"))
        .containsOnly(server.got().get(0).header("Message-ID"));
  }

  @Test
  @DisplayName("A server that drips for ever is given up in time")
  void drippingGivenUp() throws Exception {
    server.dripping();
    put("");
    room.raised(plant);
    JsonNode failed = channel.delivery(one -> !one.get("en").isNull());
    assertThat(failed.get("en").asText()).isEqualTo("the receiver did not answer in time");
    server.answering("250 taken");
    channel.delivery(one -> TestChannel.is(one, "SENT"));
  }

  @Test
  @DisplayName("A recipient that nobody knows does not keep the letter from the others")
  void othersGetIt() throws Exception {
    server.without("a@county.example");
    put("");
    room.raised(plant);
    assertThat(server.got(1).get(0).recipients()).containsExactly("b@county.example");
    JsonNode sent = channel.delivery(one -> TestChannel.is(one, "SENT"));
    assertThat(sent.get("answer").asText()).contains("550 nobody of that name");
    server.without("b@county.example");
    JsonNode tried = channel.tried();
    assertThat(tried.get("accepted").asBoolean()).isFalse();
    assertThat(server.got()).hasSize(1);
  }

  @Test
  @DisplayName("A server elsewhere that does not encrypt, or cannot be trusted, gets no letter")
  void encryptedElsewhere() throws Exception {
    Optional<InetAddress> own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(one -> one instanceof Inet4Address && !one.isLoopbackAddress())
            .findFirst();
    assumeThat(own).as("this machine has an address besides loopback").isPresent();
    InetAddress elsewhere = own.orElseThrow();
    try (MailReceiver plain = MailReceiver.start(elsewhere);
        MailReceiver untrusted = MailReceiver.start(elsewhere).encrypting(SelfSigned.in(keys))) {
      assertThat(sentTo(plain, elsewhere).trouble()).isEqualTo(Trouble.NO_TLS);
      assertThat(plain.got()).isEmpty();
      assertThat(sentTo(untrusted, elsewhere).trouble()).isEqualTo(Trouble.NO_TLS);
      assertThat(untrusted.got()).isEmpty();
      untrusted.encrypted(SelfSigned.in(Files.createTempDirectory(keys, "again")));
      assertThat(sentTo(untrusted, elsewhere).trouble()).isEqualTo(Trouble.NO_TLS);
      assertThat(untrusted.got()).isEmpty();
    }
  }

  @Test
  @DisplayName("What is no mail server or no address is refused in words, header lines too")
  void refusedInWords() {
    String whole = "\"from\":\"a@b.example\",\"recipients\":[\"c@d.example\"]";
    for (String url :
        List.of(
            "http://127.0.0.1/",
            "smtp://",
            "smtp://127.0.0.1/x",
            "smtp://u:p@127.0.0.1",
            "smtp://10.0.0.1",
            "smtp://169.254.169.254:25",
            "smtp://[::1]:25",
            "smtp://2130706434")) {
      refused(url, whole);
    }
    for (String bad :
        List.of("", "x", "a@b.example\\nBcc: e@f.example", "A <a@b.example>", "a@b;c@d")) {
      refused(server.url(), "\"from\":\"%s\",\"recipients\":[\"c@d.example\"]".formatted(bad));
      refused(server.url(), "\"from\":\"a@b.example\",\"recipients\":[\"%s\"]".formatted(bad));
    }
    refused(server.url(), "\"from\":\"a@b.example\",\"recipients\":[]");
    assertProblem(room.admin().get(channel.path()), 404, "NOT_FOUND");
  }

  private Answer sentTo(MailReceiver there, InetAddress address) throws Exception {
    AlertingOptions options =
        AlertingOptions.defaults(keys, "none")
            .withDelivery(
                Room.quickDelivery().allowing(DeliveryOptions.networks(address.getHostAddress())));
    Mail mail =
        new Mail(
            new Targets(options),
            Inside.of(room.alerting()).getBean(Contents.class),
            new ChannelVault(options),
            Clock.systemUTC(),
            options);
    Channel to =
        new Channel(
            channel.id(),
            ChannelKind.MAIL,
            there.url(),
            Severity.BLUE,
            "",
            "",
            true,
            false,
            "",
            "",
            new MailEnvelope("a@b.example", "c@d.example"),
            ChannelWords.DEFAULT,
            Gateway.NONE);
    Delivery row = Inside.of(room.alerting()).getBean(DeliveryRows.class).test(to, Instant.EPOCH);
    try {
      return mail.send(new DeliveryRequest(to, row.eventKey(), 1, List.of(row)));
    } finally {
      mail.close();
    }
  }

  private void refused(String url, String more) {
    Browser.Answer answer =
        channel.put("{\"kind\":\"MAIL\",\"url\":\"%s\",%s}".formatted(url, more));
    assertThat(answer.status()).as("%s %s", url, more).isIn(400, 422);
    assertThat(answer.json().get("zh").asText()).isNotBlank();
  }

  private void put(String more) {
    channel.made(
        ("{\"kind\":\"MAIL\",\"url\":\"%s\",\"from\":\"vigil@plant.example\","
                + "\"recipients\":[\"a@county.example\",\"b@county.example\"],"
                + "\"enterprise\":\"%s\"%s}")
            .formatted(server.url(), plant, more));
  }
}
