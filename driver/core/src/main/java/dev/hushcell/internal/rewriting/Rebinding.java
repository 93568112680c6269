package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.RowMove;
import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.RowKey;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds cells that are in other rows than they were sealed for, and seals them for the rows that
 * they are in. It trusts no row: each move is named, and must be what it was named as.
 */
public final class Rebinding {
  private final JobWork work;

  Rebinding(JobWork work) {
    this.work = work;
  }

  /** A cell that is to be sealed again. */
  private record Moved(RowKey to, StoredCell before, StoredCell after) {}

  /** Returns the cells that were sealed for other rows. */
  public List<RowMove> misplaced(ProtectedColumn column) {
    return work.call(connection -> misplaced(connection, column));
  }

  private List<RowMove> misplaced(Connection connection, ProtectedColumn column)
      throws SQLException {
    ColumnCell cells = work.cells().of(column);
    String form = "SELECT %s, %s FROM %s ORDER BY 1";
    String key = column.belongsTo().key();
    String sql =
        Quotes.asTold(connection).sql(form, key, column.name().column(), column.name().table());
    List<RowMove> found = new ArrayList<>();
    connection.setAutoCommit(false); // else one driver reads all rows at once
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(JobWork.PAGE);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          StoredCell cell = StoredCell.in(rows, 2, column.storage());
          String row = rows.getString(1);
          Optional<RowKey> own = RowKey.written(row);
          if (!cell.isNull() && !own.equals(Optional.of(cells.rowOf(cell)))) {
            found.add(new RowMove(cells.rowOf(cell).written().orElseThrow(), row));
          }
        }
      }
    }
    return found;
  }

  /** Seals cells for the rows that they are in: all of them or none. */
  public void rebind(ProtectedColumn column, List<RowMove> moves) {
    work.perform(
        connection -> {
          connection.setAutoCommit(false);
          List<Moved> all = new ArrayList<>();
          for (RowMove move : moves) {
            all.add(moved(connection, column, move));
          }
          for (Moved each : all) {
            write(connection, column, each);
          }
          connection.commit();
        });
  }

  private Moved moved(Connection connection, ProtectedColumn column, RowMove move)
      throws SQLException {
    RowKey from = key(column, move.from());
    RowKey to = key(column, move.to());
    ColumnCell cells = work.cells().of(column);
    StoredCell cell =
        cell(connection, column, to)
            .orElseThrow(() -> refused(column, "a row has no cell, or is not there"));
    if (!cells.rowOf(cell).equals(from)) {
      throw refused(column, "a cell was sealed for another row than the one that was named");
    }
    boolean copied =
        cell(connection, column, from).filter(own -> cells.rowOf(own).equals(from)).isPresent();
    if (copied) {
      throw refused(
          column,
          "the row that a cell was sealed for still has its own, so that this one is a copy, and no"
              + " row was moved");
    }
    Object value = cells.inRow(from).open(cell);
    return new Moved(to, cell, cells.inRow(to).seal(Plaintext.of(value)));
  }

  private static RowKey key(ProtectedColumn column, String written) {
    return RowKey.written(written)
        .orElseThrow(() -> refused(column, "a key is no whole number or UUID"));
  }

  /** Returns the cell of a row; empty where there is none, or NULL. */
  private static Optional<StoredCell> cell(
      Connection connection, ProtectedColumn column, RowKey row) throws SQLException {
    Quotes names = Quotes.asTold(connection);
    String sql =
        names.sql("SELECT %s FROM %s WHERE ", column.name().column(), column.name().table())
            + isRow(names, column, row);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next()
          ? Optional.of(StoredCell.in(rows, 1, column.storage())).filter(cell -> !cell.isNull())
          : Optional.empty();
    }
  }

  /** A key has nothing in it but digits, letters and hyphens. */
  private static String isRow(Quotes names, ProtectedColumn column, RowKey row) {
    String written = row.written().orElseThrow();
    boolean number = written.indexOf('-', 1) < 0;
    return names.of(column.belongsTo().key()) + " = " + (number ? written : "'" + written + "'");
  }

  private static void write(Connection connection, ProtectedColumn column, Moved moved)
      throws SQLException {
    Quotes names = Quotes.asTold(connection);
    String name = names.of(column.name().column());
    String sql =
        "UPDATE %s SET %s = ? WHERE %s AND %s = ?"
            .formatted(
                names.of(column.name().table()), name, isRow(names, column, moved.to()), name);
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      moved.after().bind(update, 1);
      moved.before().bind(update, 2);
      if (update.executeUpdate() != 1) {
        throw refused(column, "a row changed meanwhile");
      }
    }
  }

  private static Fault refused(ProtectedColumn column, String why) {
    return KeyringFault.NO_MOVE.fault(
        column.name().shortForm()
            + ": "
            + why
            + "; nothing was changed. List what is in other rows with hushcell column rebind and no"
            + " move");
  }
}
