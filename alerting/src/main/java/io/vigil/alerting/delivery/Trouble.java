package io.vigil.alerting.delivery;

/** Why something could not be delivered, in words. */
enum Trouble {
  URL_BAD(
      "地址无效，应为 http:// 或 https:// 开头的完整地址",
      "the address is none; write a whole http:// or https:// address"),
  URL_CREDENTIALS("地址中不得含有用户名或口令", "the address must not hold a user name or password"),
  MAIL_URL_BAD(
      "邮件服务器地址无效，应为 smtp://主机:端口 或 smtps://主机:端口",
      "the mail server is none; write smtp://host:port or smtps://host:port"),
  MAIL_INCOMPLETE(
      "请填写发件人 from 和 1 至 20 个收件人 recipients，均为完整的邮箱地址",
      "give from and 1 to 20 recipients, each a whole mail address"),
  NO_TLS(
      "邮件服务器不支持加密（STARTTLS），或其证书不可信，未发送",
      "the mail server does not encrypt (STARTTLS), or with a certificate that nobody trusts;"
          + " nothing was sent"),
  UNKNOWN_HOST("找不到该主机名", "the name of the host is not known"),
  ADDRESS_INSIDE(
      "目标为本机、内网、链路本地、组播或云元数据地址，已拒绝；确需使用请在 delivery.allow 中放行",
      "the target is this machine, a private network, link-local, multicast or a cloud's metadata,"
          + " and was refused; allow it in delivery.allow if it is meant"),
  REDIRECT("接收方要求转到其他地址，未跟随", "the receiver redirects elsewhere, which is not followed"),
  STATUS("接收方未接受", "the receiver did not accept it"),
  TIMEOUT("接收方未在规定时间内应答", "the receiver did not answer in time"),
  UNREACHABLE("无法连接接收方，或连接中断", "the receiver cannot be reached, or broke off"),
  LIMIT(
      "该通道一分钟内的消息数已近上限，请稍后再试",
      "the channel has nearly said all that it may say in a minute; try again later"),
  GATEWAY_METHOD("请求方法 method 应为 POST 或 PUT", "the method is POST or PUT"),
  GATEWAY_BODY(
      "正文模板 body 应为 JSON 对象，引号内须有 {phone} 和 {text}，另外只可用 {key} 和 {secret}",
      "the body is a JSON object with {phone} and {text} within quotes, and may hold {key} and"
          + " {secret}"),
  GATEWAY_HEADER(
      "请求头 headers 应为“名称：值”，只可用 {secret}，不得设置 Host、Content-Type 等由系统填写的头",
      "headers are names and values in ASCII, may hold {secret}, and set none that Vigil sets itself,"
          + " such as Host or Content-Type"),
  PHONES_BAD(
      "请填写 1 至 10 个电话号码 phones，每个为 3 至 20 位数字，前面可加 +",
      "give 1 to 10 phones, each of 3 to 20 digits, perhaps after a +"),
  SECRET_BAD("密钥只能由可见的 ASCII 字符组成", "the secret is of visible ASCII characters only"),
  TOKEN_MISSING(
      "机器人地址不完整：钉钉应含 access_token=…，企业微信应含 key=…",
      "the address of the robot is not whole: DingTalk's holds access_token=…, WeCom's key=…"),
  NO_SECRET("此类通道不使用密钥", "channels of this kind take no secret"),
  SECRET_LOST(
      "通道的密钥无法解开，请重新填写地址和密钥",
      "the secret of the channel cannot be read; give address and secret again"),
  CHANNEL_REMOVED("通道已删除", "the channel was removed");

  private final String zh;
  private final String en;

  Trouble(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  String zh() {
    return zh;
  }

  String en() {
    return en;
  }
}
