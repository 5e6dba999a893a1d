package io.vigil.alerting.testing;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plant files for tests. */
public final class Plants {
  private Plants() {}

  /** A coal mine with methane sensors F01.CH4, F02.CH4 ... behind one gateway. */
  public static String coalMine(String enterprise, int points) {
    String list =
        IntStream.rangeClosed(1, points)
            .mapToObj(i -> methane("F%02d.CH4".formatted(i)))
            .collect(Collectors.joining(","));
    return plant(enterprise, list);
  }

  /** A plant with these points, which are JSON. */
  public static String plant(String enterprise, String points) {
    return """
        {"enterprise":"%s","name":"示范煤矿","nameEn":"Demo coal mine","division":"140428",
         "packs":["coal"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
         "points":[%s]}"""
        .formatted(enterprise, points);
  }

  /** A methane sensor of a face with the alarm and the cut-off of the coal pack. */
  public static String methane(String code) {
    return """
        {"code":"%s","name":"工作面甲烷 %s","nameEn":"Face methane %s","unit":"F01",
         "kind":"gas.ch4","gateway":"gw1","measureUnit":"%%CH4","rangeLow":0,"rangeHigh":40,
         "reporting":"periodic","sampleMillis":1000,"location":"face_T1",
         "rules":["CO-M1","CO-M2","IN-01"]}"""
        .formatted(code, code, code);
  }

  /** As bytes. */
  public static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
