package io.vigil.alerting.testing;

import io.vigil.alerting.delivery.DeliveryOptions.Names;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The names that there are, and one more whose owner says another address whenever he likes.
 * Thread-safe.
 */
public final class ChangingNames implements Names {
  /** The name. */
  public static final String HOST = "changing.example";

  private volatile String address = "";

  /** From now on the name is this address. */
  public void is(String other) {
    address = other;
  }

  @Override
  public InetAddress[] addressesOf(String host) throws UnknownHostException {
    return host.equals(HOST)
        ? new InetAddress[] {InetAddress.getByName(address)}
        : InetAddress.getAllByName(host);
  }
}
