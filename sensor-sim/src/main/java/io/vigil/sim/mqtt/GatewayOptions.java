package io.vigil.sim.mqtt;

import io.vigil.model.point.Names;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How a gateway connects and behaves.
 *
 * @param url address of the broker, for example {@code tcp://127.0.0.1:1883}
 * @param enterprise the tenant
 * @param gateway name of the gateway; user name and client id are {@code enterprise.gateway}
 * @param password password of that user
 * @param boot boot id; for a REPLAY gateway it names the run
 * @param window how many messages may be unacknowledged before sending stops; default 1000
 * @param resendAfter how long to wait for an acknowledgement, of this message or of any; default 10
 *     s
 * @param catalogue the points announced at every connect; when empty, nothing is announced
 * @param clock milliseconds UTC, for {@code sent} in messages that have no {@code at}
 */
public record GatewayOptions(
    String url,
    String enterprise,
    String gateway,
    String password,
    String boot,
    int window,
    Duration resendAfter,
    List<BirthPoint> catalogue,
    LongSupplier clock) {
  public GatewayOptions {
    if (!Names.isEnterprise(enterprise) || !Names.isGateway(gateway) || !Names.isBoot(boot)) {
      throw new IllegalArgumentException(enterprise + "." + gateway + ", boot " + boot);
    }
    if (window < 1 || resendAfter.isNegative() || resendAfter.isZero()) {
      throw new IllegalArgumentException("window " + window + ", resend after " + resendAfter);
    }
    catalogue = List.copyOf(catalogue);
  }

  /** The defaults with a random boot id and no catalogue. */
  public static GatewayOptions of(String url, String enterprise, String gateway, String password) {
    return new GatewayOptions(
        url,
        enterprise,
        gateway,
        password,
        BootId.random(),
        1000,
        Duration.ofSeconds(10),
        List.of(),
        System::currentTimeMillis);
  }

  /** User name and client id. */
  public String username() {
    return enterprise + "." + gateway;
  }

  /** The same with this boot id. */
  public GatewayOptions withBoot(String newBoot) {
    return new GatewayOptions(
        url, enterprise, gateway, password, newBoot, window, resendAfter, catalogue, clock);
  }

  /** The same with this window. */
  public GatewayOptions withWindow(int newWindow) {
    return new GatewayOptions(
        url, enterprise, gateway, password, boot, newWindow, resendAfter, catalogue, clock);
  }

  /** The same with this patience. */
  public GatewayOptions withResendAfter(Duration patience) {
    return new GatewayOptions(
        url, enterprise, gateway, password, boot, window, patience, catalogue, clock);
  }

  /** The same, announcing these points at every connect. */
  public GatewayOptions withCatalogue(List<BirthPoint> points) {
    return new GatewayOptions(
        url, enterprise, gateway, password, boot, window, resendAfter, points, clock);
  }

  /** The same on this clock. */
  public GatewayOptions withClock(LongSupplier newClock) {
    return new GatewayOptions(
        url, enterprise, gateway, password, boot, window, resendAfter, catalogue, newClock);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "GatewayOptions[" + username() + " at " + url + ", boot " + boot + "]";
  }
}
