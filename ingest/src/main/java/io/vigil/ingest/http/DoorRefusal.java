package io.vigil.ingest.http;

/** What the door says to a message that it does not hand on (design: onboarding §7). */
enum DoorRefusal {
  AUTH_FAIL(
      401,
      "用户名或口令错误；同一地址连错 5 次，该地址 15 分钟内不再核验",
      "user name or password is wrong; after five in a row an address is not looked at for 15"
          + " minutes"),
  PATH_UNKNOWN(
      404,
      "没有这个地址，请用 POST 发往 /v1/up/data、backfill、birth 或 event",
      "there is nothing here; post to /v1/up/data, backfill, birth or event"),
  METHOD_DENIED(405, "只接收 POST", "only POST is taken"),
  TYPE_DENIED(
      415,
      "请注明 Content-Type: application/json；读数表（data、backfill）为 text/csv",
      "the message must say Content-Type: application/json; a table of readings (data, backfill)"
          + " text/csv"),
  HELD_BACK(
      503,
      "暂时不能确认入库，请保留报文并用同一序号重发；已入库的不会重复",
      "the log cannot confirm now; keep the message and post it again under the same number, it is"
          + " never taken twice");

  private final int status;
  private final String zh;
  private final String en;

  DoorRefusal(int status, String zh, String en) {
    this.status = status;
    this.zh = zh;
    this.en = en;
  }

  /** What the sender reads. */
  PostReply reply() {
    return PostReply.problem(status, name(), zh, en);
  }
}
