package io.vigil.alerting.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param base any address in it
 * @param bits how many leading bits its addresses share
 */
public record Network(InetAddress base, int bits) {
  /** Only digits of addresses: a name would be looked up. */
  private static final Pattern WRITTEN = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)");

  public Network {
    if (bits < 0 || bits > base.getAddress().length * 8) {
      throw new IllegalArgumentException(
          "a network of " + base.getHostAddress() + " cannot share " + bits + " bits");
    }
  }

  /** Reads {@code address/bits}, or one address; says what is wrong otherwise. */
  public static Network parse(String text) {
    String written = text.strip();
    int slash = written.indexOf('/');
    String address = slash < 0 ? written : written.substring(0, slash);
    if (!WRITTEN.matcher(address).matches()) {
      throw new IllegalArgumentException("'" + text + "' is no network; write 10.0.0.0/8");
    }
    try {
      InetAddress base = InetAddress.getByName(address);
      int all = base.getAddress().length * 8;
      return new Network(base, slash < 0 ? all : Integer.parseInt(written.substring(slash + 1)));
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no network; write 10.0.0.0/8", e);
    }
  }

  /** Whether the address lies in it. */
  public boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + bits;
  }
}
