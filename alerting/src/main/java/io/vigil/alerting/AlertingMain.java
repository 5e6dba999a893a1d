package io.vigil.alerting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Activations in the log in; Alerts, journal and the duty room's HTTP out. A process of its own.
 */
public final class AlertingMain {
  private AlertingMain() {}

  /**
   * Runs until the process is told to end.
   *
   * @param args the configuration file, see {@link AlertingConfig}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: alerting CONFIG");
    }
    Alerting alerting = Alerting.start(AlertingConfig.read(Path.of(args[0])));
    alerting.onReplaced(() -> Runtime.getRuntime().halt(Alerting.REPLACED_STATUS));
    CountDownLatch told = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  alerting.close();
                  told.countDown();
                },
                "alerting-stop"));
    told.await();
  }
}
