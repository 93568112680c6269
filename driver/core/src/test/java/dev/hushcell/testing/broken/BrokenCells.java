package dev.hushcell.testing.broken;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.cell.RawColumn;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Cells that are wrong in one point: what they do with a value that is to be stored. */
public final class BrokenCells {
  private BrokenCells() {}

  /** Stores a value instead of the right cell. */
  private interface Sealing {
    StoredCell seal(ColumnCell cell, Plaintext value);
  }

  /** Keeps text as it is. */
  public static UnaryOperator<ColumnCells> open() {
    return broken(
        (cell, value) ->
            value.value() instanceof String text
                ? RawColumn.cell(text.getBytes(StandardCharsets.UTF_8), Storage.BINARY)
                : cell.seal(value));
  }

  /** Quotes what it refuses. */
  public static UnaryOperator<ColumnCells> quoting() {
    return broken(
        (cell, value) -> {
          try {
            return cell.seal(value);
          } catch (Fault e) {
            throw e.code().fault("this does not fit: " + value.value());
          }
        });
  }

  /** Writes every value to the log. */
  public static UnaryOperator<ColumnCells> logging() {
    return broken(
        (cell, value) -> {
          org.slf4j.LoggerFactory.getLogger("broken").debug("sealing {}", value.value());
          return cell.seal(value);
        });
  }

  private static UnaryOperator<ColumnCells> broken(Sealing sealing) {
    return cells -> column -> new BrokenCell(cells.of(column), sealing);
  }

  private record BrokenCell(ColumnCell right, Sealing sealing) implements ColumnCell {
    @Override
    public ProtectedColumn column() {
      return right.column();
    }

    @Override
    public StoredCell seal(Plaintext value) {
      return value.isNull() ? right.seal(value) : sealing.seal(right, value);
    }

    @Override
    public StoredCell sealCompared(Plaintext value, Compared as) {
      return right.sealCompared(value, as);
    }

    @Override
    public Object open(StoredCell stored) {
      return right.open(stored);
    }
  }
}
