package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.ForkedJvm;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that only interprets is some twenty times slower than one that compiles. */
class SlowMachineTests {
  @TempDir private Path directory;

  @Test
  void connectionThatTheModuleIsTooSlowForIsToldSo() throws Exception {
    Sandbox sandbox = new Sandbox(directory, "columns: { contact.email: {} }\n");
    String output =
        ForkedJvm.java()
            .with("-Xint", "-cp", System.getProperty("java.class.path"))
            .with(Impatient.class.getName(), sandbox.url("h2:mem:slow"))
            .run()
            .success();
    assertThat(output)
        .contains("08006", "[HC-1106] the FIPS module did not finish its self-tests")
        .contains("within the login timeout of 1 s", "try again")
        .doesNotContain("key store");
  }

  /** Connects once, and waits for one second. */
  static final class Impatient {
    private Impatient() {}

    public static void main(String[] arguments) {
      DriverManager.setLoginTimeout(1);
      try (Connection connection = DriverManager.getConnection(arguments[0], "sa", "")) {
        System.out.println("connected: " + connection);
      } catch (SQLException e) {
        System.out.println(e.getSQLState() + " " + e.getMessage());
      }
    }
  }
}
