package io.vigil.standalone.browser;

/** The plant file of the tasks of a new operator. */
final class TaskPlant {
  private TaskPlant() {}

  /** Points that no test shares, of a limit that is red and of one that is yellow. */
  static String json(String id, String name, String nameEn) {
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      for (String kind : new String[] {"R", "Y"}) {
        list.append(list.isEmpty() ? "" : ",")
            .append(
                """
                {"code":"%1$s%2$02d","name":"%2$d 号可燃气体 %1$s","nameEn":"Gas %2$d %1$s","unit":"U%1$s%2$d",
                 "kind":"gas.combustible","gateway":"gw1","measureUnit":"%%LEL","rangeLow":0,"rangeHigh":100,
                 "reporting":"byException","sampleMillis":1000,"rules":[],
                 "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
                   "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
                   "respondMinutes":5,"justification":"样例 / a sample"},
                   "id":"X-1","rule":"limit","comparison":"GE","limit":50,"clearWhen":"LT",
                   "clear":45,"onMillis":0,"offMillis":0,"severity":%3$d}]}
                """
                    .formatted(kind, i, kind.equals("R") ? 1 : 3));
      }
    }
    return """
        {"enterprise":"%s","name":"%s","nameEn":"%s","division":"140428","packs":["integrity","chem"],
         "gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],"points":[%s]}
        """
        .formatted(id, name, nameEn, list);
  }
}
