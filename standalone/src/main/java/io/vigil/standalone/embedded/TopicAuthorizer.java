package io.vigil.standalone.embedded;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import io.vigil.standalone.embedded.BrokerRefusals.Code;
import io.vigil.standalone.embedded.BrokerRefusals.Who;

/**
 * PUBLISH, will or SUBSCRIBE of one connection in, yes or a refusal in words out.
 *
 * <p>One per connection; the broker calls it on one thread at a time. After a refused publish the
 * broker disconnects the client, after a refused subscription it does not.
 */
final class TopicAuthorizer implements PublishAuthorizer, SubscriptionAuthorizer {
  private static final int SHOWN = 100;

  private final BrokerIdentity identity;
  private final Who who;
  private final TopicGrants grants;
  private final BrokerRefusals refusals;

  TopicAuthorizer(BrokerIdentity identity, String address, BrokerRefusals refusals) {
    this.identity = identity;
    this.who = new Who(identity.username(), address);
    this.grants = TopicGrants.of(identity);
    this.refusals = refusals;
  }

  @Override
  public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
    PublishPacket packet = input.getPublishPacket();
    int bytes = packet.getPayload().map(payload -> payload.remaining()).orElse(0);
    if (bytes > BrokerSettings.MAX_PAYLOAD_BYTES) {
      String words = BrokerWords.tooLarge(bytes, BrokerSettings.MAX_PAYLOAD_BYTES);
      refusals.add(Code.TOO_LARGE, who, publishTo(packet), words);
      BrokerConnections.told(input.getConnectionInformation());
      output.disconnectClient(DisconnectReasonCode.PACKET_TOO_LARGE, words);
      return;
    }
    if (!grants.mayPublish(packet.getTopic())) {
      String words = BrokerWords.topicDenied(packet.getTopic(), grants.publish());
      refuse(output, Code.TOPIC_DENIED, packet, words);
      return;
    }
    if (packet.getRetain() && !TopicGrants.mayRetain(identity, packet.getTopic())) {
      refuse(output, Code.RETAIN_DENIED, packet, BrokerWords.retainDenied(packet.getTopic()));
      return;
    }
    output.authorizeSuccessfully();
  }

  @Override
  public void authorizeSubscribe(
      SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
    String filter = input.getSubscription().getTopicFilter();
    if (grants.maySubscribe(filter)) {
      output.authorizeSuccessfully();
      return;
    }
    String words = BrokerWords.filterDenied(filter, grants.subscribe());
    refusals.add(Code.TOPIC_DENIED, who, "SUBSCRIBE " + shortened(filter), words);
    output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, words);
  }

  private static String publishTo(PublishPacket packet) {
    return "PUBLISH " + shortened(packet.getTopic());
  }

  private static String shortened(String topic) {
    return topic.length() > SHOWN ? topic.substring(0, SHOWN) + "…" : topic;
  }

  private void refuse(
      PublishAuthorizerOutput output, Code code, PublishPacket packet, String words) {
    refusals.add(code, who, publishTo(packet), words);
    output.failAuthorization(AckReasonCode.NOT_AUTHORIZED, words);
  }
}
