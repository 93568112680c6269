package dev.hushcell.samples.crm.history;

/** What has a history. */
public enum RecordKind {
  CONTACT,
  LEAD,
  ACCOUNT
}
