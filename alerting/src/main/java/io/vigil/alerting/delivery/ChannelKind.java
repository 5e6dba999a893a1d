package io.vigil.alerting.delivery;

/** How a channel is told. */
enum ChannelKind {
  /** An HTTP POST for machines. */
  WEBHOOK("", true),

  /** A message to the control rooms of the plant, through the MQTT broker. */
  CONTROL_ROOM("", false),

  /** A text from a custom robot in a group of DingTalk. */
  DINGTALK("access_token", true),

  /** A text from a robot in a group of WeCom. */
  WECOM("key", false),

  /** A letter, handed in by SMTP. */
  MAIL("", true),

  /** Text messages, through an HTTP gateway. */
  SMS("", true),

  /** Calls that speak, through an HTTP gateway. */
  VOICE("", true);

  private final String token;
  private final boolean takesSecret;

  ChannelKind(String token, boolean takesSecret) {
    this.token = token;
    this.takesSecret = takesSecret;
  }

  /** Parameter of the address that lets in whoever knows it; empty if there is none. */
  String token() {
    return token;
  }

  /** Whether it has a secret: to sign messages with, a password, or what lets into a gateway. */
  boolean takesSecret() {
    return takesSecret;
  }

  /** Whether each message reaches people at once, who bear only so many, as do chats. */
  boolean isPersonal() {
    return switch (this) {
      case WEBHOOK, CONTROL_ROOM, MAIL -> false;
      case DINGTALK, WECOM, SMS, VOICE -> true;
    };
  }

  /**
   * Whether followers are gathered for a while; the screen of a control room bears each at once.
   */
  boolean gathersFollowers() {
    return this != CONTROL_ROOM;
  }

  /** Whether it reaches phones. */
  boolean isPhone() {
    return this == SMS || this == VOICE;
  }
}
