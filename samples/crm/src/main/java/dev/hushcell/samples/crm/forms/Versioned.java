package dev.hushcell.samples.crm.forms;

/** A form that knows which version of what it changes it began with. */
public interface Versioned {
  /** Returns the version. */
  int version();
}
