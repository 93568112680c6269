package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static dev.hushcell.contract.RewritingScene.named;
import static dev.hushcell.contract.RewritingScene.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.admin.RowMove;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.ColumnName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** What a job does with cells that belong to their rows, in a table that has rows. */
enum BelongsToJob {
  ENCRYPT(State.VALUES, State.CELLS_OF_ROWS) {
    @Override
    RewritingStatus run(Connection ours, ColumnProgress progress) throws SQLException {
      return Hushcell.columns(ours).encrypt(table(ours, "pay"), ALONE, progress);
    }
  },
  ROTATE(State.CELLS_OF_ROWS, State.CELLS_OF_ROWS) {
    @Override
    RewritingStatus run(Connection ours, ColumnProgress progress) throws SQLException {
      return Hushcell.columns(ours).rotateKey(table(ours, "pay"), List.of(), ALONE, progress);
    }
  },
  PAD(State.CELLS_OF_ROWS, State.CELLS_OF_ROWS) {
    @Override
    RewritingStatus run(Connection ours, ColumnProgress progress) throws SQLException {
      return change(ours, progress, column -> column.pad(32));
    }
  },
  TO_ROWS(State.CELLS, State.CELLS_OF_ROWS) {
    @Override
    RewritingStatus run(Connection ours, ColumnProgress progress) throws SQLException {
      return change(ours, progress, column -> column.belongsTo(BelongsTo.rowOf("iD")));
    }
  },
  FROM_ROWS(State.CELLS_OF_ROWS, State.CELLS) {
    @Override
    RewritingStatus run(Connection ours, ColumnProgress progress) throws SQLException {
      return change(ours, progress, column -> column.belongsTo(BelongsTo.NONE));
    }
  },
  DECRYPT(State.CELLS_OF_ROWS, State.VALUES) {
    @Override
    RewritingStatus run(Connection ours, ColumnProgress progress) throws SQLException {
      return Hushcell.columns(ours).decrypt(table(ours, "pay"), List.of(), ALONE, progress);
    }
  };

  static final List<String> COLUMNS = List.of("amount", "note");

  private static final String ALL = "select * from pay order by id";

  private final State before;
  private final State after;

  BelongsToJob(State before, State after) {
    this.before = before;
    this.after = after;
  }

  /** What a column keeps. */
  enum State {
    VALUES,
    CELLS,
    CELLS_OF_ROWS
  }

  /** What is changed of a column. */
  interface Change {
    ColumnChange of(ColumnChange column);
  }

  abstract RewritingStatus run(Connection ours, ColumnProgress progress) throws SQLException;

  State before() {
    return before;
  }

  State after() {
    return after;
  }

  private static RewritingStatus change(Connection ours, ColumnProgress progress, Change change)
      throws SQLException {
    List<ColumnChange> changes =
        List.of(
            change.of(ColumnChange.of(named(ours, "amount"))),
            change.of(ColumnChange.of(named(ours, "note"))));
    return Hushcell.columns(ours).change(table(ours, "pay"), changes, ALONE, progress);
  }

  /** Makes the table with so many rows, in clear. */
  Scene scene(Server server, Path directory, int rows) throws IOException, SQLException {
    String rule = before == State.CELLS ? "" : "belongs-to: id";
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  pay.amount: { %s }\n  pay.note: { storage: text%s }\n"
                .formatted(rule, rule.isEmpty() ? "" : ", " + rule));
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table pay (id %s primary key, amount varchar(40), city varchar(20), note"
                  .formatted(server.words().names().contains("sqlite") ? "integer" : "bigint")
              + " varchar(40))");
      plain.setAutoCommit(false);
      try (PreparedStatement insert =
          plain.prepareStatement("insert into pay values (?, ?, ?, ?)")) {
        for (int id = 1; id <= rows; id++) {
          insert.setLong(1, id);
          insert.setString(2, id % 7 == 0 ? null : "Zq9amount" + id);
          insert.setString(3, "city " + id);
          insert.setString(4, "Zq9note" + id);
          insert.addBatch();
        }
        int[] unused = insert.executeBatch();
      }
      plain.commit();
    }
    return scene;
  }

  /** Brings the table to where the job begins. */
  void prepare(Connection ours) throws SQLException {
    if (before != State.VALUES) {
      assertThat(ENCRYPT.run(ours, ColumnProgress.none()).phase()).isEqualTo(Phase.ENDED);
    }
  }

  /** Runs it, and looks for every value, and for a cell that somebody put into another row. */
  void requireKept(Server server, Path directory, int rows) throws Exception {
    Scene scene = scene(server, directory, rows);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      List<String> before = Found.rows(plain, ALL);
      prepare(ours);
      assertThat(run(ours, ColumnProgress.none()).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, ALL)).isEqualTo(before);
      requireSecret(plain);
      for (String column : COLUMNS) {
        String sql = "select " + column + " from pay where id = 1";
        swap(plain, column, 1, 2);
        if (after == State.CELLS_OF_ROWS) {
          assertThatThrownBy(() -> Found.rows(ours, sql)).hasMessageContaining("[HC-3015]");
          assertThat(Hushcell.columns(ours).misplaced(stored(ours, column)))
              .containsExactly(new RowMove("2", "1"), new RowMove("1", "2"));
        } else {
          assertThat(Found.rows(ours, sql)).containsExactly("Zq9" + column + "2");
        }
        swap(plain, column, 1, 2);
        assertThat(Found.rows(ours, sql)).containsExactly("Zq9" + column + "1");
      }
      scene.run(
          ours,
          "insert into pay (id, amount) values (5000, 'new')",
          "update pay set amount = 'other', note = null where id = 3");
      assertThat(Found.rows(ours, "select id, amount, note from pay where id in (3, 5000)"))
          .containsExactlyInAnyOrder("3|other|null", "5000|new|null");
    }
  }

  /** Goes on with the last job, or begins it. */
  RewritingStatus finish(Connection ours) throws SQLException {
    Columns columns = Hushcell.columns(ours);
    List<RewritingStatus> jobs = columns.status();
    boolean begun = jobs.size() == (before == State.VALUES ? 1 : 2);
    RewritingStatus last = begun ? jobs.get(jobs.size() - 1) : run(ours, ColumnProgress.none());
    return last.phase() == Phase.ENDED
        ? last
        : columns.resume(last.job(), ALONE, ColumnProgress.none());
  }

  /** Returns a column by the names that the database has for it. */
  static ColumnName stored(Connection ours, String column) throws SQLException {
    return new ColumnName(table(ours, "pay"), named(ours, column));
  }

  /** Exchanges what two rows keep in a column, past the driver. */
  void swap(Connection plain, String column, int one, int other) throws SQLException {
    Object first = kept(plain, column, one);
    Object second = kept(plain, column, other);
    put(plain, column, one, second);
    put(plain, column, other, first);
  }

  private Object kept(Connection plain, String column, int id) throws SQLException {
    try (Statement statement = plain.createStatement();
        ResultSet row =
            statement.executeQuery("select %s from pay where id = %d".formatted(column, id))) {
      assertThat(row.next()).isTrue();
      return row.getObject(1);
    }
  }

  private void put(Connection plain, String column, int id, Object kept) throws SQLException {
    String sql = "update pay set %s = ? where id = %d".formatted(column, id);
    try (PreparedStatement statement = plain.prepareStatement(sql)) {
      statement.setObject(1, kept);
      assertThat(statement.executeUpdate()).isOne();
    }
  }

  /** Tells what the database keeps of the columns, where that may be known to everybody. */
  void requireSecret(Connection plain) throws SQLException {
    for (String column : COLUMNS) {
      String values = "select %1$s from pay where %1$s is not null".formatted(column);
      assertThat(Found.bytes(plain, values))
          .as(column)
          .allMatch(each -> each.contains("Zq9" + column) == (after == State.VALUES));
    }
    assertThat(Found.columns(plain, "select * from pay"))
        .extracting(each -> each.toLowerCase(Locale.ROOT))
        .contains("id", "amount", "city", "note")
        .noneMatch(each -> each.startsWith("hc_"));
  }
}
