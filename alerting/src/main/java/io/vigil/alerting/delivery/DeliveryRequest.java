package io.vigil.alerting.delivery;

import java.util.List;

/**
 * Deliveries that are sent in one request, whose attempt has been written down.
 *
 * @param channel where to
 * @param key the same in every attempt
 * @param attempt 1 for the first
 * @param members at least one, in the order it happened
 */
record DeliveryRequest(Channel channel, String key, int attempt, List<Delivery> members) {
  List<Long> ids() {
    return members.stream().map(Delivery::id).toList();
  }
}
