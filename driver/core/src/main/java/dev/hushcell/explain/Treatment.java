package dev.hushcell.explain;

import dev.hushcell.policy.ProtectedColumn;
import java.util.Locale;

/** What becomes of a parameter or literal. */
public sealed interface Treatment {
  /** It is sent as it is. */
  record Plain() implements Treatment {
    @Override
    public String toString() {
      return "plain";
    }
  }

  /** It is sealed, to be stored in the column. */
  record Sealed(ProtectedColumn column) implements Treatment {
    @Override
    public String toString() {
      return "sealed as " + named(column);
    }
  }

  /** It is sealed, to be compared with the column. */
  record Compared(ProtectedColumn column) implements Treatment {
    @Override
    public String toString() {
      return "compared as " + named(column);
    }
  }

  /** Only its nullness is asked for: NULL is sent, or a constant. */
  record NullTest() implements Treatment {
    @Override
    public String toString() {
      return "sent as NULL or a constant: only its nullness is asked for";
    }
  }

  /**
   * It is not sent: opened cells of the column are compared with it in the driver.
   *
   * @param rows how many rows may be fetched for that
   */
  record Evaluated(ProtectedColumn column, long rows) implements Treatment {
    @Override
    public String toString() {
      return "compared in the driver with " + named(column) + ", over at most " + rows + " rows";
    }
  }

  /** It is not sent: so many rows are left out, or delivered, by the driver. */
  record Counted() implements Treatment {
    @Override
    public String toString() {
      return "counted in the driver";
    }
  }

  private static String named(ProtectedColumn column) {
    return column.name() + " (search: " + column.search().name().toLowerCase(Locale.ROOT) + ")";
  }
}
