package io.vigil.alerting.scada;

/**
 * A control room that has signed in.
 *
 * @param enterprise whose it is
 * @param name of the room
 */
record RoomUser(String enterprise, String name) {}
