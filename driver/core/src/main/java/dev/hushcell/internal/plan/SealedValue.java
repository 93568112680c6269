package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.Token;
import java.util.function.IntFunction;

/** What becomes a cell and is no parameter of the application by itself. */
public sealed interface SealedValue {
  /** Returns the same without what a literal is that may be another one in another text. */
  SealedValue emptied();

  /**
   * Returns what it is in another text.
   *
   * @param literals the literals of that text, by their numbers
   */
  SealedValue in(IntFunction<Token> literals);

  /**
   * A literal.
   *
   * @param value what it stands for: {@link String}, {@link java.math.BigDecimal}, {@link Boolean}
   *     or {@code byte[]}
   */
  record Literal(LiteralValue value) implements SealedValue {
    @Override
    public SealedValue emptied() {
      return new Literal(value.emptied());
    }

    @Override
    public SealedValue in(IntFunction<Token> literals) {
      return new Literal(value.in(literals));
    }
  }

  /**
   * What the driver computes of parameters and literals alone, for each execution. Planning read
   * the literals, so they are the same in each text that the plan is for.
   */
  record Computed(Scalar value) implements SealedValue {
    @Override
    public SealedValue emptied() {
      return this;
    }

    @Override
    public SealedValue in(IntFunction<Token> literals) {
      return this;
    }
  }
}
