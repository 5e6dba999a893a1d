package io.vigil.alerting.onboarding;

import io.vigil.model.plant.Complaint;
import java.util.Optional;

/**
 * The unified social credit code (统一社会信用代码, GB 32100-2015): 17 characters and one that checks them,
 * a weighted sum modulo 31. A real code is known to fail the check, so a wrong one is worth a look
 * and stops nothing. Stateless; any thread.
 */
final class CreditCode {
  private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;
  private static final int FACTOR = 3;
  private static final String POINTER = "/profile/credit_code";

  private CreditCode() {}

  /** What is odd about the code; an empty one is not said yet. */
  static Optional<Complaint> oddity(String code) {
    if (code.isEmpty()) {
      return Optional.of(
          new Complaint(POINTER, "未填写统一社会信用代码", "the social credit code is not given"));
    }
    if (code.length() != LENGTH || code.chars().anyMatch(sign -> SIGNS.indexOf(sign) < 0)) {
      return Optional.of(
          new Complaint(
              POINTER,
              "统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z），现为 " + code,
              "a social credit code has 18 digits or capitals without I, O, S, V and Z, not "
                  + code));
    }
    char last = code.charAt(LENGTH - 1);
    char right = check(code);
    return last == right
        ? Optional.empty()
        : Optional.of(
            new Complaint(
                POINTER,
                "统一社会信用代码第 18 位应为 “" + right + "”，现为 “" + last + "”，请核对营业执照",
                "the last character of the social credit code should be "
                    + right
                    + ", not "
                    + last
                    + "; look at the business licence"));
  }

  private static char check(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += SIGNS.indexOf(code.charAt(i)) * weight;
      weight = weight * FACTOR % SIGNS.length();
    }
    return SIGNS.charAt((SIGNS.length() - sum % SIGNS.length()) % SIGNS.length());
  }
}
