package dev.hushcell.policy;

/** How texts are compared where they are evaluated over opened cells. */
public enum TextOrder {
  /** Not said. */
  UNSPECIFIED,
  /** Unicode code points, by their number. */
  CODE_POINT,
  /** Units of UTF-16, by their number. */
  UTF_16,
  /** Units of UTF-16, by their number, without regard to case. */
  UTF_16_IGNORE_CASE
}
