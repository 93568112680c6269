package dev.hushcell.testing.broken;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Cells that are wrong in one point: what they do with a value that is to be stored. */
public final class BrokenCells {
  private BrokenCells() {}

  /** Stores a value instead of the right cell. */
  private interface Sealing {
    Object seal(ColumnCell cell, Object value);
  }

  /** Keeps text as it is. */
  public static UnaryOperator<ColumnCells> open() {
    return broken(
        (cell, value) ->
            value instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : cell.seal(value));
  }

  /** Quotes what it refuses. */
  public static UnaryOperator<ColumnCells> quoting() {
    return broken(
        (cell, value) -> {
          try {
            return cell.seal(value);
          } catch (Fault e) {
            throw e.code().fault("this does not fit: " + value);
          }
        });
  }

  /** Writes every value to the log. */
  public static UnaryOperator<ColumnCells> logging() {
    return broken(
        (cell, value) -> {
          org.slf4j.LoggerFactory.getLogger("broken").debug("sealing {}", value);
          return cell.seal(value);
        });
  }

  private static UnaryOperator<ColumnCells> broken(Sealing sealing) {
    return cells -> column -> new Cell(cells.of(column), sealing);
  }

  private record Cell(ColumnCell right, Sealing sealing) implements ColumnCell {
    @Override
    public ProtectedColumn column() {
      return right.column();
    }

    @Override
    public Object seal(Object value) {
      return value == null ? null : sealing.seal(right, value);
    }

    @Override
    public Object sealComparand(Object value) {
      return right.sealComparand(value);
    }

    @Override
    public Object sealCast(Object value, boolean cut) {
      return right.sealCast(value, cut);
    }

    @Override
    public Object sealPattern(Object value) {
      return right.sealPattern(value);
    }

    @Override
    public Object sealComparandAsWritten(Object value) {
      return right.sealComparandAsWritten(value);
    }

    @Override
    public Object sealComparandInLowerCase(Object value) {
      return right.sealComparandInLowerCase(value);
    }

    @Override
    public Object open(Object stored) {
      return right.open(stored);
    }
  }
}
