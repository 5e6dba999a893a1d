package io.vigil.alerting.alert;

import io.micronaut.serde.annotation.Serdeable;

/** A sentence in both languages: Chinese and English. */
@Serdeable
public record Words(String zh, String en) {}
