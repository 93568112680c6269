package dev.hushcell.samples.crm.pastcall;

/** Knows whether past calls are ciphertext by now. */
public interface CallsSealed {
  /** Tells whether they are. */
  boolean areSealed();
}
