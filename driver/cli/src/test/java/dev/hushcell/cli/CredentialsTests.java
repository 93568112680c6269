package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The password of the database comes from the environment, a file or the terminal. */
class CredentialsTests {
  private static final String PASSWORD = "tarn-hollow-19";

  @TempDir private Path directory;
  private CommandScene scene;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void makeADatabaseWithAPassword() throws IOException, SQLException {
    scene = new CommandScene(directory);
    try (Connection plain =
            DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("closed"));
        Statement statement = plain.createStatement()) {
      statement.execute("create user reader password '" + PASSWORD + "' admin");
    }
    variables.put("HUSHCELL_URL", "jdbc:h2:file:" + directory.resolve("closed"));
    variables.put("HUSHCELL_USER", "reader");
  }

  private Ran discover(String... more) {
    String[] all = new String[more.length + 1];
    all[0] = "discover";
    System.arraycopy(more, 0, all, 1, more.length);
    return scene.run(variables, "", all);
  }

  @Test
  void urlUserAndPasswordMayStandInTheEnvironment() {
    variables.put("HUSHCELL_PASSWORD", PASSWORD);
    Ran found = discover();
    assertThat(found.code()).as(found.err()).isZero();
  }

  @Test
  void passwordMayStandInAnyVariableOrFile() throws IOException {
    variables.put("CRM_PASSWORD", PASSWORD);
    assertThat(discover("--password-env", "CRM_PASSWORD").code()).isZero();
    Path file = Files.writeString(directory.resolve("pw"), PASSWORD + "\nnot this\n");
    assertThat(discover("--password-file", file.toString()).code()).isZero();
  }

  @Test
  void passwordIsAskedForOnceAtTheTerminalAndNeverShown() {
    scene.typed = PASSWORD;
    Ran found = discover("--ask-password");
    assertThat(found.code()).as(found.err()).isZero();
    assertThat(found.out() + found.err()).doesNotContain(PASSWORD);
  }

  @Test
  void whereNobodySitsAtATerminalTheOtherWaysAreNamed() {
    Ran found = discover("-p");
    assertThat(found.code()).isEqualTo(2);
    assertThat(found.err()).contains("no terminal", "--password-env", "--password-file");
  }

  @Test
  void onlyOneWayMayBeGiven() {
    variables.put("X", PASSWORD);
    Ran found = discover("-p", "--password-env", "X");
    assertThat(found.code()).isEqualTo(2);
    assertThat(found.err()).contains("exclude each other").doesNotContain(PASSWORD);
  }

  @Test
  void wrongPasswordEndsWithThreeAndIsNotShown() {
    variables.put("HUSHCELL_PASSWORD", "not-the-one");
    Ran found = discover();
    assertThat(found.code()).isEqualTo(3);
    assertThat(found.err()).doesNotContain("not-the-one");
  }

  @Test
  void withoutAnUrlTheCommandSaysWhereItMayStand() {
    variables.remove("HUSHCELL_URL");
    Ran found = discover();
    assertThat(found.code()).isEqualTo(2);
    assertThat(found.err()).contains("--url", "HUSHCELL_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:hushcell:file:x", "h2:hushcell:file:x"})
  void prefixInTheWrongPlaceIsPutRight(String url) {
    variables.put("HUSHCELL_URL", url);
    Ran found = discover();
    assertThat(found.code()).isEqualTo(2);
    assertThat(found.err()).contains("write jdbc:hushcell:h2:");
  }
}
