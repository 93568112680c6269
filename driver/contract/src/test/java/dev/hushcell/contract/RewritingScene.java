package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A table that had rows before its columns were declared. */
final class RewritingScene {
  /** No other process, and others may wait as long as a loaded machine has them wait. */
  static final RewritingOptions ALONE =
      RewritingOptions.usual().asOnlyProcess().mayBlock(Duration.ofMinutes(5));

  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.password: {}
      """;

  private RewritingScene() {}

  /** Makes the table with so many rows. */
  static Scene of(Server server, Path directory, int rows) throws IOException, SQLException {
    return of(server, directory, rows, "");
  }

  /** Makes it with more sections of the configuration. */
  static Scene of(Server server, Path directory, int rows, String sections)
      throws IOException, SQLException {
    Scene scene = Scene.of(server, directory, COLUMNS + sections);
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(100) not null unique,"
              + " name varchar(40), password varchar(60))");
      fill(plain, rows);
    }
    return scene;
  }

  private static void fill(Connection plain, int rows) throws SQLException {
    plain.setAutoCommit(false);
    try (PreparedStatement insert =
        plain.prepareStatement("insert into contact values (?, ?, ?, ?)")) {
      for (int id = 1; id <= rows; id++) {
        insert.setInt(1, id);
        insert.setString(2, "user" + id + "@example.com");
        insert.setString(3, "name " + id);
        insert.setString(4, id % 7 == 0 ? null : "secret " + id);
        insert.addBatch();
        if (id % 5000 == 0 || id == rows) {
          int[] unused = insert.executeBatch();
          plain.commit();
        }
      }
    }
  }

  /** Returns the names of the columns of the table, in lower case, as a driver lists them. */
  static List<String> columns(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getColumns(
                connection.getCatalog(),
                connection.getSchema(),
                named(connection, "contact"),
                null)) {
      while (rows.next()) {
        names.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** Encrypts the table, which nobody uses. */
  static void encrypt(Connection ours) throws SQLException {
    RewritingStatus done =
        Hushcell.columns(ours).encrypt(table(ours), ALONE, ColumnProgress.none());
    assertThat(done.phase()).isEqualTo(Phase.ENDED);
  }

  /** Returns a job that the process leaves at one of its steps, once it was there so many times. */
  static RewritingStatus left(Job job, Connection ours, ColumnProgress.Step end, int times)
      throws SQLException {
    AtomicInteger seen = new AtomicInteger();
    ColumnProgress ending =
        (step, done, total) -> {
          if (step == end && seen.incrementAndGet() == times) {
            throw new IllegalStateException("ended");
          }
        };
    assertThatThrownBy(() -> job.run(ours, ALONE, ending))
        .hasMessageContaining("IllegalStateException");
    List<RewritingStatus> all = Hushcell.columns(ours).status();
    return all.get(all.size() - 1);
  }

  /** What becomes of columns, as an administrator asks for it. */
  enum Job {
    ENCRYPT {
      @Override
      RewritingStatus run(Connection ours, RewritingOptions options, ColumnProgress progress)
          throws SQLException {
        return Hushcell.columns(ours).encrypt(table(ours), options, progress);
      }
    },
    SEARCH {
      @Override
      RewritingStatus run(Connection ours, RewritingOptions options, ColumnProgress progress)
          throws SQLException {
        ColumnChange search = ColumnChange.of(named(ours, "password")).search(Search.EQUALITY);
        return Hushcell.columns(ours).change(table(ours), List.of(search), options, progress);
      }
    },
    ROTATE {
      @Override
      RewritingStatus run(Connection ours, RewritingOptions options, ColumnProgress progress)
          throws SQLException {
        return Hushcell.columns(ours).rotateKey(table(ours), List.of(), options, progress);
      }
    },
    DECRYPT {
      @Override
      RewritingStatus run(Connection ours, RewritingOptions options, ColumnProgress progress)
          throws SQLException {
        return Hushcell.columns(ours).decrypt(table(ours), List.of(), options, progress);
      }
    };

    abstract RewritingStatus run(Connection ours, RewritingOptions options, ColumnProgress progress)
        throws SQLException;

    /** Brings the table to where the job begins. */
    void prepare(Connection ours) throws SQLException {
      if (this != ENCRYPT) {
        encrypt(ours);
      }
    }

    /** Tells whether values are in clear in the end. */
    boolean leavesPlain() {
      return this == DECRYPT;
    }
  }

  /** Returns a name without quotes as the database keeps it. */
  static String named(Connection connection, String name) throws SQLException {
    return connection.getMetaData().storesUpperCaseIdentifiers()
        ? name.toUpperCase(Locale.ROOT)
        : name;
  }

  /** Returns the table by the names that its database has for it. */
  static TableName table(Connection connection) throws SQLException {
    return table(connection, "contact");
  }

  /** Returns a table by such names. */
  static TableName table(Connection connection, String table) throws SQLException {
    String schema = connection.getSchema();
    String catalog = connection.getCatalog();
    String named = schema == null ? catalog : schema;
    return new TableName(named == null ? "main" : named, named(connection, table));
  }
}
