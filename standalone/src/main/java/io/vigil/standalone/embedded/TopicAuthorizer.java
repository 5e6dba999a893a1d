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

/**
 * PUBLISH, will or SUBSCRIBE of one connection in, yes or a refusal in words out.
 *
 * <p>One per connection; the broker calls it on one thread at a time. After a refused publish the
 * broker disconnects the client, after a refused subscription it does not.
 */
final class TopicAuthorizer implements PublishAuthorizer, SubscriptionAuthorizer {
  private final BrokerIdentity identity;
  private final TopicGrants grants;
  private final BrokerRefusals refusals;

  TopicAuthorizer(BrokerIdentity identity, BrokerRefusals refusals) {
    this.identity = identity;
    this.grants = TopicGrants.of(identity);
    this.refusals = refusals;
  }

  @Override
  public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
    PublishPacket packet = input.getPublishPacket();
    int bytes = packet.getPayload().map(payload -> payload.remaining()).orElse(0);
    if (bytes > BrokerSettings.MAX_PAYLOAD_BYTES) {
      String words = BrokerWords.tooLarge(bytes, BrokerSettings.MAX_PAYLOAD_BYTES);
      refusals.add(Code.TOO_LARGE, identity.username(), words);
      output.disconnectClient(DisconnectReasonCode.PACKET_TOO_LARGE, words);
      return;
    }
    if (!grants.mayPublish(packet.getTopic())) {
      String words = BrokerWords.topicDenied(packet.getTopic(), grants.publish());
      refuse(output, Code.TOPIC_DENIED, words);
      return;
    }
    if (packet.getRetain() && !TopicGrants.mayRetain(identity, packet.getTopic())) {
      refuse(output, Code.RETAIN_DENIED, BrokerWords.retainDenied(packet.getTopic()));
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
    refusals.add(Code.TOPIC_DENIED, identity.username(), words);
    output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, words);
  }

  private void refuse(PublishAuthorizerOutput output, Code code, String words) {
    refusals.add(code, identity.username(), words);
    output.failAuthorization(AckReasonCode.NOT_AUTHORIZED, words);
  }
}
