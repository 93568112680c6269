package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.testing.Depth;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Every class of dates and times, with every number of digits, in columns of every precision: what
 * is stored is found by the value it was bound as, and by each other class of the same moment just
 * where the plain column is; or the driver refuses the one or the other with a code. Where columns
 * have no types, only the value itself is looked for.
 */
@EachServer
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
@Without({Variant.JOURNALS, Variant.FETCHES, Variant.BATCHES, Variant.SAVEPOINTS})
class TemporalEqualityTests {
  private static final int OTHERS = Depth.of(2, 6);

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void whatIsStoredIsFoundAsInPlainColumns() throws Exception {
    TemporalColumns columns = TemporalColumns.of(server);
    Scene scene = Scene.of(server, directory, columns.configuration());
    List<String> wrong = new ArrayList<>();
    int found = 0;
    try (Side plain = new Side(server.fresh().plain(), columns, server);
        Side ours = new Side(scene.ours(), columns, server)) {
      for (String column : columns.names()) {
        for (List<Binding> moment : TemporalBindings.byMoment()) {
          for (Binding stored : moment) {
            Answer keptPlain = plain.store(column, stored);
            Answer kept = ours.store(column, stored);
            String where = column + ", stored by " + stored.name();
            if (!mayStand(kept, keptPlain)) {
              wrong.add(where + ": " + keptPlain + " but " + kept);
            }
            if (kept != Answer.YES) {
              continue;
            }
            for (Binding searched : searched(moment, stored)) {
              Answer wanted =
                  keptPlain == Answer.YES ? plain.find(column, searched) : Answer.FAILED;
              Answer is = ours.find(column, searched);
              found += is == Answer.YES ? 1 : 0;
              if (!mayStand(is, wanted)) {
                wrong.add(where + ", found by " + searched.name() + ": " + wanted + " but " + is);
              }
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(found)
        .as("found")
        .isGreaterThan((server.tellsTypes() ? Depth.of(20, 40) : 20) * columns.names().size());
  }

  /** The value itself, and a few others of the moment. */
  private List<Binding> searched(List<Binding> moment, Binding stored) {
    List<Binding> searched = new ArrayList<>(List.of(stored));
    if (server.tellsTypes()) {
      moment.stream().filter(each -> !each.equals(stored)).limit(OTHERS).forEach(searched::add);
    }
    return searched;
  }

  private static boolean mayStand(Answer ours, Answer plain) {
    return ours == Answer.REFUSED || plain == Answer.FAILED || ours == plain;
  }

  private enum Answer {
    YES,
    NO,
    /** With a code of ours. */
    REFUSED,
    /** Without. */
    FAILED;

    static Answer of(Exception failure) {
      return String.valueOf(failure.getMessage()).contains("[HC-") ? REFUSED : FAILED;
    }
  }

  /** A table with one row, in which values are put and looked for. */
  private static final class Side implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Side(Connection connection, TemporalColumns columns, Server server) throws SQLException {
      this.connection = connection;
      try (Statement statement = connection.createStatement()) {
        statement.execute(columns.definition());
        statement.execute("insert into thing (id) values (1)");
      }
      // In PostgreSQL a failure ends the transaction; elsewhere commits cost time.
      connection.setAutoCommit(server.name().startsWith("postgresql"));
    }

    Answer store(String column, Binding binding) throws SQLException {
      PreparedStatement update = prepared("update thing set " + column + " = ? where id = 1");
      try {
        binding.setter().set(update);
        return update.executeUpdate() == 1 ? Answer.YES : Answer.NO;
      } catch (SQLException | RuntimeException e) {
        return Answer.of(e);
      }
    }

    Answer find(String column, Binding binding) throws SQLException {
      PreparedStatement query = prepared("select id from thing where " + column + " = ?");
      try {
        binding.setter().set(query);
        try (ResultSet rows = query.executeQuery()) {
          return rows.next() ? Answer.YES : Answer.NO;
        }
      } catch (SQLException | RuntimeException e) {
        return Answer.of(e);
      }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
      PreparedStatement known = statements.get(sql);
      if (known == null) {
        known = connection.prepareStatement(sql);
        statements.put(sql, known);
      }
      return known;
    }

    @Override
    public void close() throws SQLException {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      connection.close();
    }
  }
}
