package dev.hushcell.contract.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.sqlserver.jdbc.ISQLServerConnection;
import com.microsoft.sqlserver.jdbc.ISQLServerPreparedStatement;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import com.microsoft.sqlserver.jdbc.SQLServerException;
import dev.hushcell.HushcellDriver;
import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.config.source.ConnectionTarget;
import dev.hushcell.internal.config.source.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver of SQL Server itself, as far as it needs no server. */
class MicrosoftDriverTests {
  @TempDir Path directory;

  @Test
  void ownSettingsAreTakenOutOfTheUrlAndTheOthersStay() throws SQLException {
    ConnectionTarget target =
        Databases.target(
            "jdbc:hushcell:sqlserver://db\\main:1433;databaseName=crm;hushcell.config=x.yaml;"
                + "useBulkCopyForBatchInsert=true;password={a;b};encrypt=true",
            new Properties(),
            Environment.ofProcess());
    assertThat(target.url())
        .startsWith("jdbc:sqlserver://db\\main:1433;databaseName=crm;")
        .contains("useBulkCopyForBatchInsert=true", "password={a;b}", "encrypt=true")
        .doesNotContain("hushcell.config");
    SQLServerDriver driver = new SQLServerDriver();
    assertThat(driver.acceptsURL(target.url())).isTrue();
    DriverPropertyInfo[] read = driver.getPropertyInfo(target.url(), new Properties());
    assertThat(Arrays.stream(read).filter(each -> each.name.equals("databaseName")))
        .allMatch(each -> "crm".equals(each.value));
  }

  @Test
  void connectionThatCannotBeMadeFailsAsTheDriverSaysWithoutASecret() throws Exception {
    Path keys = directory.resolve("keys.bcfks");
    Path file = directory.resolve("hushcell.yaml");
    Files.writeString(
        file,
        """
        keystore: { type: bcfks, path: %s, password: "a secret of tests", key: k, create: true }
        columns: { contact.email: {} }
        unproven: sqlserver
        """
            .formatted(keys));
    String url =
        "jdbc:hushcell:sqlserver://127.0.0.1:1;loginTimeout=1;connectRetryCount=0;password=geheim;"
            + "user=sa;hushcell.config="
            + file;
    assertThatThrownBy(() -> new HushcellDriver().connect(url, new Properties()))
        .isInstanceOf(SQLServerException.class)
        .hasMessageNotContaining("geheim");
  }

  @Test
  void bulkCopyTakesNoConnectionOfOurs() throws SQLException {
    try (Connection ours = ours()) {
      assertThatThrownBy(() -> new SQLServerBulkCopy(ours)).isInstanceOf(SQLServerException.class);
      assertThatThrownBy(() -> ours.unwrap(ISQLServerConnection.class))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("HC-");
      assertThat(ours.isWrapperFor(ISQLServerConnection.class)).isFalse();
    }
  }

  @Test
  void statementThatCouldTakeATableOfValuesIsNotHandedOut() throws SQLException {
    try (Connection ours = ours();
        PreparedStatement statement = ours.prepareStatement("select 1")) {
      assertThatThrownBy(() -> statement.unwrap(ISQLServerPreparedStatement.class))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("HC-");
    }
  }

  /** Any of our connections: which database is behind it does not matter here. */
  private Connection ours() throws SQLException {
    try {
      Path file = directory.resolve("h2.yaml");
      Files.writeString(
          file,
          """
          keystore: { type: bcfks, path: %s, password: "a secret of tests", key: k, create: true }
          columns: { contact.email: {} }
          """
              .formatted(directory.resolve("h2.bcfks")));
      return new HushcellDriver()
          .connect("jdbc:hushcell:h2:mem:;hushcell.config=" + file, new Properties());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
