package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.audit.AuditFault;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells are counted, and told at the ends; where they cannot be taken down, none is used. */
class CellCountsTests {
  private static final ProtectedColumn NOTE = Surface.text("NOTE", Search.NONE);
  private static final String INSERT = "INSERT INTO contact(note) VALUES (?)";
  private static final String SELECT = "SELECT id, note FROM contact ORDER BY id";

  private final List<String> told = new ArrayList<>();
  private final Trail trail = new Trail();
  private boolean listens = true;

  /** Tells what it is told. */
  private final class Listening implements Observer {
    @Override
    public boolean listens() {
      return listens;
    }

    @Override
    public void cells(String column, long opened, long sealed) {
      told.add(column + " " + opened + " " + sealed);
    }
  }

  /** Allows two cells, and fails when it is told to. */
  private static final class Trail implements AuditTrail {
    final List<String> lines = new ArrayList<>();
    boolean failing;

    @Override
    public long allowance() {
      return 2;
    }

    @Override
    public void write(List<Use> uses) {
      if (failing) {
        throw AuditFault.NOT_WRITABLE.fault("no room");
      }
      uses.forEach(use -> lines.add(use.opened() + " " + use.sealed()));
    }

    @Override
    public void exceeded(ColumnName column, CellLimit limit, CellLimit.Kind kind) {
      lines.add("exceeds " + kind);
    }

    @Override
    public void otherRow(ColumnName column) {
      lines.add("other row " + column);
    }

    @Override
    public void end() {
      lines.add("end");
    }
  }

  private Surface surface(AuditTrail audit) throws SQLException {
    Surface surface = Surface.openWith(new Listening(), audit);
    surface.directly(
        "CREATE TABLE contact(id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note"
            + " VARBINARY(400))");
    surface.plans.touching(INSERT).assigned(NOTE);
    surface.plans.touching(SELECT).columns(null, NOTE);
    return surface;
  }

  private static void insert(Surface surface, String... notes) throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      for (String note : notes) {
        insert.setString(1, note);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Test
  void observersAreToldOnceForEachEnd() throws SQLException {
    try (Surface surface = surface(AuditTrail.NONE)) {
      insert(surface, "a", null, "c");
      assertThat(told).containsExactly("PUBLIC.CONTACT.NOTE 0 2");
      try (Statement statement = surface.connection.createStatement();
          ResultSet rows = statement.executeQuery(SELECT)) {
        while (rows.next()) {
          rows.getString(2);
        }
        assertThat(told).hasSize(1);
      }
      assertThat(told).last().isEqualTo("PUBLIC.CONTACT.NOTE 2 0");
      try (Statement statement = surface.connection.createStatement()) {
        ResultSet rows = statement.executeQuery(SELECT); // closed by its statement
        rows.next();
        rows.getString(2);
      }
      assertThat(told).hasSize(3).last().isEqualTo("PUBLIC.CONTACT.NOTE 1 0");
    }
  }

  @Test
  void nothingIsCountedWhileNobodyListens() throws SQLException {
    listens = false;
    try (Surface surface = surface(AuditTrail.NONE)) {
      insert(surface, "a");
      listens = true;
      insert(surface, "b");
    }
    assertThat(told).containsExactly("PUBLIC.CONTACT.NOTE 0 1");
  }

  @Test
  void theAuditIsToldBeforeTheFirstCellAndAfterEachSoMany() throws SQLException {
    listens = false;
    try (Surface surface = surface(trail)) {
      insert(surface, "a", "b", "c");
      assertThat(trail.lines).containsExactly("0 0", "0 2", "0 1");
      surface.connection.close();
    }
    assertThat(trail.lines).last().isEqualTo("end");
  }

  @Test
  void whatIsLeftIsToldWhenTheConnectionIsClosed() throws SQLException {
    try (Surface surface = surface(trail)) {
      insert(surface, "a");
      ResultSet rows = surface.connection.createStatement().executeQuery(SELECT);
      rows.next();
      rows.getString(2);
    }
    assertThat(trail.lines).containsExactly("0 0", "0 1", "1 0", "end");
  }

  @Test
  void noCellIsUsedThatCannotBeTakenDown() throws SQLException {
    try (Surface surface = surface(trail)) {
      insert(surface, "a", "b", "c");
      try (Statement statement = surface.connection.createStatement()) {
        ResultSet rows = statement.executeQuery(SELECT);
        rows.next();
        rows.getString(2);
        trail.failing = true;
        refused(rows::close);
        refused(statement::close);
      } catch (SQLException e) {
        assertThat(e.getErrorCode()).isEqualTo(1400);
      }
      try (Statement statement = surface.connection.createStatement();
          ResultSet rows = statement.executeQuery(SELECT)) {
        rows.next();
        refused(() -> rows.getString(2));
        assertThat(rows.getInt(1)).isEqualTo(1);
        trail.failing = false;
        assertThat(rows.getString(2)).isEqualTo("a");
      }
      assertThat(trail.lines).containsExactly("0 0", "0 2", "0 1", "1 0", "1 0");
    }
  }

  private interface Call {
    void run() throws SQLException;
  }

  private static void refused(Call call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("[HC-1400] ");
  }
}
