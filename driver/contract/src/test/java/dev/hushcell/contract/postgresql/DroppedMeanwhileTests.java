package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Harmless triggers that others drop and make again while it is asked what they are. */
@EachPostgres
@OneCollation
@WithoutOptions
class DroppedMeanwhileTests {
  /** Each has a new name, so that everything is asked again. */
  private static final int STATEMENTS = 150;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areTakenForHarmlessAsBefore() throws Exception {
    Scene scene = Scene.of(server, directory, "columns:\n  contact.email: { search: equality }\n");
    AtomicBoolean over = new AtomicBoolean();
    try (Connection ours = scene.ours();
        Connection other = scene.plain()) {
      scene.run(ours, "create table contact (id int primary key, email varchar(60), age int)");
      scene.run(ours, "insert into contact values (1, 'ada@example.com', 1)");
      scene.run(
          other,
          "create function same() returns trigger language plpgsql as 'begin return new; end'");
      CompletableFuture<Integer> changes = CompletableFuture.supplyAsync(() -> turns(other, over));
      try {
        for (int i = 0; i < STATEMENTS; i++) {
          scene.run(ours, "update contact as c" + i + " set email = 'b@example.com' where id = 1");
        }
      } finally {
        over.set(true);
      }
      assertThat(changes.get()).isGreaterThan(STATEMENTS / 10);
    }
  }

  private static int turns(Connection other, AtomicBoolean over) {
    int turns = 0;
    try (Statement statement = other.createStatement()) {
      for (; !over.get(); turns++) {
        statement.execute(
            "begin; drop trigger if exists t on contact; create trigger t before update on contact"
                + " for each row when (new.age > 5) execute function same(); commit");
      }
      return turns;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
