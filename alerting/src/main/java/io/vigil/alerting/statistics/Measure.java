package io.vigil.alerting.statistics;

import io.vigil.model.alert.Severity;

/**
 * What is measured and how, in the words that are printed next to the number. K1 to K14 are the set
 * of the design (alerts §6, with the sources of the targets); R1 to R6 are the rates of the domain
 * guide (§4.5). Shares are in percent; medians and percentiles are by nearest rank.
 */
enum Measure {
  PER_HOUR(
      "K1",
      "每小时报警数（均值）",
      "Alerts per hour (mean)",
      "提示到该岗位的报警次数 ÷ 小时数；升级到该岗位、级别升高、重新成立、重复提示各计一次",
      "Alerts put before the position ÷ hours; each passing on to it, rise in severity, return and"
          + " repetition counts",
      "1/h",
      "≤6 (≤12)"),
  PER_SPAN(
      "K2",
      "每 10 分钟报警数（均值）",
      "Alerts per 10 min (mean)",
      "K1 的同一计数 ÷ 10 分钟段数；均值会掩盖泛滥，须与 P95、最大值同看",
      "the count of K1 ÷ spans of 10 min; a mean hides floods, so read it with P95 and maximum",
      "1/10 min",
      "≤1 (≤2)"),
  PER_SPAN_P95(
      "K2",
      "每 10 分钟报警数（P95）",
      "Alerts per 10 min (P95)",
      "自窗口起点起各 10 分钟段的计数的第 95 百分位，空段计入",
      "95th percentile of the counts of all 10 min spans from the beginning; empty ones count",
      "1/10 min",
      ""),
  PER_SPAN_MOST(
      "K2",
      "每 10 分钟报警数（最大）",
      "Alerts per 10 min (maximum)",
      "自窗口起点起各 10 分钟段的计数的最大值",
      "the highest count of all 10 min spans from the beginning",
      "1/10 min",
      ""),
  PER_DAY(
      "K3",
      "每日报警数",
      "Alerts per day",
      "K1 的同一计数 ÷ 天数；仅报告，不评分",
      "the count of K1 ÷ days; reported, not scored",
      "1/d",
      ""),
  BUSY_SPANS(
      "K4",
      "超过 10 条的 10 分钟段占比",
      "Spans with more than 10 Alerts",
      "计数超过 10 的 10 分钟段 ÷ 全部 10 分钟段，空段计入",
      "10 min spans with more than 10 ÷ all 10 min spans, empty ones counted",
      "%",
      "<1"),
  MOST_IN_ANY_SPAN(
      "K5",
      "任意 10 分钟内最多报警数",
      "Most Alerts in any 10 min",
      "任意连续 10 分钟内提示到该岗位的最多次数",
      "the most put before the position within any 10 min",
      "1",
      "≤10"),
  FLOOD(
      "K6",
      "报警泛滥时间占比",
      "Time in flood",
      "10 分钟内超过 10 条起至少于 5 条止的时间 ÷ 窗口时长",
      "time from more than 10 within 10 min until fewer than 5 ÷ time of the window",
      "%",
      "<1"),
  TOP_TEN(
      "K7",
      "最频繁的十个监视项占比",
      "Share of the ten most frequent",
      "提示次数最多的十个监视项的次数 ÷ 全部次数",
      "Alerts of the ten Watches that were put before the position most often ÷ all",
      "%",
      "≤5"),
  CHATTERING(
      "K8",
      "抖动报警的监视项数",
      "Chattering Watches",
      "60 秒内成立 3 次及以上的监视项",
      "Watches whose condition became true 3 times or more within 60 s",
      "1",
      "0"),
  FLEETING(
      "K8",
      "瞬时报警次数",
      "Fleeting Alerts",
      "成立不足 10 秒即恢复的次数",
      "times that a condition was true for less than 10 s",
      "1",
      "0"),
  STALE(
      "K9",
      "长期报警数（单日最多）",
      "Stale Alerts (most on a day)",
      "持续成立超过 24 小时的报警，取窗口内各日的最大值",
      "Alerts true for more than 24 h, on the day of the window that had most of them",
      "1",
      "<5"),
  RED_SHARE(
      "K10",
      "红色占比",
      "Share of red",
      "提示时为红色的次数 ÷ 全部提示次数",
      "Alerts that were red when they were put before the position ÷ all",
      "%",
      "<1"),
  ORANGE_SHARE(
      "K10",
      "橙色占比",
      "Share of orange",
      "提示时为橙色的次数 ÷ 全部提示次数",
      "Alerts that were orange when they were put before the position ÷ all",
      "%",
      "~5"),
  YELLOW_SHARE(
      "K10",
      "黄色占比",
      "Share of yellow",
      "提示时为黄色的次数 ÷ 全部提示次数",
      "Alerts that were yellow when they were put before the position ÷ all",
      "%",
      "~15"),
  BLUE_SHARE(
      "K10",
      "蓝色占比",
      "Share of blue",
      "提示时为蓝色的次数 ÷ 全部提示次数",
      "Alerts that were blue when they were put before the position ÷ all",
      "%",
      "~80"),
  ACK_MEDIAN(
      "K11",
      "签收用时（中位数）",
      "Time to acknowledge (median)",
      "自提示到该岗位至有人签收或搁置；未签收的不计",
      "from being put before the position until a person acknowledged or shelved it; what was not"
          + " is left out",
      "s",
      ""),
  ACK_P90(
      "K11",
      "签收用时（P90）",
      "Time to acknowledge (P90)",
      "自提示到该岗位至有人签收或搁置的时间的第 90 百分位；未签收的不计",
      "90th percentile of the time from being put before the position until a person acknowledged"
          + " or shelved it; what was not is left out",
      "s",
      ""),
  ACK_IN_TIME(
      "K11",
      "按时签收率",
      "Acknowledged in time",
      "在该岗位时限内签收 ÷（签收或已超时）；责任不再上移的岗位无时限，不计",
      "acknowledged within the time of the position ÷ those acknowledged or overdue; a position"
          + " where responsibility stays has no time and is left out",
      "%",
      "100"),
  RUNG_ASKED(
      "K11",
      "各级负责次数",
      "Asked, by rung",
      "本辖区报警提示到该级岗位签收的次数",
      "times that a position of this tier was to acknowledge an Alert of the area",
      "1",
      ""),
  RUNG_IN_TIME(
      "K11",
      "各级按时签收率",
      "Acknowledged in time, by rung",
      "在该级时限内签收 ÷（签收或已超时）；无人值守即刻上移的计为超时，责任不再上移的不计",
      "acknowledged within the time of the rung ÷ those acknowledged or overdue; what passed on"
          + " because nobody was there is overdue, and where responsibility stays is left out",
      "%",
      "100"),
  RUNG_OVERDUE(
      "K11",
      "各级超时次数",
      "Overdue, by rung",
      "该级时限已过而未签收、已上移或再次提示的次数",
      "times that the rung let its time pass, so that the next was asked or it was asked again",
      "1",
      ""),
  UNAUTHORISED(
      "K12",
      "未经授权的抑制",
      "Quiet without authority",
      "生效的搁置、停用中，日志无生效记录、缺少所需的第二人批准、批准人即申请人，或停用无作业票的",
      "shelves and Watches out of service that have no record in the journal, lack the second"
          + " person they need or a permit, or were approved by whoever asked",
      "1",
      "0"),
  UNRECORDED_SETTINGS(
      "K12",
      "无记录的设定变更",
      "Settings changed without record",
      "目前不可测：规则变更随企业文件写入日志，但尚未与登记表逐项核对",
      "cannot be measured yet: changes of rules by a plant file are in the journal, but are not held"
          + " against the registry one by one",
      "1",
      "0"),
  QUIET_NOW(
      "K13",
      "窗口末仍在抑制",
      "Quiet at the end",
      "窗口结束时仍生效的搁置、停用、设计抑制",
      "shelves, Watches out of service, and suppressions by design, in force when the window ends",
      "1",
      ""),
  QUIET_HOURS(
      "K13",
      "抑制时长",
      "Hours kept quiet",
      "窗口内搁置、停用、设计抑制的小时数合计",
      "hours of all shelves, Watches out of service, and suppressions, within the window",
      "h",
      ""),
  QUIET_MISSED(
      "K13",
      "抑制期间发生",
      "Missed while quiet",
      "完全在搁置、停用、设计抑制期间成立并恢复的次数",
      "times that a condition came and went wholly underneath",
      "1",
      ""),
  FALSE_ALARMS(
      "K14",
      "误报数（按原因）",
      "False alarms (by cause)",
      "窗口内销警且认定为误报的处置单",
      "Cases closed within the window as false alarms",
      "1",
      ""),
  CASES_ON_TIME(
      "K14",
      "处置单全程按时率",
      "Cases on time throughout",
      "窗口内销警的处置单中从未超时的 ÷ 全部销警",
      "of the Cases closed within the window, those that were never late ÷ all",
      "%",
      ""),
  CASES_REOPENED(
      "K14",
      "重开的处置单",
      "Cases opened again",
      "销警后因新报警在窗口内重开的次数",
      "times that another Alert opened a closed Case again within the window",
      "1",
      ""),
  ONLINE(
      "R1",
      "在线率",
      "Online rate",
      "测点在线时间 ÷ 应在线时间（自企业登记起）；经批准的停用不计；离线自失联报警成立至恢复；未配置失联监视的测点不计",
      "time that points were online ÷ time they had to be, from the registration of the enterprise;"
          + " approved outages left out; offline from the Alert about silence until it cleared;"
          + " points that no rule watches for silence are left out",
      "%",
      "≥99.5"),
  COVERAGE(
      "R2",
      "接入覆盖率",
      "Coverage",
      "窗口内曾在线的测点 ÷ 已登记的应在线测点",
      "points that were online at any time of the window ÷ registered points that had to be",
      "%",
      "100"),
  OFFLINE_TIMES(
      "R3",
      "掉线次数",
      "Times offline",
      "窗口内测点失联的次数",
      "times that a point fell silent within the window",
      "1",
      ""),
  OFFLINE_LONGEST(
      "R3",
      "最长离线",
      "Longest offline",
      "单个测点一次离线在窗口内的最长时间",
      "the longest that one point was silent at a stretch within the window",
      "h",
      ""),
  TIMELINESS(
      "R4",
      "处置及时率",
      "Timeliness",
      "首次报告（处置、误报申报或反馈）按时 ÷ 窗口内首次报告或首次超时的处置单",
      "Cases whose first report (a measure, a claim or feedback) came in time ÷ Cases whose first"
          + " report or first time-out fell into the window",
      "%",
      ""),
  DISPOSAL(
      "R5",
      "处置率",
      "Disposal rate",
      "窗口内新开的处置单中窗口末已销警 ÷ 窗口内新开",
      "Cases opened within the window and closed by its end ÷ Cases opened within the window",
      "%",
      ""),
  FALSE_ALARM_RATE(
      "R6",
      "误报率",
      "False alarm rate",
      "窗口内销警的误报 ÷ 窗口内销警",
      "false alarms among the Cases closed within the window ÷ Cases closed within the window",
      "%",
      "");

  private final String id;
  private final String zh;
  private final String en;
  private final String definitionZh;
  private final String definitionEn;
  private final String unit;
  private final String target;

  Measure(
      String id,
      String zh,
      String en,
      String definitionZh,
      String definitionEn,
      String unit,
      String target) {
    this.id = id;
    this.zh = zh;
    this.en = en;
    this.definitionZh = definitionZh;
    this.definitionEn = definitionEn;
    this.unit = unit;
    this.target = target;
  }

  /** The one that counts Alerts of this severity. */
  static Measure shareOf(Severity severity) {
    return switch (severity) {
      case RED -> RED_SHARE;
      case ORANGE -> ORANGE_SHARE;
      case YELLOW -> YELLOW_SHARE;
      case BLUE -> BLUE_SHARE;
    };
  }

  /** K1 to K14, or R1 to R6. */
  String id() {
    return id;
  }

  String name(Tongue tongue) {
    return tongue.of(zh, en);
  }

  /** How it is counted. */
  String definition(Tongue tongue) {
    return tongue.of(definitionZh, definitionEn);
  }

  /** Unit of the value; {@code 1} for a count. */
  String unit() {
    return unit;
  }

  /** What it should be, and in brackets what it must not exceed; empty where it is only watched. */
  String target() {
    return target;
  }
}
