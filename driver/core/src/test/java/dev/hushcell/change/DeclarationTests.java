package dev.hushcell.change;

import static dev.hushcell.change.Deployment.assertRefused;
import static dev.hushcell.change.Deployment.rows;
import static dev.hushcell.change.Deployment.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.Notices;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The configuration and the catalogue say different things. */
class DeclarationTests {
  private static final String EMAIL = "contact.email: { search: equality }";
  private static final String PHONE = "contact.phone: {}";
  private static final String CREATE =
      "create table contact(id int primary key, email varchar(100), phone varchar(30))";

  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void deploy() throws IOException, SQLException {
    deployment = new Deployment(directory);
  }

  @AfterEach
  void stop() throws SQLException {
    deployment.close();
  }

  private Connection started(String... columns) throws SQLException {
    return deployment.start(columns).connect();
  }

  @Test
  void newColumnOfAnEmptyTableIsActivated() throws SQLException {
    run(started(EMAIL), CREATE);
    Connection ours = started(EMAIL, PHONE);
    run(ours, "insert into contact values(1, 'ada@example.com', 'secret')");
    assertThat(rows(ours, "select * from contact")).containsExactly("1|ada@example.com|secret");
    deployment.assertNeverSent("secret");
  }

  @Test
  void newColumnWithoutValuesIsActivatedBesideRows() throws SQLException {
    Connection before = started(EMAIL);
    run(before, CREATE, "insert into contact(id, email) values(1, 'ada@example.com')");
    Connection ours = started(EMAIL, PHONE);
    run(ours, "update contact set phone = 'secret' where id = 1");
    assertThat(rows(ours, "select * from contact")).containsExactly("1|ada@example.com|secret");
    deployment.assertNeverSent("secret");
  }

  @Test
  void newColumnWithPlaintextIsRefusedAndNamesTheJob() throws SQLException {
    run(started(EMAIL), CREATE, "insert into contact values(1, 'ada@example.com', 'open')");
    Connection ours = started(EMAIL, PHONE);
    assertRefused(
        KeyringFault.EXISTING_ROWS,
        ours,
        "update contact set phone = 'secret'",
        "PUBLIC.CONTACT",
        "column encrypt");
    deployment.assertNeverSent("secret");
  }

  @Test
  void columnThatIsNoLongerDeclaredStaysProtectedWithOneWarning() throws SQLException {
    run(started(EMAIL, PHONE), CREATE);
    ListAppender<ILoggingEvent> log = listen();
    Deployment.Jvm process = deployment.start(EMAIL);
    Connection ours = process.connect();
    run(ours, "insert into contact values(1, 'ada@example.com', 'secret')");
    process.passLease();
    run(ours, "create table other(id int)", "insert into contact(id, phone) values(2, 'secret')");
    assertThat(rows(ours, "select phone from contact where id = 1")).containsExactly("secret");
    deployment.assertNeverSent("secret");
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "PUBLIC.CONTACT.PHONE is protected by the catalogue but not declared in the"
                + " configuration; it stays protected");
  }

  private static ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    ((Logger) LoggerFactory.getLogger(Notices.class)).addAppender(appender);
    return appender;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "search: none; search: none; search: equality",
        "search: equality, key: other; key: other; key: contact.email",
        "search: equality, type: VARCHAR(200); type: VARCHAR(200); type: VARCHAR(100)",
        "search: equality, compare: lower; compare: lower; compare: ",
        "search: equality, pad: 64; pad: 64; pad: 0",
        "search: equality, storage: text; storage: text; storage: binary"
      })
  void changedSettingIsRefusedAtConnect(String settings, String says, String is)
      throws SQLException {
    run(started(EMAIL), CREATE);
    assertThatThrownBy(() -> started("contact.email: { " + settings + " }"))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("[HC-1330] CONTACT.EMAIL in schema PUBLIC")
        .hasMessageContaining("the configuration says " + says)
        .hasMessageContaining("the catalogue says " + is);
  }

  @Test
  void columnDroppedThroughTheDriverLeavesTheOthersInPeace() throws SQLException {
    Deployment.Jvm process = deployment.start(EMAIL, PHONE);
    Connection ours = process.connect();
    run(ours, CREATE, "insert into contact values(1, 'ada@example.com', 'secret')");
    run(ours, "alter table contact drop column phone", "create table copied(c varbinary(101))");
    process.passLease();
    for (Connection each : new Connection[] {ours, started(EMAIL, PHONE)}) {
      assertThat(rows(each, "select * from contact")).containsExactly("1|ada@example.com");
      assertThat(rows(each, "select count(*) from contact")).containsExactly("1");
      assertThat(rows(each, "select id from contact where email = 'ada@example.com'"))
          .containsExactly("1");
      assertThat(rows(each, "select * from copied")).isEmpty();
    }
    run(
        ours,
        "alter table contact add column phone varchar(30)",
        "update contact set phone = 'secret'");
    assertThat(rows(ours, "select phone from contact")).containsExactly("secret");
    deployment.assertNeverSent("secret");
  }

  @Test
  void tableDroppedAndMadeAgainThroughTheDriverWorks() throws SQLException {
    Connection ours = started(EMAIL, PHONE);
    for (int i = 0; i < 3; i++) {
      run(ours, CREATE, "insert into contact values(1, 'ada@example.com', 'secret')");
      assertThat(rows(ours, "select * from contact")).containsExactly("1|ada@example.com|secret");
      run(ours, "drop table contact");
    }
    assertRefused(PlanFault.TABLE_MISSING, ours, "insert into contact values(1, 'secret', '')");
    deployment.assertNeverSent("secret");
  }

  @Test
  void tableMadeAgainWithALongerTypeAndOtherOrderWorks() throws SQLException {
    Connection ours = started(EMAIL, PHONE);
    run(ours, CREATE, "drop table contact");
    run(ours, "create table contact(phone varchar(60), id int, email varchar(200))");
    run(ours, "insert into contact values('" + "secret".repeat(10) + "', 1, 'ada@example.com')");
    assertThat(rows(ours, "select phone from contact")).containsExactly("secret".repeat(10));
    deployment.assertNeverSent("secret");
  }
}
