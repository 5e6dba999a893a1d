package io.vigil.alerting.room;

/** Tells the rooms of a plant what is open, when one of them asks. Any thread; blocking. */
public interface RoomSnapshots {
  /**
   * The room asks. All rooms of the plant hear the answer; who asks again at once is not answered
   * again.
   */
  void asked(String enterprise, String room);
}
