package io.vigil.alerting.inspection;

/** How something is inspected (domain guide §4.4). */
enum InspectionKind {
  /** A question that whoever serves at the position must answer (抽查). */
  SPOT_CHECK,
  /** A list of places to be looked at, each with what was found (巡查). */
  TOUR
}
