package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a setter handed over, of which it depends on the driver and the column what it means. */
public sealed interface UnresolvedValue
    permits Content, LegacyTime, Targeted, UnresolvedValue.NoValue, UnresolvedValue.UntypedText {
  /**
   * Returns what it means in a column of some type; null where that is a NULL.
   *
   * @throws SQLException where it is not known what the plain driver would send
   */
  @Nullable Object by(RealDriver driver, LogicalType column) throws SQLException;

  /** A value that was given as a NULL and is one for its driver. */
  enum NoValue implements UnresolvedValue {
    NULL;

    @Override
    public @Nullable Object by(RealDriver driver, LogicalType column) {
      return null;
    }
  }

  /**
   * Text that a driver sends without a type, so that the database reads it as it reads a literal.
   *
   * @param text never shown
   */
  record UntypedText(String text) implements UnresolvedValue {
    @Override
    public Object by(RealDriver driver, LogicalType column) {
      return text;
    }

    /** Never the text. */
    @Override
    public String toString() {
      return "UntypedText";
    }
  }
}
