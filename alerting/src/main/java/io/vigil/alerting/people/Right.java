package io.vigil.alerting.people;

/**
 * What a route asks for, as {@code @Secured} takes it; a {@link Role} is a set of these. Which
 * places a person sees is another matter: see {@link io.vigil.alerting.duty.Scope}.
 */
public final class Right {
  /** Sees Alerts, Cases, readings and figures of the own scope. */
  public static final String LOOK = "LOOK";

  /** Acts on Alerts and Cases that the own position answers for, and takes its shift. */
  public static final String ACT = "ACT";

  /** Asks for quiet: puts Alerts aside, asks for a Watch to be taken out of service, lifts it. */
  public static final String QUIET = "QUIET";

  /** Says yes or no, as the second person, to quiet that somebody asked for. */
  public static final String APPROVE = "APPROVE";

  /** Puts orders and notices on record for a bureau, calendars for a plant. */
  public static final String DECLARE = "DECLARE";

  /** Begins and ends drills. */
  public static final String DRILL = "DRILL";

  /** Sets up plants, control rooms and channels. */
  public static final String SET_UP = "SET_UP";

  /** Keeps rota and phone book of the positions of the own scope. */
  public static final String ROTA = "ROTA";

  /** Gives gateways of the own scope new credentials. */
  public static final String CREDENTIALS = "CREDENTIALS";

  /** Drafts what is to be watched at the own enterprise, and hands it in. */
  public static final String ONBOARD = "ONBOARD";

  /** Makes people and says what they may do. */
  public static final String PEOPLE = "PEOPLE";

  /** Reads and verifies the record of what everybody did. */
  public static final String AUDIT = "AUDIT";

  private Right() {}
}
