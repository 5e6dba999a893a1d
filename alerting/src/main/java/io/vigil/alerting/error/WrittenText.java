package io.vigil.alerting.error;

import org.jspecify.annotations.Nullable;

/** Checks what people write into a field, so that every database and every screen can hold it. */
public final class WrittenText {
  private WrittenText() {}

  /**
   * The text without blanks around it; empty if there is none.
   *
   * @param most longest allowed, in characters
   * @param pointer JSON pointer to the field
   * @throws ProblemException if it is too long or holds characters that control something
   */
  public static String optional(@Nullable String text, int most, String pointer) {
    if (text == null) {
      return "";
    }
    String written = text.strip();
    if (written.length() > most) {
      throw ProblemCode.BAD_REQUEST
          .saying(
              "内容过长：现为 " + written.length() + " 个字符，应不超过 " + most,
              "the text is "
                  + written.length()
                  + " characters long, at most "
                  + most
                  + " are allowed")
          .at(pointer)
          .exception();
    }
    if (written.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw ProblemCode.BAD_REQUEST
          .saying("内容含有不可见的控制字符，请删除", "the text holds control characters; remove them")
          .at(pointer)
          .exception();
    }
    return written;
  }

  /** As {@link #optional}, but there must be something; {@code what} says what it is for. */
  public static String required(@Nullable String text, int most, String pointer, What what) {
    String written = optional(text, most, pointer);
    if (written.isEmpty()) {
      throw ProblemCode.FIELD_MISSING
          .saying("请填写" + what.zh, "give " + what.en)
          .at(pointer)
          .exception();
    }
    return written;
  }

  /** What a field is for. */
  public enum What {
    REASON("理由", "a reason"),
    NOTE("说明", "a note"),
    PERMIT("作业票或工单编号", "the number of the permit or work order"),
    DOCUMENT("文号", "the number of the document"),
    SUBSTITUTE("代偿措施", "the substitute measure"),
    BEGIN("开始时间", "the beginning"),
    UNTIL("结束时间", "the end"),
    MEASURE("处置措施", "the measure"),
    CAUSE("原因", "the cause"),
    FILE_NAME("文件名", "a name for the file"),
    ENTERPRISE("企业", "the enterprise"),
    DIVISION("行政区划代码", "the code of the division"),
    PLACE("部位", "the place"),
    RESPONSIBLE("责任人", "who puts it right"),
    FUNDS("资金", "with what money"),
    CONTINGENCY("应急预案", "what is done if it turns into an accident before"),
    HAZARDS_STAND("重大危险源状况", "how the major hazards stand"),
    WORKS_TODAY("今日特殊作业（没有请填“无”）", "special work of today, or that there is none"),
    TITLE("标题", "a title"),
    CONTENT("内容", "the content"),
    ANSWER("答复", "the answer"),
    WATCH("监视项", "the Watch"),
    EVIDENCE("试验依据", "how it was tested"),
    POSITION("岗位", "the position"),
    OFFICER("值班人员", "who serves"),
    PHONE("电话", "the number"),
    ASSIGNEE("承办人", "who is to take it");

    private final String zh;
    private final String en;

    What(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }
}
