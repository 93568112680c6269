package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.policy.LogicalType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A parameter or literal of a statement, or what is computed of some.
 *
 * @param token index of its token, or of the last one where it has several ({@code - 5}, {@code
 *     DATE '…'}); of what is computed, one that is no other slot
 * @param begin offset of its first character
 * @param end offset after its last character
 * @param kind what it is
 * @param literal what a literal stands for; null for anything else
 * @param computed what the driver computes; null for anything else
 * @param cast the CAST around it, where there is one
 */
public record Slot(
    int token,
    int begin,
    int end,
    Kind kind,
    @Nullable LiteralValue literal,
    @Nullable Scalar computed,
    @Nullable Cast cast) {
  /** A parameter or literal. */
  public Slot(
      int token,
      int begin,
      int end,
      Kind kind,
      @Nullable LiteralValue literal,
      @Nullable Cast cast) {
    this(token, begin, end, kind, literal, null, cast);
  }

  /** What a slot is. */
  public enum Kind {
    /** A question mark. */
    PARAMETER(true),
    /** A question mark that stands for an array of values. */
    ARRAY(true),
    TEXT(true),
    /** A number without exponent. */
    NUMBER(false),
    /** A number with exponent. */
    FLOAT(false),
    BOOLEAN(false),
    /** Bytes in hexadecimal. */
    BYTES(true),
    DATE(true),
    TIME(true),
    TIMESTAMP(true),
    /** TIMESTAMP WITH TIME ZONE '…'. */
    ZONED_TIMESTAMP(true),
    UUID(true),
    JSON(true),
    XML(true),
    /** A text that the driver computes of parameters and literals. */
    COMPUTED(true),
    /** Any other literal; never sealed. */
    OTHER(true);

    private final boolean value;

    Kind(boolean value) {
      this.value = value;
    }
  }

  /** A call around a slot, from its name on, that makes a document of it and nothing else. */
  public record Call(int begin, int end) {}

  /**
   * The type that a CAST gives to a slot.
   *
   * @param begin offset of the first character of the type
   * @param end offset after its last character
   * @param type the type; null when it is none that can be protected
   * @param behind whether it stands behind the value, after two colons
   * @param lastToken index of its last token
   * @param call the call that stands for the CAST, where there is one
   */
  public record Cast(
      int begin,
      int end,
      @Nullable LogicalType type,
      boolean behind,
      int lastToken,
      @Nullable Call call) {}

  public boolean isParameter() {
    return kind == Kind.PARAMETER || kind == Kind.ARRAY;
  }

  /** Tells whether it is known only when the statement runs, and may be NULL. */
  public boolean isBound() {
    return isParameter() || kind == Kind.COMPUTED;
  }

  /** Returns the same parameter as one of several values. */
  public Slot ofElements() {
    return new Slot(token, begin, end, Kind.ARRAY, literal, computed, cast);
  }

  /** Tells whether this could be a value of an application rather than a number of the text. */
  public boolean mayCarryValue() {
    return kind.value;
  }

  /** Returns what a literal stands for, which is noted as read; null for a parameter. */
  public @Nullable Object value() {
    return literal == null ? null : literal.get();
  }

  /** Tells whether it is a literal of which the value passes a test, which is noted. */
  public boolean holds(Predicate<? super Object> test) {
    return literal != null && literal.holds(test);
  }

  /** Returns the same slot inside a CAST. */
  public Slot inside(Cast around) {
    return new Slot(token, begin, end, kind, literal, computed, around);
  }

  /** Never prints the value. */
  @Override
  public String toString() {
    return "Slot[" + kind + " " + begin + "," + end + "]";
  }
}
