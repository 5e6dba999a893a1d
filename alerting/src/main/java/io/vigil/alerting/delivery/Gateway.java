package io.vigil.alerting.delivery;

import io.micronaut.data.annotation.Embeddable;
import java.util.List;

/**
 * How an HTTP gateway is asked to reach phones; all empty for channels of other kinds.
 *
 * @param gatewayMethod POST or PUT
 * @param gatewayBody JSON with the places of {@link GatewayTemplate}
 * @param gatewayHeaders lines of {@code Name: value}, where {@code {secret}} may stand
 * @param gatewayTaken what the answer holds if it was taken; empty: whatever it holds
 * @param gatewayPhones the numbers as people see them, separated by commas; the whole ones are
 *     sealed in the channel's token
 */
@Embeddable
record Gateway(
    String gatewayMethod,
    String gatewayBody,
    String gatewayHeaders,
    String gatewayTaken,
    String gatewayPhones) {
  /** Of a channel that reaches no phones. */
  static final Gateway NONE = new Gateway("", "", "", "", "");

  /** The same, shown with these numbers. */
  Gateway reaching(String shownPhones) {
    return new Gateway(gatewayMethod, gatewayBody, gatewayHeaders, gatewayTaken, shownPhones);
  }

  List<String> headerLines() {
    return gatewayHeaders.lines().toList();
  }

  List<String> shownPhones() {
    return gatewayPhones.isEmpty() ? List.of() : List.of(gatewayPhones.split(",", -1));
  }
}
