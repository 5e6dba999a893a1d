package io.vigil.standalone.embedded;

import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Up;
import java.util.Map;

/**
 * A message on one of ThingsBoard's topics, which name nobody, in; the same on the topic of the
 * gateway that signed in, out. So gateways that were made for ThingsBoard work as they are, and who
 * they are is never their own word. Stateless; the broker's threads.
 */
final class ThingsBoardTopics implements PublishInboundInterceptor {
  private static final Map<String, Up> KINDS =
      Map.of(
          "v1/devices/me/telemetry", Up.TELEMETRY,
          "v1/gateway/telemetry", Up.DEVICES_TELEMETRY,
          "v1/gateway/connect", Up.DEVICE_CONNECT,
          "v1/gateway/disconnect", Up.DEVICE_DISCONNECT);

  @Override
  public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
    Up kind = KINDS.get(input.getPublishPacket().getTopic());
    if (kind == null) {
      return;
    }
    BrokerIdentity identity = BrokerSecurity.identity(input.getConnectionInformation());
    if (identity.kind() == BrokerIdentity.Kind.GATEWAY) {
      output
          .getPublishPacket()
          .setTopic(MqttTopics.up(identity.enterprise(), identity.name(), kind));
    }
  }
}
