package io.vigil.alerting.journal;

/** What an entry of the journal says about its Alert. */
public enum JournalKind {
  /** A new Alert. */
  RAISED,
  /** Found afterwards in what a server remembered of a gap. */
  FOUND,
  /** A worse value, another severity, or other numbers of the rule. */
  CHANGED,
  /** The condition is gone. */
  CLEARED,
  /** The condition is true again while the Alert was still open. */
  REOPENED,
  /** The Watch ceased: its rule was unbound, or its point removed. */
  RETIRED,
  /** The run of its REPLAY gateway is over. */
  ENDED,
  /** A person has seen it. */
  ACKED,
  /** Whoever acknowledged took it back. */
  ACK_WITHDRAWN,
  /** A person released the latch. */
  RESET,
  /** Nobody acknowledged in time: the next position is responsible. */
  ESCALATED,
  /** Annunciated again: nobody acknowledged, or it has been true for too long since. */
  REALARMED,
  /** A position has read or confirmed it; changes nothing else. */
  RECEIPT,
  /** Somebody asked for an overlay that another person must approve. */
  OVERLAY_ASKED,
  /** An overlay keeps it quiet from now on. */
  OVERLAID,
  /** An overlay has ended, or was never approved. */
  OVERLAY_ENDED,
  /** A Case was opened for an Alert. */
  CASE_OPENED,
  /** Another Alert joined the Case. */
  CASE_JOINED,
  /** A position has received it. */
  CASE_RECEIVED,
  /** Somebody looks whether it is true. */
  CASE_VERIFYING,
  /** Said to have been a false alarm. */
  CASE_FALSE_CLAIM,
  /** A step of what is being done. */
  CASE_DISPOSING,
  /** What was found and done has been said. */
  CASE_FEEDBACK,
  /** The feedback was accepted: the Case is closed. */
  CASE_CLOSED,
  /** The feedback was sent back. */
  CASE_RETURNED,
  /** It has not got on in time. */
  CASE_ESCALATED,
  /** Somebody is to do it. */
  CASE_ASSIGNED,
  /** A file that shows what is said. */
  CASE_EVIDENCE,
  /** A remark. */
  CASE_COMMENT,
  /** A hazard was recorded. */
  HAZARD_FOUND,
  /** Who puts a hazard right, how and by when is fixed. */
  HAZARD_PLANNED,
  /** A hazard is said to be put right. */
  HAZARD_RECTIFIED,
  /** A second person saw that a hazard is put right. */
  HAZARD_SIGNED,
  /** A second person saw that it is not. */
  HAZARD_RETURNED,
  /** A hazard is supervised by listing. */
  HAZARD_LISTED,
  /** It no longer is. */
  HAZARD_LIFTED,
  /** A hazard was not put right in time. */
  HAZARD_OVERDUE,
  /** A planned work was announced. */
  WORK_ASKED,
  /** A second person approved it. */
  WORK_APPROVED,
  /** A second person refused it. */
  WORK_REFUSED,
  /** A planned work is over, or was never approved. */
  WORK_ENDED,
  /** The Alert began during a planned work that concerns it. */
  WORK_MARKED,
  /** An order, a notice or an entry of a calendar was put on record. */
  DECLARED,
  /** Another one took its place. */
  DECLARATION_CORRECTED,
  /** The time came at which it begins. */
  DECLARATION_BEGAN,
  /** It is over: somebody ended it, or its time has passed. */
  DECLARATION_ENDED,
  /** What is on record was said to points that are new. */
  DECLARATIONS_SAID,
  /** The head of a plant has published the safety commitment of a day. */
  COMMITTED,
  /** A bureau sent a warning notice. */
  NOTICE_SENT,
  /** A plant has read a warning notice. */
  NOTICE_READ,
  /** Somebody asked for a design rule that keeps a Watch quiet while another is true. */
  SUPPRESSION_ASKED,
  /** A second person approved it. */
  SUPPRESSION_APPROVED,
  /** It is over, or was never approved. */
  SUPPRESSION_ENDED,
  /** Whether Alerts of a Watch stay until somebody resets them is set anew. */
  LATCHING_SET,
  /** A duty room asked a plant or a station below it. */
  INSPECTION_ASKED,
  /** The position that was asked has answered. */
  INSPECTION_ANSWERED,
  /** Nobody answered in time. */
  INSPECTION_MISSED,
  /** Who serves at a position from when to when was written down. */
  ROTA_SET,
  /** A turn of the rota was taken back, or ended before its time. */
  ROTA_REMOVED,
  /** Whom to phone at a position was written down. */
  PHONE_SET,
  /** Somebody is no longer to be phoned at a position. */
  PHONE_REMOVED,
  /** A division has a plan of escalation of its own, or another one. */
  PLAN_SET,
  /** A division goes by the plan of the area above it again. */
  PLAN_REMOVED,
  /** A plant file was taken: points and rules of an enterprise are others from now on. */
  PLANT_SET,
  /** An application of an enterprise was begun, written, or took a step. */
  ONBOARDING,
  /** A gateway has a new password; the old one is worthless. */
  GATEWAY_EQUIPPED,
  /** A gateway may not sign in any more, until it gets a new password. */
  GATEWAY_BARRED,
  /** A control room of a plant has a password, or another one. */
  ROOM_MADE,
  /** A control room asked what is open, and is told. */
  ROOM_ASKED,
  /** A control room may no longer listen. */
  ROOM_REMOVED,
  /** Somebody may sign in from now on. */
  PERSON_MADE,
  /** Role, position or password of somebody. */
  PERSON_CHANGED,
  /** Somebody may no longer sign in. */
  PERSON_REMOVED,
  /** A channel for deliveries was made or changed. */
  CHANNEL_SET,
  /** A person sent a test through a channel. */
  CHANNEL_TESTED,
  /** A channel is no more. */
  CHANNEL_REMOVED,
  /** A person had a dead letter sent again. */
  DELIVERY_RETRIED,
  /** Somebody lets a program act for them. */
  TOKEN_MADE,
  /** A program may not act for somebody any more. */
  TOKEN_REMOVED,
  /** Somebody took a report away as a file. */
  REPORT_TAKEN,
  /** An auditor took the journal itself away as a file. */
  JOURNAL_TAKEN,
  /** An administrator had the registry copied for a backup. */
  BACKUP_TAKEN,
  /** The registry was put back from a backup; what came after it is lost. */
  RESTORED,
  /** Somebody is on shift where nobody was. */
  SHIFT_BEGAN,
  /** Whoever goes has signed a handover. */
  SHIFT_OFFERED,
  /** Whoever comes has looked at lines of it. */
  SHIFT_CHECKED,
  /** Whoever comes has signed it and is on shift. */
  SHIFT_TAKEN,
  /** Whoever goes stays. */
  SHIFT_WITHDRAWN,
  /** A drill has begun. */
  DRILL_BEGAN,
  /** A drill is over, and with it its Alert and its Case. */
  DRILL_ENDED,
  /** Somebody said whether a lead was true. */
  LEAD_JUDGED,
  /** A position is given more than anybody can look at. */
  FLOOD_BEGAN,
  /** It no longer is. */
  FLOOD_ENDED,
  /** No longer open. */
  CLOSED,
  /** The judge began anew and has not confirmed it. */
  UNVERIFIED,
  /** The judge has confirmed it again. */
  VERIFIED,
  /** "No longer true", said on data that cannot be believed: not applied. */
  HELD
}
