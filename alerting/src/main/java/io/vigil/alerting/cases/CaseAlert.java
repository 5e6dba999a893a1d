package io.vigil.alerting.cases;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * That an Alert belongs to a Case.
 *
 * @param alert id of the Alert
 * @param disposal id of the Case
 */
@MappedEntity("case_alert")
record CaseAlert(@Id String alert, String disposal) {}
