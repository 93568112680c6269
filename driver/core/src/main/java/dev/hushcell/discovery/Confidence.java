package dev.hushcell.discovery;

/** How sure a proposal is. */
public enum Confidence {
  /** Name and content agree, or the content alone is beyond doubt. */
  HIGH,
  /** The name says so and no content speaks against it, or much of the content says so. */
  MEDIUM,
  /** The name says so, but the content that was seen does not. */
  LOW
}
