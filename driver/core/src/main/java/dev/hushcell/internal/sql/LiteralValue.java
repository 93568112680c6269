package dev.hushcell.internal.sql;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a literal stands for. Whoever plans reads it by {@link #get} or {@link #holds}, which note
 * it, so that a plan is not taken for a text in which it would be another one. Immutable.
 */
public final class LiteralValue {
  private final Reading reading;
  private final Token token;

  private LiteralValue(Reading reading, Token token) {
    this.reading = reading;
    this.token = token;
  }

  /** How the text of a token becomes a value. */
  public enum Reading {
    /** As it is: a {@link String}. */
    TEXT,
    /** Hexadecimal digits: {@code byte[]}. */
    BYTES,
    /** Decimal digits: a {@link BigDecimal}. */
    NUMBER,
    /** The same behind a minus. */
    NEGATIVE,
    /** TRUE or FALSE, whichever the word is: a {@link Boolean}. */
    TRUTH;

    /** Returns what a text stands for. */
    Object read(String text) {
      return switch (this) {
        case TEXT -> text;
        case BYTES -> HexFormat.of().parseHex(text);
        case NUMBER -> new BigDecimal(text);
        case NEGATIVE -> new BigDecimal(text).negate();
        case TRUTH -> text.equalsIgnoreCase("TRUE");
      };
    }
  }

  /** The value of a literal that has one of that kind. */
  public static LiteralValue of(Reading reading, Token token) {
    return new LiteralValue(reading, token);
  }

  /** A truth that no token says. */
  public static LiteralValue truth(boolean value) {
    String word = value ? "TRUE" : "FALSE";
    return new LiteralValue(Reading.TRUTH, new Token(Token.Kind.WORD, 0, 0, word));
  }

  /** Returns the number with the other sign. */
  public LiteralValue negated() {
    return switch (reading) {
      case NUMBER -> new LiteralValue(Reading.NEGATIVE, token);
      case NEGATIVE -> new LiteralValue(Reading.NUMBER, token);
      case TEXT, BYTES, TRUTH -> throw new IllegalStateException("no number: " + reading);
    };
  }

  /** Tells whether it is a number. */
  public boolean isNumber() {
    return reading == Reading.NUMBER || reading == Reading.NEGATIVE;
  }

  /** Returns the value, and notes that it was read. */
  public Object get() {
    return reading.read(token.value());
  }

  /**
   * Tells whether the value passes a test, and notes the test.
   *
   * @param test may keep nothing of the value, and says the same of equal ones
   */
  public boolean holds(Predicate<? super Object> test) {
    boolean held = test.test(unnoted());
    Taint taint = token.taint();
    if (taint != null) {
      taint.note(new Taint.Check(reading, test, held));
    }
    return held;
  }

  /** Returns the value, noting nothing, for a plan that is carried out: planning may not ask. */
  public Object unnoted() {
    return reading.read(token.unnoted());
  }

  /** Returns which literal is read, and how, without its content; itself if it never varies. */
  public LiteralValue emptied() {
    Taint taint = token.taint();
    return taint == null
        ? this
        : new LiteralValue(
            reading, new Token(token.kind(), 0, 0, "").noting(new Taint(taint.number())));
  }

  /**
   * Returns what the same literal of another text stands for.
   *
   * @param literals those of that text, by their numbers
   */
  public LiteralValue in(IntFunction<Token> literals) {
    Taint taint = token.taint();
    return taint == null ? this : new LiteralValue(reading, literals.apply(taint.number()));
  }

  /** Compares what they stand for, which is noted; bytes by content. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LiteralValue value && Objects.deepEquals(get(), value.get());
  }

  @Override
  public int hashCode() {
    return reading.hashCode();
  }

  /** Never prints the value. */
  @Override
  public String toString() {
    return "LiteralValue[" + reading + "]";
  }
}
