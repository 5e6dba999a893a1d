package io.vigil.model.refusal;

import java.util.Locale;

/**
 * Why something was not taken as it was sent, with the words the sender reads in the downlink, the
 * portal and the API alike (design: onboarding §7). A refusal names the object, the value received,
 * the value allowed and the next step.
 */
public enum RefusalCode {
  JSON_BAD(
      Effect.REJECTED,
      "第 %s 行第 %s 列：%s；整条报文未接收，请改正后重发",
      "line %s, column %s: %s; the message was not taken"),
  MESSAGE_BAD(
      Effect.REJECTED, "字段 %s：%s；整条报文未接收，请改正后重发", "field %s: %s; the message was not taken"),
  TOO_LARGE(
      Effect.REJECTED,
      "报文 %s 字节，超过 %s，请拆分后重发",
      "message of %s bytes exceeds %s; split it and send again"),
  GATEWAY_UNKNOWN(
      Effect.WITHHELD,
      "网关 %s 未登记，报文未确认，请保留并重发；如未添加，请先在“接入方式”中添加",
      "gateway %s is not registered; the message is not acknowledged, keep it and send it again; if"
          + " the gateway was never added, add it under Connections first"),
  POINT_UNKNOWN(
      Effect.REJECTED,
      "点位 %s 未登记，请先在“点位”中添加；本条其余 %s 个读数已接收",
      "point %s is not registered; add it under Points first; the other %s readings were taken"),
  POINT_FOREIGN(
      Effect.REJECTED,
      "点位 %s 登记在网关 %s 下，不能由网关 %s 发送",
      "point %s belongs to gateway %s and cannot be sent by gateway %s"),
  UNIT_MISMATCH(
      Effect.REJECTED,
      "点位 %s 单位应为 %s，现为 %s；两者不能互换，请改正后重发",
      "point %s is measured in %s, not %s; these cannot be converted; correct it and send again"),
  VALUE_NAN(
      Effect.REJECTED,
      "点位 %s 的值 “%s” 不是数；请发送数值，或发送 null 并标明质量 BAD",
      "the value \"%2$s\" of point %1$s is not a number; send a number, or null with quality BAD"),
  VALUE_RANGE(
      Effect.FLAGGED,
      "点位 %s 的值 %s 超出量程 %s–%s，按量程端值、质量“不确定”参与报警判定，不用于恢复判定",
      "value %2$s of point %1$s is outside %3$s..%4$s; judged as the end of the range with quality"
          + " UNCERTAIN: it can raise, it cannot clear"),
  VALUE_SENTINEL(
      Effect.FLAGGED,
      "点位 %s 的值 %s 表示“无值”，按质量“坏”入库，不参与判定",
      "value %2$s of point %1$s means no value; kept with quality BAD, not judged"),
  VALUE_CONFLICT(
      Effect.REJECTED,
      "点位 %s 在 %s 已有值 %s，后到的 %s 未采用；请检查是否有两个来源或重复采样",
      "point %s already has value %3$s at %2$s; the later %4$s was not taken; look for two sources"
          + " or repeated sampling"),
  TIME_FUTURE(
      Effect.FLAGGED,
      "点位 %s 的时间比服务器快 %s，请校时（NTP），读数已接收并按接收时间判定",
      "the time of point %s is %s ahead of the server; synchronise the clock (NTP); the reading was"
          + " taken and judged by receive time"),
  TIME_PAST(
      Effect.FLAGGED,
      "点位 %s 的时间比服务器慢 %s，请校时（NTP），读数已接收并按接收时间判定",
      "the time of point %s is %s behind the server; synchronise the clock (NTP); the reading was"
          + " taken and judged by receive time"),
  TIME_STUCK(
      Effect.FLAGGED,
      "点位 %s 的时间停在 %s 不再前进，请检查时钟并校时（NTP），读数已接收并按接收时间判定",
      "the time of point %s stands still at %s; check the clock and synchronise it (NTP); the"
          + " reading was taken and judged by receive time"),
  TIME_OLD(
      Effect.REJECTED,
      "点位 %s 的时间 %s 早于 30 天，未接收",
      "the time %2$s of point %1$s is more than 30 days old; not taken"),
  TIME_MISSING(
      Effect.REJECTED,
      "回放网关的报文缺少字段 at（毫秒 UTC），整条未接收",
      "a message of a REPLAY gateway needs the field at (milliseconds UTC); not taken"),
  TOPIC_DENIED(
      Effect.REJECTED,
      "不能向 %s 发布；本网关主题为 %s",
      "publishing to %s is not allowed; this gateway's topics are %s"),
  RATE(
      Effect.REJECTED,
      "每秒 %s 条，超过配额 %s；超出部分未入库，请降低频率",
      "%s messages a second exceed the quota of %s; the excess was not taken"),
  RATE_BYTES(
      Effect.REJECTED,
      "每秒 %s 字节，超过配额 %s；超出部分未入库，请降低频率",
      "%s bytes a second exceed the quota of %s; the excess was not taken"),
  SPARKPLUG_BAD(
      Effect.REJECTED,
      "不是 Sparkplug B 报文：%s；整条报文未接收",
      "this is no Sparkplug B payload: %s; the message was not taken"),
  SEQ_GAP(
      Effect.REJECTED,
      "序号 %s 之后收到 %s，缺失 %s 条，已要求重新上线（Rebirth）；Sparkplug 用 QoS 0，报警测点请改用 Vigil 报文",
      "%2$s came after number %1$s, %3$s messages are missing and a rebirth was asked for; Sparkplug"
          + " uses QoS 0: use Vigil's messages for points with alerts"),
  SEQ_REPLAY(
      Effect.REJECTED,
      "启动号 %s、序号 %s 的报文早已接收，网关此后已重新启动；本次未采用，请检查是否有人重放旧报文",
      "the message with boot %s and number %s was taken before the gateway started anew; it is not"
          + " taken again; look for somebody who replays old messages"),
  LOG_CORRUPT(
      Effect.REJECTED,
      "日志记录无法读取（通道 %s，位置 %s）：%s",
      "a record of the log cannot be read (lane %s, offset %s): %s"),
  SERVER_UNREACHED(
      Effect.REJECTED,
      "不能从 OPC UA 服务器 %s 读取：%s；将自动重试",
      "cannot read from the OPC UA server %s: %s; it is tried again"),
  HISTORY_MISSING(
      Effect.REJECTED,
      "%s 至 %s 的数据缺失，服务器历史未能补回：%s",
      "data from %s to %s is missing and could not be read from the server's history: %s");

  /** What became of that which it speaks of. */
  public enum Effect {
    /** Not taken; sending it again would change nothing. */
    REJECTED,
    /** Not taken and not acknowledged: it may be taken later, so the sender keeps it. */
    WITHHELD,
    /** Kept and judged, with a mark. */
    FLAGGED
  }

  private final Effect effect;
  private final String zh;
  private final String en;

  RefusalCode(Effect effect, String zh, String en) {
    this.effect = effect;
    this.zh = zh;
    this.en = en;
  }

  /** Whether what it speaks of was kept. */
  public Effect effect() {
    return effect;
  }

  /** The sentence in Chinese, with its places filled in. */
  public String zh(Object... args) {
    return String.format(Locale.ROOT, zh, args);
  }

  /** The sentence in English, with the same places filled in. */
  public String en(Object... args) {
    return String.format(Locale.ROOT, en, args);
  }
}
