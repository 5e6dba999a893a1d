package io.vigil.standalone.embedded;

import io.vigil.model.refusal.RefusalCode;
import io.vigil.standalone.embedded.BrokerRefusals.Code;
import java.util.List;

/** The sentences a refused client reads as reason string, Chinese first (design: onboarding §7). */
final class BrokerWords {
  private BrokerWords() {}

  static String authFail() {
    return say(Code.AUTH_FAIL, "用户名或口令错误", "user name or password is wrong");
  }

  static String busy() {
    return say(Code.BUSY, "暂时无法核验身份，请稍后重试", "your identity cannot be checked now, try again later");
  }

  static String clientId(String username, String clientId) {
    return say(
        Code.CLIENT_ID,
        "客户端标识须为 “%s” 或以 “%s.” 开头，现为 “%s”".formatted(username, username, clientId),
        "the client identifier must be '%s' or begin with '%s.', it is '%s'"
            .formatted(username, username, clientId));
  }

  static String connections(String enterprise, int most) {
    return say(
        Code.CONNECTIONS,
        "企业 %s 已有 %d 个连接，达到配额；请先断开其他连接".formatted(enterprise, most),
        "enterprise %s has %d connections, which is its quota: end another one first"
            .formatted(enterprise, most));
  }

  static String topicDenied(String topic, List<String> granted) {
    return say(RefusalCode.TOPIC_DENIED, topic, String.join(", ", granted));
  }

  static String filterDenied(String filter, List<String> granted) {
    return say(
        Code.TOPIC_DENIED,
        "不能订阅 %s；本凭证可订阅 %s".formatted(filter, String.join("、", granted)),
        "cannot subscribe to %s; this credential may subscribe to %s"
            .formatted(filter, String.join(", ", granted)));
  }

  static String retainDenied(String topic) {
    return say(
        Code.RETAIN_DENIED,
        "不接收保留消息，请对 %s 关闭 retain".formatted(topic),
        "retained messages are not taken, switch retain off for " + topic);
  }

  /** Of a connection that the broker itself ended. */
  static String ended(Code code, String clientId) {
    return code == Code.TAKEN_OVER
        ? say(
            code,
            "同一标识 “%s” 重复登录，先前的连接已断开".formatted(clientId),
            "'%s' signed in again elsewhere, and this connection was ended".formatted(clientId))
        : say(
            code,
            "报文、主题或长度不符合 MQTT，连接已断开",
            "a packet, topic or size that MQTT does not allow; the connection was ended");
  }

  static String tooLarge(int bytes, int limit) {
    return say(RefusalCode.TOO_LARGE, bytes, limit);
  }

  /** What the model has words for is said in those words everywhere. */
  private static String say(RefusalCode code, Object... places) {
    return code + " " + code.zh(places) + " | " + code.en(places);
  }

  private static String say(Code code, String zh, String en) {
    return code + " " + zh + " | " + en;
  }
}
