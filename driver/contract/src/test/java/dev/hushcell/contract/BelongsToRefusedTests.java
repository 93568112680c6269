package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Cells belong to no rows where the database is not asked who assigns the keys of these. */
@EachSqlite
class BelongsToRefusedTests {
  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void refusesTheDeclaration() throws Exception {
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  pay.amount: { belongs-to: id }\n  old.amount: { belongs-to: id }\n");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table old (id integer primary key, amount varchar(20))");
    }
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(
              () ->
                  scene.run(ours, "create table pay (id integer primary key, amount varchar(20))"))
          .hasMessageContaining("[HC-2236]");
      assertThatThrownBy(() -> scene.run(ours, "insert into old (id, amount) values (1, 'x')"))
          .hasMessageContaining("[HC-2162]");
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select count(*) from old")).containsExactly("0");
    }
  }
}
