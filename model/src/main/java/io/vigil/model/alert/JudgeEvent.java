package io.vigil.model.alert;

/** What the judge says, in the log topic {@code activations}. */
public sealed interface JudgeEvent permits ActivationEvent, FoundActivation, LanePulse {}
