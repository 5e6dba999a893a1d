package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.standalone.StandaloneOptions.RegistryAddress;
import io.vigil.standalone.embedded.FreePorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NeighboursTest {
  private static final String REGISTRY = "jdbc:h2:mem:neighbours";

  @Test
  void aRegistryThatRefusesIsNotWaitedFor() throws SQLException, InterruptedException {
    try (Connection open = DriverManager.getConnection(REGISTRY, "vigil", "right")) {
      assertThat(open.isClosed()).isFalse();
      Neighbours.awaitRegistry(new RegistryAddress(REGISTRY, "vigil", "right"));

      assertThatThrownBy(
              () -> Neighbours.awaitRegistry(new RegistryAddress(REGISTRY, "vigil", "wrong")))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("登记库 " + REGISTRY + " 拒绝连接")
          .hasMessageContaining("the registry refuses");
    }
  }

  @Test
  void aRegistryThatIsNotThereIsWaitedForUntilTheProcessIsToldToStop() throws InterruptedException {
    String nobody = "jdbc:postgresql://127.0.0.1:" + FreePorts.pick() + "/vigil";
    Thread waiting =
        new Thread(
            () -> {
              try {
                Neighbours.awaitRegistry(new RegistryAddress(nobody, "vigil", ""));
              } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    TimeUnit.SECONDS.timedJoin(waiting, 2);
    assertThat(waiting.isAlive()).as("still waiting").isTrue();

    waiting.interrupt();

    waiting.join();
    assertThat(waiting.isAlive()).isFalse();
  }
}
