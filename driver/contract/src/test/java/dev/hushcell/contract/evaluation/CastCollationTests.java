package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A CAST gives a text the collation of the connection, by which {@code 'Ada'} may be {@code 'ADA'}
 * although the column tells them apart.
 */
@EachMaria
@EveryServer
@WithoutOptions
class CastCollationTests {
  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cast(name as varchar(60)) = 'ADA'",
        "cast(name as char(60)) like 'A%'",
        "cast(upper(name) as varchar(60)) in ('ada')",
        "coalesce(cast(name as varchar(60)), 'x') < 'b'",
      })
  void refusesToCompareWhatIsCast(String condition) throws Exception {
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  who.name: { search: full, compare: exact, text-order: code-point }\n");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table who (id int primary key, name varchar(40))");
      assertThatThrownBy(() -> scene.run(ours, "select id from who where " + condition))
          .hasMessageMatching("(?s).*HC-21[0-9]{2}.*");
    }
  }
}
