package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.vigil.alerting.delivery.DeliveryOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A channel that is tried by command, against a receiver that takes it, and does not. */
class NotifyCommandIT {
  private final List<String> got = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private final StringWriter said = new StringWriter();

  @TempDir Path data;

  @Test
  void theReceiversWordsAreSaidAndTheStatusToo() throws IOException, InterruptedException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          got.add(new String(body, StandardCharsets.UTF_8));
          byte[] answer = "as you say".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status.get(), answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    receiver.start();
    DeliveryOptions delivery =
        DeliveryOptions.byDefault().allowing(DeliveryOptions.networks("127.0.0.1"));
    try (Standalone vigil =
        Standalone.start(StandaloneOptions.demo(data).withFreePorts().withDelivery(delivery))) {
      String password = Files.readString(data.resolve("passwords").resolve("admin")).strip();
      VigilApi.login(vigil.endpoints().http(), "admin", password)
          .put(
              "/api/v1/channels/county",
              new ObjectMapper()
                  .createObjectNode()
                  .put("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/"));

      assertThat(notifyTest("county")).isZero();
      assertThat(said.toString())
          .contains("county: 接收方已接受测试消息 | the receiver took the test message", "200 as you say");
      assertThat(got).singleElement().asString().contains("测试消息，不是报警", "\"mode\":\"test\"");

      status.set(503);
      assertThat(notifyTest("county")).isEqualTo(1);
      assertThat(said.toString())
          .contains("county: 接收方未接受 | the receiver did not accept it", "503 as you say");

      assertThat(notifyTest("nowhere")).isEqualTo(1);
      assertThat(said.toString()).startsWith("vigil: ").contains(" | ").doesNotContain("\tat ");
    } finally {
      receiver.stop(0);
    }
  }

  private int notifyTest(String channel) {
    said.getBuffer().setLength(0);
    CommandLine line = Vigil.commandLine();
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    return line.execute("notify", "test", channel, "--data", data.toString());
  }
}
