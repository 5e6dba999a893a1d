package io.vigil.model.alert;

/**
 * How far the judge of a lane has come; about once a second of lane time. Its absence means that
 * nobody is judging.
 *
 * @param lane the lane
 * @param offset the record that was judged last
 * @param laneTime lane time, milliseconds since the lane's first record
 * @param appended when that record was appended, milliseconds UTC on the lane owner's clock
 */
public record LanePulse(int lane, long offset, long laneTime, long appended)
    implements JudgeEvent {}
