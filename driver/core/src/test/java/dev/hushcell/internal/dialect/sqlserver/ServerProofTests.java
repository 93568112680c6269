package dev.hushcell.internal.dialect.sqlserver;

import static dev.hushcell.testing.AskedConnection.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.testing.AskedConnection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the first connection finds out of a server before anything is protected on it. */
class ServerProofTests {
  private static final String BYTES = "(datalength([b])>=(53) AND substring([b],(1),(1))>=0xF8)";
  private static final String TEXT = "(len([t])>=(71) AND (ascii([t])=(95) OR ascii([t])=(45)))";
  private static final String DROPPED = "(datalength([d])>=(0))";

  private final AskedConnection server = new AskedConnection();

  private void require() {
    new SqlServerDatabase().requireProven(server.connection());
  }

  @Test
  void checksThatAreGivenBackAsTheDocumentationSaysAreKnown() {
    server.answers("check_constraints", row(BYTES), row(TEXT), row(DROPPED));
    require();
    assertThat(server.asked())
        .element(0)
        .isEqualTo(
            "CREATE TABLE #hushcell_proof ([b] VARBINARY(100) CHECK (DATALENGTH([b]) >= 53 AND"
                + " SUBSTRING([b], 1, 1) >= 0xF8), [t] VARCHAR(200) CHECK (LEN([t]) >= 71 AND"
                + " ASCII([t]) IN (45, 95)), [d] VARBINARY(100) CHECK (DATALENGTH([d]) >= 0))");
    assertThat(server.asked()).last().isEqualTo(ServerProof.DROP);
  }

  @Test
  void checkInAnotherDialectRefusesTheServerAndIsShown() {
    server.answers("check_constraints", row("((octet_length(b) >= 53))"), row(TEXT), row(DROPPED));
    assertThatThrownBy(this::require)
        .hasMessageContaining("HC-4092")
        .hasMessageContaining("octet_length");
    assertThat(server.asked()).last().isEqualTo(ServerProof.DROP);
  }

  @Test
  void checksThatAreNotShownRefuseTheServer() {
    server.answers("check_constraints", row(BYTES), row(new Object[] {null}), row(DROPPED));
    assertThatThrownBy(this::require).hasMessageContaining("HC-4092");
  }

  @Test
  void serverThatMakesNoTemporaryTableIsRefusedWithItsNumber() {
    server.fails("CREATE TABLE", new SQLException("no", "S0001", 262));
    assertThatThrownBy(this::require)
        .hasMessageContaining("HC-4092")
        .hasMessageContaining("temporary tables");
  }
}
