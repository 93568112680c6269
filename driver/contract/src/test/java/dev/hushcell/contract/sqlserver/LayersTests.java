package dev.hushcell.contract.sqlserver;

import static dev.hushcell.testing.AskedConnection.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.DriverOptions;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import dev.hushcell.testing.AskedConnection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Link and disk of SQL Server, as its driver reads its options and a server could answer. */
class LayersTests {
  private final Database database = new SqlServerDatabase();

  private DriverPromise promised(String settings, Properties properties) {
    String url = "jdbc:sqlserver://db.example.com:1433;databaseName=crm;" + settings;
    return database
        .link()
        .promised(DriverOptions.of(new SQLServerDriver(), url, properties, database.urls()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sendTimeAsDatetime=true                          | VERIFIED
          encrypt=true;trustServerCertificate=false        | VERIFIED
          ENCRYPT=Mandatory                                | VERIFIED
          encrypt=strict;trustServerCertificate=true       | VERIFIED
          encrypt=true;trustServerCertificate=true         | UNVERIFIED
          encrypt=false                                    | UNVERIFIED
          encrypt=optional                                 | UNVERIFIED
          encrypt=true;trustManagerClass=some.Trust        | UNVERIFIED
          encrypt=true;password={x;encrypt=false}          | VERIFIED
          encrypt=perhaps                                  | UNVERIFIED
          """)
  void optionsAreReadAsTheDriverReadsThem(String settings, Certificate certificate) {
    DriverPromise promise = promised(settings, new Properties());
    assertThat(promise.certificate()).as(promise.reason()).isEqualTo(certificate);
    assertThat(promise.reach()).isEqualTo(Reach.NETWORK);
    assertThat(promise.remedy()).contains("encrypt=true", "trustServerCertificate=false");
  }

  @Test
  void propertiesGoBeforeTheUrl() {
    Properties properties = new Properties();
    properties.setProperty("trustServerCertificate", "true");
    assertThat(promised("encrypt=true;trustServerCertificate=false", properties).certificate())
        .isEqualTo(Certificate.UNVERIFIED);
  }

  @Test
  void theServerTellsOfTheLinkWhereTheUserMayAsk() throws SQLException {
    DriverPromise promise = promised("encrypt=true", new Properties());
    AskedConnection server =
        new AskedConnection()
            .answers("client_net_address", row("10.1.2.3"))
            .answers("encrypt_option", row("TRUE"));
    LinkStatus link = database.link().found(server.connection(), promise);
    assertThat(link.isSafe()).isTrue();
    AskedConnection plain =
        new AskedConnection()
            .answers("client_net_address", row("10.1.2.3"))
            .answers("encrypt_option", row("FALSE"));
    assertThat(database.link().found(plain.connection(), promise).encrypted()).contains(false);
    AskedConnection silent =
        new AskedConnection()
            .answers("client_net_address", row("10.1.2.3"))
            .fails("encrypt_option", new SQLException("VIEW SERVER STATE", "S0001", 300));
    assertThat(database.link().found(silent.connection(), promise).encrypted()).isEmpty();
    server.texts().forEach(sql -> assertThat(TsqlGrammar.objection(sql)).as(sql).isEmpty());
  }

  @Test
  void theDiskIsEncryptedOnceItIsDone() throws SQLException {
    assertThat(disk(0, 0).atRest()).isEqualTo(AtRest.PLAIN);
    assertThat(disk(1, 2).atRest()).isEqualTo(AtRest.PARTLY);
    DiskStatus done = disk(1, 3);
    assertThat(done.atRest()).isEqualTo(AtRest.ENCRYPTED);
    assertThat(done.reason()).contains("AES 256");
    assertThat(done.clear())
        .extracting(ClearSetting::name)
        .containsExactly("QUERY_STORE", "EVENT SESSION slow_statements");
  }

  @Test
  void whatTheUserMayNotSeeIsNotTakenForGood() throws SQLException {
    SQLException denied = new SQLException("VIEW SERVER STATE", "S0001", 300);
    AskedConnection server =
        new AskedConnection()
            .answers("is_query_store_on", row(true, false))
            .fails("dm_database_encryption_keys", denied)
            .fails("dm_xe_sessions", denied);
    DiskStatus disk =
        database.disk().found(server.connection(), promised("encrypt=true", new Properties()));
    assertThat(disk.atRest()).isEqualTo(AtRest.UNKNOWN);
    assertThat(disk.isSafe()).isFalse();
    assertThat(disk.unseen()).hasSize(2);
  }

  private DiskStatus disk(int encrypted, int state) throws SQLException {
    AskedConnection server =
        new AskedConnection()
            .answers("is_query_store_on", row(encrypted == 1, true))
            .answers("dm_database_encryption_keys", row(state, "AES", 256))
            .answers("dm_xe_sessions", row("slow_statements"));
    DiskStatus disk =
        database.disk().found(server.connection(), promised("encrypt=true", new Properties()));
    assertThat(server.texts()).hasSize(3);
    server.texts().forEach(sql -> assertThat(TsqlGrammar.objection(sql)).as(sql).isEmpty());
    return disk;
  }
}
