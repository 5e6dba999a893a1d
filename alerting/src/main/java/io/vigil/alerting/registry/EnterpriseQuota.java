package io.vigil.alerting.registry;

/**
 * What an enterprise may have and take away, besides what it may send. Immutable.
 *
 * @param points how many it may have on record, 1 to 200,000
 * @param exportsPerHour how many files its people together may take away within an hour; who serves
 *     no enterprise has as many alone
 */
public record EnterpriseQuota(int points, int exportsPerHour) {
  /** The most points that any enterprise may have. */
  public static final int MOST_POINTS = 200_000;

  public EnterpriseQuota {
    if (points < 1 || points > MOST_POINTS || exportsPerHour < 1) {
      throw new IllegalArgumentException(
          "quota of " + points + " points and " + exportsPerHour + " exports an hour");
    }
  }

  /** More than people use. */
  public static EnterpriseQuota generous() {
    return new EnterpriseQuota(MOST_POINTS, 200);
  }
}
