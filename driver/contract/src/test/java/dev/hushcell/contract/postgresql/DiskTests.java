package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hushcell.Hushcell;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The report on the disk of PostgreSQL and on its log. */
@EachPostgres
@WithoutOptions
class DiskTests {
  private static final String COLUMNS = "columns: { person.name: {} }\n";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void itHasNoEncryptionOfItsOwn() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS + "at-rest: require\n");
    assertThatThrownBy(() -> scene.ours().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1047]")
        .hasMessageContaining("no encryption at rest of its own");
  }

  @Test
  void settingsThatLogAreToldUntilTheirCommandsHaveRun() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      // For one session, so that the others go on logging; auto_explain is loaded by none else.
      scene.run(ours, "load 'auto_explain'", "set auto_explain.log_min_duration = 5");
      DiskStatus disk = Hushcell.status(ours).disk();
      assertThat(disk.atRest()).isEqualTo(AtRest.PLAIN);
      assertThat(disk.clear())
          .extracting(ClearSetting::name, ClearSetting::value)
          .contains(
              tuple("log_statement", "all"),
              tuple("log_min_error_statement", "error"),
              tuple("log_parameter_max_length", "-1"),
              tuple("log_parameter_max_length_on_error", "-1"),
              tuple("auto_explain.log_min_duration", "5"));
      List<String> commands = new ArrayList<>();
      for (ClearSetting each : disk.clear()) {
        assertThat(each.remedy()).startsWith("ALTER SYSTEM SET " + each.name() + " = ");
        commands.add(each.remedy().replace("ALTER SYSTEM ", "").replaceFirst("; SELECT.*", ""));
      }
      scene.run(ours, commands.toArray(String[]::new));
      assertThat(Hushcell.status(ours).disk().clear()).isEmpty();
    }
  }
}
