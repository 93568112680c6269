package dev.hushcell.policy;

/** The families of logical types; within one, equal values have equal canonical encodings. */
public enum Family {
  /** Variable-length text; canonical Java type {@link String}. */
  TEXT,
  /** Fixed-length text, trimmed on the right when stored; {@link String}. */
  CHAR,
  /** Exact numbers of every width, unscaled at the column's scale; {@link java.math.BigDecimal}. */
  EXACT,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link java.time.LocalDate}. */
  DATE,
  /** Time of day without zone; {@link java.time.LocalTime}. */
  TIME,
  /** Date and time without zone; {@link java.time.LocalDateTime}. */
  TIMESTAMP,
  /** Date and time with an offset; {@link java.time.OffsetDateTime}. */
  ZONED_TIMESTAMP,
  /** {@link java.util.UUID}. */
  UUID,
  /** Bytes; {@code byte[]}. */
  BYTES,
  /** REAL and DOUBLE, never with equality; {@link Double}. */
  APPROXIMATE
}
