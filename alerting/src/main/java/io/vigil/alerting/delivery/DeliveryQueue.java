package io.vigil.alerting.delivery;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.deadline.SteadyClock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says what is to be sent next to a channel, and writes down what became of it.
 *
 * <p>The most urgent first. The first of a group (enterprise, unit and scheme) goes at once; what
 * follows within {@link DeliveryOptions#followers} is gathered into one request, but for red, which
 * waits for nothing and takes along what was gathered. A control room waits for nothing either. Red
 * has a lane of its own: what is sent there holds at least one red one, what is sent in the other
 * none, and neither waits for an answer to the other. Of one Alert nothing is sent before what
 * happened earlier was accepted. An attempt is written down before it is made: after a kill, what
 * may have been received is sent as a repeat, under the same key.
 *
 * <p>A robot or a phone is told in one digest of whatever waits for its channel, and nothing while
 * {@link MessageLimits} has no message left for it.
 *
 * <p>Blocking; any thread, but one at a time for each lane. One process at a time, by the lease.
 */
@Singleton
class DeliveryQueue {
  /** More make another request, which follows at once. */
  private static final int MOST_PER_REQUEST = 100;

  private static final int MOST_PER_DIGEST = 1_000;
  private static final int RED = 1;

  private final ChannelRepository channels;
  private final DeliveryRepository rows;
  private final MessageLimits limits;
  private final InstantSource clock;
  private final DeliveryOptions options;

  /** Held by whoever picks for a channel, so that its two lanes never pick the same. */
  private final Map<String, Object> picking = new ConcurrentHashMap<>();

  /** Until when the followers of a group are gathered, by channel and group. */
  private final Map<String, Instant> gathering = new ConcurrentHashMap<>();

  DeliveryQueue(
      ChannelRepository channels,
      DeliveryRepository rows,
      MessageLimits limits,
      SteadyClock clock,
      AlertingOptions options) {
    this.channels = channels;
    this.rows = rows;
    this.limits = limits;
    this.clock = clock;
    this.options = options.delivery();
  }

  /** Lanes with something due. */
  List<Lane> lanesDue() {
    Instant now = clock.instant();
    gathering.values().removeIf(until -> !until.isAfter(now));
    return rows.lanesDue(now);
  }

  /**
   * What is to be sent in the lane now, its attempt written down; empty if nothing is. Not one
   * transaction: in a flood the search is long, and whoever writes holds up the Alerts.
   */
  Optional<DeliveryRequest> next(Lane lane) {
    synchronized (picking.computeIfAbsent(lane.channel(), any -> new Object())) {
      return channels
          .findById(lane.channel())
          .filter(Channel::enabled)
          .flatMap(channel -> begin(channel, lane.red()));
    }
  }

  /** The attempt has ended. */
  void ended(DeliveryRequest request, Answer answer) {
    Instant now = clock.instant();
    Trouble trouble = answer.trouble();
    if (trouble == null) {
      rows.accepted(request.ids(), now, answer.detail());
    } else {
      rows.failed(request.ids(), trouble.name(), answer.detail(), now.minus(options.giveUp()));
    }
  }

  private Optional<DeliveryRequest> begin(Channel channel, boolean red) {
    Instant now = clock.instant();
    Optional<Delivery> first = rows.mostUrgent(channel.id(), red, now);
    while (first.isPresent() && mustWait(first.get(), now)) {
      first = rows.mostUrgent(channel.id(), red, now);
    }
    return first
        .filter(one -> limits.take(channel, one.severity()))
        .map(one -> begin(channel, one, now));
  }

  private boolean mustWait(Delivery one, Instant now) {
    if (one.request() != null || one.severity() == RED) {
      return false;
    }
    Instant until = gathering.get(window(one));
    if (until == null || !until.isAfter(now)) {
      return false;
    }
    rows.gather(one.channel(), one.groupKey(), until);
    return true;
  }

  private DeliveryRequest begin(Channel channel, Delivery first, Instant now) {
    String sent = first.request();
    List<Delivery> members =
        sent == null ? unsent(channel, first) : rows.ofRequest(channel.id(), sent);
    String key = sent == null ? members.get(0).key() : sent;
    int attempt = members.get(0).attempts() + 1;
    DeliveryRequest request = new DeliveryRequest(channel, key, attempt, members);
    rows.begin(request.ids(), key, attempt, now, now.plus(options.pauseAfter(attempt)));
    if (channel.kind().gathersFollowers() && members.size() < MOST_PER_REQUEST) {
      gathering.put(window(first), now.plus(options.followers()));
    } else {
      // Nothing is held back, or more are waiting that have waited long enough.
      gathering.remove(window(first));
    }
    return request;
  }

  private List<Delivery> unsent(Channel channel, Delivery first) {
    boolean red = first.severity() == RED;
    if (!channel.kind().isPersonal()) {
      return together(channel, first, red);
    }
    return rows.digest(channel.id(), first.alert(), red, MOST_PER_DIGEST).stream()
        .sorted(Comparator.comparing(Delivery::id))
        .toList();
  }

  /** The oldest of its unit, and always the one that it is about: no red one waits behind them. */
  private List<Delivery> together(Channel channel, Delivery first, boolean red) {
    List<Delivery> oldest = rows.gathered(channel.id(), first.groupKey(), red, MOST_PER_REQUEST);
    if (oldest.contains(first)) {
      return oldest;
    }
    List<Delivery> own = rows.unsentOf(channel.id(), first.alert());
    List<Delivery> all = new ArrayList<>(oldest.subList(0, MOST_PER_REQUEST - own.size()));
    all.addAll(own);
    return all;
  }

  private static String window(Delivery one) {
    return one.channel() + " " + one.groupKey();
  }
}
