package dev.hushcell.contract;

import static dev.hushcell.contract.FoundPeople.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Triggers for statements fire as often as they would if the database found the rows. */
@EachServer
@OneCollation
@WithoutOptions
class StatementTriggerTests {
  private static final String UPDATE = "update person set hits = hits + 100 where name like ?";
  private static final String TRIGGERS =
      "public.before_update, public.after_update, public.before_delete, public.after_delete";
  private static final String DELETE = "delete from person where name like ?";

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void makeScene() throws IOException, SQLException {
    boolean h2 = server.name().equals("h2");
    assumeTrue(h2 || server.name().equals("postgresql"), "its triggers are for rows");
    scene =
        FoundPeople.scene(server, directory, h2 ? "procedures: [ %s ]\n".formatted(TRIGGERS) : "");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table fired (id serial primary key, what varchar(40))");
      if (h2) {
        for (String name : TRIGGERS.split(", ", -1)) {
          scene.run(
              plain,
              "create trigger %s %s on person call '%s'"
                  .formatted(name, name.substring(7).replace('_', ' '), Noting.class.getName()));
        }
      } else {
        scene.run(
            plain,
            "create function tell() returns trigger language plpgsql as $$ begin insert into fired"
                + " (what) values (lower(tg_when || '_' || tg_op)); return null; end $$",
            "create trigger one before update or delete on person for each statement execute"
                + " function tell()",
            "create trigger two after update or delete on person for each statement execute"
                + " function tell()");
      }
    }
  }

  @Test
  @EveryServer
  void fireOnceForAnUpdateAlsoOfNoRow() throws SQLException {
    for (boolean commits : new boolean[] {true, false}) {
      assertFired(commits, UPDATE, "Ada%", 3, "before_update", "after_update");
      assertFired(commits, UPDATE, "Eve%", 0, "before_update", "after_update");
    }
  }

  @Test
  @EveryServer
  void fireOnceForADeleteAlsoOfNoRow() throws SQLException {
    assertFired(true, DELETE, "Eve%", 0, "before_delete", "after_delete");
    assertFired(true, DELETE, "Ada%", 3, "before_delete", "after_delete");
    assertFired(false, DELETE, "Ben%", 3, "before_delete", "after_delete");
    assertFired(false, DELETE, "Ben%", 0, "before_delete", "after_delete");
  }

  private void assertFired(boolean commits, String sql, String pattern, int rows, String... fired)
      throws SQLException {
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(plain, "delete from fired");
      ours.setAutoCommit(commits);
      assertThat(update(ours, sql, pattern)).isEqualTo(rows);
      if (!commits) {
        ours.commit();
      }
      assertThat(Found.rows(plain, "select what from fired order by id")).containsExactly(fired);
    }
  }

  /** A trigger that notes its name. */
  public static final class Noting implements Trigger {
    private String name = "";

    @Override
    public void init(
        Connection connection,
        String schema,
        String trigger,
        String table,
        boolean before,
        int type) {
      name = trigger.toLowerCase(Locale.ROOT);
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] old, Object @Nullable [] made)
        throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("insert into fired (what) values ('" + name + "')");
      }
    }
  }
}
