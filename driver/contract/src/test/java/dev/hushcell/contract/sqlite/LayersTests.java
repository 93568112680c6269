package dev.hushcell.contract.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.Server;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.Reach;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Link and disk of SQLite: there is none, and it is in clear. */
@EachSqlite
class LayersTests {
  private static final String COLUMNS = "columns: { person.name: {} }\n";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void itRunsInTheProcessAndEncryptsNoDisk() throws Exception {
    Scene scene =
        Scene.of(server, directory, COLUMNS + "transport: [require-tls, allow-in-process]\n");
    try (Connection ours = scene.ours()) {
      assertThat(Hushcell.status(ours).link().reach()).isEqualTo(Reach.IN_PROCESS);
      assertThat(Hushcell.status(ours).disk().atRest()).isEqualTo(AtRest.PLAIN);
    }
    assertRefused("transport: require-tls\n", "[HC-1046]");
    assertRefused("at-rest: require\n", "[HC-1047]");
  }

  private void assertRefused(String demand, String code) throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS + demand);
    assertThatThrownBy(() -> scene.ours().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(code);
  }
}
