package io.vigil.alerting.error;

import io.micronaut.http.HttpStatus;
import io.vigil.model.alert.AlertRefusal;
import java.util.Locale;

/** Kinds of problems, each with its HTTP status and its words. */
public enum ProblemCode {
  AUTH_FAIL(
      HttpStatus.UNAUTHORIZED,
      "Wrong user name or password",
      "用户名或口令错误（该地址第 %s 次，5 次后仅对该地址锁定 15 分钟）",
      "wrong user name or password (attempt %s from this address; after 5 this address is locked"
          + " out for 15 minutes)"),
  CODE_NEEDED(
      HttpStatus.UNAUTHORIZED,
      "Code needed",
      "请输入身份验证器上的 6 位动态码",
      "type in the 6 digits that your authenticator shows"),
  CODE_WRONG(
      HttpStatus.UNAUTHORIZED,
      "Wrong code",
      "动态码不正确或已用过（该地址第 %s 次，5 次后仅对该地址锁定 15 分钟）",
      "the code is wrong or was used already (attempt %s from this address; after 5 this address is"
          + " locked out for 15 minutes)"),
  LOCKED_OUT(
      HttpStatus.TOO_MANY_REQUESTS,
      "Locked out",
      "该地址口令错误次数过多，已对该地址锁定，请 %s 分钟后再试，或从其他工位登录",
      "too many wrong passwords from this address; try again in %s minutes, or from another seat"),
  NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "Not signed in", "请先登录", "sign in first"),
  SEAT_TAKEN(
      HttpStatus.UNAUTHORIZED,
      "Used elsewhere",
      "该登录正在另一地址使用，本处已拒绝；请在本处重新登录。若不是您本人，请立即修改口令",
      "this sign-in is being used from another address and is refused here: sign in anew; if that"
          + " was not you, change your password at once"),
  NOT_ALLOWED(
      HttpStatus.FORBIDDEN,
      "Not allowed",
      "您的角色不能执行此操作，请联系管理员",
      "your role does not allow this; ask an administrator"),
  CSRF_TOKEN(
      HttpStatus.FORBIDDEN,
      "CSRF token missing",
      "请求缺少有效的 X-CSRF-Token，请刷新页面后重试",
      "the request carries no valid X-CSRF-Token; reload the page and try again"),
  ORIGIN_FOREIGN(
      HttpStatus.FORBIDDEN,
      "Foreign origin",
      "请求来自其他网站，已拒绝",
      "the request comes from another site and was refused"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "没有找到 %s", "there is no %s"),
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "Bad request", "请求有误：%s", "bad request: %s"),
  METHOD_WRONG(
      HttpStatus.METHOD_NOT_ALLOWED,
      "Method not allowed",
      "该地址不支持此方法：%s",
      "this address does not take that method: %s"),
  MEDIA_TYPE_WRONG(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "Unsupported media type",
      "请以 application/json 发送",
      "send it as application/json"),
  TOO_LARGE(
      HttpStatus.REQUEST_ENTITY_TOO_LARGE,
      "Too large",
      "请求体过大，请拆分",
      "the request is too large; split it"),
  CHANGED_SINCE_SEEN(
      HttpStatus.CONFLICT,
      "Changed since seen",
      "报警在您看到之后已有变化，请核对后再签收",
      "the Alert has changed since you saw it; look again before you acknowledge"),
  NOTHING_TO_ACK(
      HttpStatus.CONFLICT,
      "Nothing to acknowledge",
      "没有需要签收的报警",
      "there is nothing to acknowledge"),
  NOT_ACTIVE(HttpStatus.CONFLICT, "Not active", "%s", "%s"),
  NOT_ACKED(HttpStatus.CONFLICT, "Not acknowledged", "%s", "%s"),
  ACK_FIRST(HttpStatus.CONFLICT, "Acknowledge first", "%s", "%s"),
  STILL_ACTIVE(HttpStatus.CONFLICT, "Still active", "%s", "%s"),
  NOT_LATCHED(HttpStatus.CONFLICT, "Not latched", "%s", "%s"),
  OUT_OF_SERVICE(HttpStatus.CONFLICT, "Out of service", "%s", "%s"),
  NOT_SHELVED(HttpStatus.CONFLICT, "Not shelved", "%s", "%s"),
  NOT_OUT_OF_SERVICE(HttpStatus.CONFLICT, "Not out of service", "%s", "%s"),
  NO_POSITION(
      HttpStatus.FORBIDDEN,
      "No position",
      "您尚未分配值班岗位，不能处理报警，请联系管理员",
      "you hold no duty position, so you cannot act on Alerts; ask an administrator"),
  NOT_RESPONSIBLE(HttpStatus.FORBIDDEN, "Not responsible", "%s", "%s"),
  NOT_YOUR_ACK(
      HttpStatus.FORBIDDEN,
      "Not your acknowledgement",
      "该签收由其他岗位作出，只能由该岗位撤回",
      "another position acknowledged it, and only that one can take it back"),
  TOO_LONG(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Too long",
      "时间过长，最多 %s 分钟",
      "that is too long; at most %s minutes"),
  OVERLAY_EXISTS(
      HttpStatus.CONFLICT,
      "Already asked for",
      "该监视项已有同类申请或正在生效",
      "the same has been asked for, or is in force"),
  NOT_ASKED(
      HttpStatus.CONFLICT,
      "Not asked for",
      "该申请已处理或已失效",
      "nobody is waiting for an answer to this any more"),
  NOT_IN_FORCE(HttpStatus.CONFLICT, "Not in force", "该项未在生效中", "this is not in force"),
  FOUR_EYES(
      HttpStatus.FORBIDDEN,
      "Second person needed",
      "须由另一人批准，申请人不能自行批准",
      "another person must approve; whoever asked cannot"),
  CASE_REFUSES(HttpStatus.CONFLICT, "The case does not allow it", "%s", "%s"),
  CASE_CHANGED(
      HttpStatus.CONFLICT,
      "Case changed since seen",
      "处置单在您看到之后已有变化，请核对后再操作",
      "the case has changed since you saw it; look again"),
  NOT_REVIEWER(
      HttpStatus.FORBIDDEN,
      "Not the reviewer",
      "须由责任岗位或其上级审核",
      "the responsible position, or one above it, must review it"),
  HAZARD_REFUSES(HttpStatus.CONFLICT, "The hazard does not allow it", "%s", "%s"),
  HAZARD_CHANGED(
      HttpStatus.CONFLICT,
      "Hazard changed since seen",
      "隐患记录在您看到之后已有变化，请核对后再操作",
      "the hazard has changed since you saw it; look again"),
  NOT_YOUR_LISTING(
      HttpStatus.FORBIDDEN,
      "Not your listing",
      "由 %s 挂牌督办，只能由该岗位摘牌",
      "%s listed it, and only that position lifts it"),
  COMMITTED_ALREADY(
      HttpStatus.CONFLICT,
      "Committed already",
      "今日安全承诺已发布，不能更改",
      "the safety commitment of today is published, and is not changed"),
  SHIFT_HELD(
      HttpStatus.CONFLICT, "Shift held", "%s 正在当班，请由其交班", "%s is on shift and must hand it over"),
  NOT_ON_SHIFT(
      HttpStatus.FORBIDDEN,
      "Not on shift",
      "只有当班人员可以交班或撤回",
      "only whoever is on shift hands it over or takes the offer back"),
  HANDOVER_OPEN(HttpStatus.CONFLICT, "Handover open", "已有一次交班待接", "a handover waits already"),
  HANDOVER_OVER(
      HttpStatus.CONFLICT,
      "Handover over",
      "该次交班已完成或已撤回",
      "this handover was taken or withdrawn already"),
  LINES_UNCHECKED(
      HttpStatus.CONFLICT,
      "Lines unchecked",
      "还有 %s 项未核对，请逐项核对后再签字接班",
      "%s lines are not checked yet; check each before you sign"),
  ROTA_OVERLAP(HttpStatus.CONFLICT, "Rota overlaps", "%s", "%s"),
  ROTA_OVER(
      HttpStatus.CONFLICT,
      "Turn over",
      "该班次已经结束，记录不再更改",
      "this turn is over, and what has been is not changed"),
  ANSWERED_ALREADY(
      HttpStatus.CONFLICT,
      "Answered already",
      "该巡查或抽查已答复，不能更改",
      "this inspection is answered, and the answer is not changed"),
  RULE_REFUSED(HttpStatus.UNPROCESSABLE_ENTITY, "Design rule refused", "%s", "%s"),
  PLAN_REFUSED(HttpStatus.UNPROCESSABLE_ENTITY, "Plan refused", "%s", "%s"),
  FILE_REFUSED(HttpStatus.UNPROCESSABLE_ENTITY, "File refused", "%s", "%s"),
  EVIDENCE_DAMAGED(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Evidence damaged",
      "文件 %s 已丢失或被改动，与登记的哈希不符",
      "the file %s is lost or was changed: it does not match its recorded hash"),
  PERSON_BAD(HttpStatus.UNPROCESSABLE_ENTITY, "Person refused", "%s", "%s"),
  PASSWORD_WEAK(HttpStatus.UNPROCESSABLE_ENTITY, "Password refused", "%s", "%s"),
  SECRET_BAD(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Second factor refused",
      "动态码与密钥不符，请确认手机时间准确后重试",
      "the code does not belong to the secret; see that the clock of the telephone is right"),
  TOKEN_BAD(HttpStatus.UNPROCESSABLE_ENTITY, "Token refused", "%s", "%s"),
  PERSON_EXISTS(HttpStatus.CONFLICT, "Name taken", "用户 %s 已存在", "there is a user %s already"),
  LAST_ADMIN(
      HttpStatus.CONFLICT,
      "Last administrator",
      "这是最后一名管理员，不能删除或改任",
      "this is the last administrator, who cannot be removed or given another role"),
  FIELD_MISSING(HttpStatus.UNPROCESSABLE_ENTITY, "Field missing", "%s", "%s"),
  PLANT_BAD(HttpStatus.UNPROCESSABLE_ENTITY, "Plant file refused", "%s", "%s"),
  ONBOARDING_REFUSES(HttpStatus.CONFLICT, "The application does not allow it", "%s", "%s"),
  ONBOARDING_CHANGED(
      HttpStatus.CONFLICT,
      "Application changed since seen",
      "申请在您看到之后已有变化，请核对后再操作",
      "the application has changed since you saw it; look again"),
  POINTS_QUOTA(HttpStatus.UNPROCESSABLE_ENTITY, "Over the quota of points", "%s", "%s"),
  EXPORTS_QUOTA(
      HttpStatus.TOO_MANY_REQUESTS,
      "Over the quota of exports",
      "一小时内已导出 %s 份文件，达到配额；请稍后再试，或请管理员调整 quota.exports",
      "%s files were taken away within an hour, which is the quota: try again later, or ask an"
          + " administrator for another quota.exports"),
  TOO_MANY_SHELVES(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many shelves",
      "一小时内已搁置 %s 条报警，请先处理，或由班长核实后再搁置",
      "%s Alerts were put aside within an hour: deal with them first"),
  OPEN_ALERT(HttpStatus.CONFLICT, "Open Alert", "%s", "%s"),
  NAME_TAKEN(
      HttpStatus.CONFLICT,
      "Name taken",
      "%s 已是网关或控制室的用户名，请另取名称",
      "%s is the user name of a gateway or control room already; take another name"),
  CHANNEL_BAD(HttpStatus.UNPROCESSABLE_ENTITY, "Channel refused", "%s", "%s"),
  TOO_MANY_CHANNELS(
      HttpStatus.CONFLICT,
      "Too many channels",
      "通道已达 %s 个，请先删除不用的通道",
      "there are %s channels already; remove one first"),
  NOT_DEAD(
      HttpStatus.CONFLICT,
      "Not a dead letter",
      "该消息不是死信，无需重发",
      "this is no dead letter, so there is nothing to send again"),
  SCENARIO_NOT_NOW(
      HttpStatus.CONFLICT,
      "Not now",
      "现在不能开始：该企业的另一场景尚未结束，或装置不在所需状态；请稍后再试",
      "this cannot begin now: another scenario of the plant has not ended, or the plant is not in"
          + " the state it begins in; try again later"),
  TOO_MANY_STREAMS(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many streams",
      "该用户已打开 %s 个实时画面，请先关闭其他画面",
      "this user has %s live screens open; close one first"),
  SIGN_INS_BUSY(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many sign in at once",
      "同时登录的人过多，请稍后再试；已登录的不受影响",
      "too many people sign in at once; try again in a moment. Who is signed in is not affected"),
  REHEARSALS_BUSY(
      HttpStatus.TOO_MANY_REQUESTS,
      "Rehearsals busy",
      "已有 %s 个预演在排队，请稍后再试",
      "%s rehearsals are waiting already; try again later"),
  BACKUP_EXTERNAL(
      HttpStatus.CONFLICT,
      "Registry not ours to back up",
      "登记库是外部数据库，请用其自带工具备份（PostgreSQL 用 pg_dump）",
      "the registry is a database of others; back it up with its own tools (pg_dump for PostgreSQL)"),
  STORE_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Time-series store unavailable",
      "时序库暂时不可用，趋势无法显示；报警不受影响",
      "the time-series store does not answer, so there is no trend; Alerts are not affected"),
  NOT_RECORDED(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Could not be recorded",
      "操作未能记录，因此没有生效，请重试",
      "this could not be recorded, so it did not happen; try again"),
  REGISTRY_AWAY(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The registry does not answer",
      "登记库暂时不可用，请稍后重试；已收到的数据不会丢失",
      "the registry does not answer for now; try again later. Nothing that was received is lost"),
  STANDBY(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Standby",
      "本进程为备用进程，请访问正在值守的进程",
      "this process waits to take over; another one is at work, go there"),
  INTERNAL(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Internal error",
      "内部错误，请把编号 %s 告知管理员",
      "internal error; tell an administrator the number %s");

  private final HttpStatus status;
  private final String title;
  private final String zh;
  private final String en;

  ProblemCode(HttpStatus status, String title, String zh, String en) {
    this.status = status;
    this.title = title;
    this.zh = zh;
    this.en = en;
  }

  HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The code of what the lifecycle refuses; it has the same name. */
  public static ProblemCode of(AlertRefusal refusal) {
    return valueOf(refusal.name());
  }

  /** The problem, with the places of its sentences filled in. */
  public Problem problem(Object... words) {
    return Problem.of(
        this, String.format(Locale.ROOT, zh, words), String.format(Locale.ROOT, en, words));
  }

  /** The problem with sentences of its own, for kinds that name more than one thing. */
  public Problem saying(String zhSentence, String enSentence) {
    return Problem.of(this, zhSentence, enSentence);
  }
}
