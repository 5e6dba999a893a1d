package io.vigil.alerting;

import io.vigil.alerting.testing.*;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchIT {

  @Test
  void starts(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Alerting alerting =
            Alerting.start(AlertingOptions.defaults(folder, log.bootstrap()).asDemo())) {
      Browser admin = Browser.signedIn(alerting.port(), folder, "admin");
      System.err.println(admin.get("/api/v1/me"));
      var put = admin.put("/api/v1/enterprises/coal-a", Plants.coalMine("coal-a", 3));
      System.err.println(put.status() + " " + put.json());
      System.err.println(admin.get("/api/v1/enterprises").json());
      Browser duty = Browser.signedIn(alerting.port(), folder, "duty");
      try (Stream stream = duty.stream("");
          Judge judge = new Judge(log)) {
        System.err.println(stream.nextHeartbeat());
        judge.say(judge.watch("coal-a", "F01.CH4", "CO-M2").raise(1.6));
        System.err.println(stream.nextAlert());
        System.err.println(duty.get("/api/v1/alerts").json().toPrettyString());
        System.err.println(duty.get("/api/v1/alerts/a-1-1/trace").json().toPrettyString());
        System.err.println(duty.get("/api/v1/nothing").json().toPrettyString());
        System.err.println(
            duty.post("/api/v1/alerts/a-1-1/ack", "{\"activation\":\"x\",\"version\":1}")
                .json()
                .toPrettyString());
        System.err.println(
            duty.post("/api/v1/alerts/a-1-1/ack", "{\"activation\":\"x\"}")
                .json()
                .toPrettyString());
        System.err.println(duty.post("/api/v1/alerts/a-1-1/ack", "{").json().toPrettyString());
        System.err.println(duty.get("/health/readiness").json().toPrettyString());
        System.err.println(duty.get("/openapi").raw().body().substring(0, 300));
        System.err.println(
            duty.get("/metrics").raw().body().lines().filter(l -> l.startsWith("vigil")).toList());
      }
      System.err.println(log.read("definitions").size() + " definitions");
      System.err.println(log.read("alert-journal").size() + " journal");
    }
  }
}
