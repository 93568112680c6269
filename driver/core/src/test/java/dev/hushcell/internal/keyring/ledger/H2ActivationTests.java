package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.policy.Search;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Activation with all that is really known of H2's types. */
class H2ActivationTests {
  private static final ColumnRule RULE = Ledgers.rule("contact", "secret %", Search.NONE);

  private final Ledgers db = new Ledgers();

  @BeforeEach
  void bringTypes() {
    db.types = new H2Types();
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VARCHAR(100) | VARCHAR(100)",
        "VARCHAR_IGNORECASE(20) | VARCHAR_IGNORECASE(20)",
        "CHAR(5) | CHAR(5)",
        "TINYINT | TINYINT",
        "SMALLINT | SMALLINT",
        "INT | INTEGER",
        "BIGINT | BIGINT",
        "DECIMAL(10,2) | DECIMAL(10, 2)",
        "NUMERIC(38,10) | NUMERIC(38, 10)",
        "REAL | REAL",
        "DOUBLE PRECISION | DOUBLE PRECISION",
        "BOOLEAN | BOOLEAN",
        "DATE | DATE",
        "TIME(3) | TIME(3)",
        "TIMESTAMP(3) | TIMESTAMP(3)",
        "TIMESTAMP WITH TIME ZONE | TIMESTAMP(6) WITH TIME ZONE",
        "UUID | UUID",
        "VARBINARY(10) | VARBINARY(10)"
      })
  void activatesAColumnOfEveryType(String declared, String logical) throws SQLException {
    for (ColumnRule rule : new ColumnRule[] {RULE, Ledgers.textual(RULE)}) {
      db.run("DROP ALL OBJECTS", "CREATE TABLE CONTACT (\"Secret %\" " + declared + ")");
      db.keyStore.pins.clear(); // as if it were another database
      db.rules.clear();
      db.rules.add(rule);
      db.open().activate(CONTACT);
      assertThat(db.open().current().activated(CONTACT).orElseThrow().column("Secret %"))
          .hasValueSatisfying(column -> assertThat(column.type().declared()).isEqualTo(logical));
      assertThatThrownBy(() -> db.run("INSERT INTO CONTACT VALUES (X'4142')"))
          .hasMessageContaining("Check constraint");
      db.run("DROP TABLE hushcell_key, hushcell_column, hushcell_event, hushcell_manifest");
      assertRefused(KeyringFault.GONE, () -> db.open().activate(CONTACT), "CONTACT.Secret %");
    }
  }
}
