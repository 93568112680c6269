package dev.hushcell.internal.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RewriterTests {
  private static final RewritingOptions ALONE = RewritingOptions.usual().asOnlyProcess();

  private final Ledgers db = new Ledgers();
  private Ledger ledger;
  private final List<Integer> inClear = new ArrayList<>();
  private int exchanges;
  private boolean exchanged;
  private boolean dropped;
  private boolean exchanging;
  private String key = "ID";

  @BeforeEach
  void table() throws SQLException {
    db.rules.add(Ledgers.rule("contact", "email", Search.EQUALITY));
    db.run(
        "CREATE TABLE CONTACT (ID INT PRIMARY KEY, EMAIL VARCHAR(100))",
        "INSERT INTO CONTACT VALUES (1, 'ada@example.com'), (2, NULL)");
    db.observer =
        new Observer() {
          @Override
          public void columnsInClear(int columns, Instant until) {
            inClear.add(columns);
          }
        };
    ledger = db.open();
  }

  @AfterEach
  void close() throws Exception {
    ledger.close();
    db.close();
  }

  @Test
  void givesTheTableBackWhereOthersHaveItAllTheTime() {
    Rewriting job = begin();
    assertThatThrownBy(() -> rewriter().run(job, ALONE, ColumnProgress.none()))
        .hasMessageContaining(KeyringFault.NOT_SWITCHED.id())
        .hasMessageContaining("Seen at it:\npid 7, user ada");
    assertThat(exchanges).isEqualTo(5);
    assertThat(ledger.jobs().require(job).phase()).isEqualTo(Phase.FILLING);
    assertThat(db.paused.get()).isGreaterThanOrEqualTo(4 * 30_000);
  }

  @Test
  void waitsUntilEveryProcessHasReadTheAnnouncement() {
    exchanging = true;
    Rewriting job = begin();
    rewriter().run(job, RewritingOptions.usual(), ColumnProgress.none());
    assertThat(db.paused.get()).isGreaterThanOrEqualTo(22_000);
    assertThat(ledger.jobs().require(job).phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void announcesAgainWhatAProcessMayHaveDiedAt() {
    Rewriting job = begin();
    assertThatThrownBy(() -> rewriter().run(job, ALONE, ColumnProgress.none()))
        .hasMessageContaining(KeyringFault.NOT_SWITCHED.id());
    Rewriting unused = ledger.jobs().note(job, EventKind.COLUMN_SWITCHING);
    long before = db.paused.get();
    exchanging = true;
    rewriter().run(job, RewritingOptions.usual(), ColumnProgress.none());
    assertThat(db.paused.get() - before).isGreaterThanOrEqualTo(22_000);
    assertThat(ledger.jobs().require(job).phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void keepsColumnsPlainUntilTheyAreExchanged() {
    exchanging = true;
    Rewriting job = begin();
    TableName table = job.table();
    assertThat(ledger.current().rules(table)).isEmpty();
    assertThat(ledger.current().activated(table).orElseThrow().column("EMAIL")).isEmpty();
    rewriter().run(job, ALONE, ColumnProgress.none());
    assertThat(ledger.current().activated(table).orElseThrow().column("EMAIL")).isPresent();
  }

  @Test
  void dropsNothingWhereNotAllRowsWereCompared() throws SQLException {
    exchanging = true;
    key = "SORT"; // of which all rows have the same, so that no page comes behind the first one
    db.run(
        "ALTER TABLE CONTACT ADD COLUMN SORT INT DEFAULT 1",
        "DELETE FROM CONTACT",
        "INSERT INTO CONTACT (ID) SELECT X FROM SYSTEM_RANGE(1, 1500)");
    Rewriting job = begin();
    assertThatThrownBy(() -> rewriter().run(job, ALONE, ColumnProgress.none()))
        .hasMessageContaining(KeyringFault.NOT_THE_SAME.id())
        .hasMessageContaining("1500 rows of PUBLIC.CONTACT")
        .hasMessageContaining("1000 were");
    assertThat(dropped).isFalse();
    assertThat(ledger.jobs().require(job).phase()).isEqualTo(Phase.SWITCHED);
  }

  @Test
  void whatASlowProcessNotesDoesNotBringOldColumnsBack() {
    exchanging = true;
    Rewriting job = begin();
    Rewriting slow = ledger.jobs().note(job, EventKind.COLUMN_SWITCHING);
    ledger.jobs().switched(job);
    assertThat(ledger.jobs().note(slow, EventKind.COLUMN_FILLING).phase())
        .isEqualTo(Phase.SWITCHED);
    assertThat(ledger.jobs().note(slow, EventKind.COLUMN_SWITCHING).phase())
        .isEqualTo(Phase.SWITCHED);
    assertThat(ledger.jobs().note(slow, EventKind.COLUMN_ABANDONED).phase())
        .isEqualTo(Phase.SWITCHED);
    assertThat(ledger.jobs().note(slow, EventKind.COLUMN_ENDED).phase()).isEqualTo(Phase.ENDED);
    ledger.jobs().switched(slow);
    assertThat(ledger.jobs().require(job).phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void saysLoudlyThatColumnsAreInClearUntilTheyAreNot() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger =
        (Logger) LoggerFactory.getLogger("dev.hushcell.internal.keyring.ledger.PlainNotices");
    log.start();
    logger.addAppender(log);
    try {
      assertThat(inClear).isEmpty();
      exchanging = true;
      Rewriting job = begin();
      look();
      look();
      assertThat(log.list).hasSize(1).allMatch(event -> event.getLevel() == Level.WARN);
      assertThat(log.list.get(0).getFormattedMessage())
          .contains("PUBLIC.CONTACT: EMAIL IN CLEAR", job.id(), "HC-1366")
          .doesNotContain("four fifths");
      db.pass(Duration.ofHours(20));
      look();
      look();
      assertThat(log.list).hasSize(2);
      assertThat(log.list.get(1).getFormattedMessage()).contains("four fifths");
      assertThat(inClear).isNotEmpty().containsOnly(1);
      rewriter().run(job, ALONE, ColumnProgress.none());
      inClear.clear();
      look();
      assertThat(inClear).isEmpty();
      assertThat(log.list).hasSize(2);
    } finally {
      logger.detachAppender(log);
    }
  }

  private void look() {
    ledger.jobs().refresh();
    assertThat(ledger.current()).isNotNull();
  }

  private Rewriting begin() {
    List<Wish> wishes = ledger.wishes().encryptable(Ledgers.CONTACT, ledger.current());
    return ledger.jobs().begin(Kind.ENCRYPT, Ledgers.CONTACT, wishes, Duration.ofDays(1));
  }

  private Rewriter rewriter() {
    Timing timing = new Timing(db.clock::get, Instant::now, db.pause);
    return new Rewriter(
        db.connections,
        new Tables(),
        Ledgers.types(),
        MarkedCell::new,
        ledger.jobs(),
        ledger.inFlight(),
        timing);
  }

  /** A database that exchanges columns when the test wants it. */
  private final class Tables implements ShadowTables {
    private void run(Connection connection, String... statements) throws SQLException {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        for (String each : statements) {
          statement.execute(each);
        }
      }
    }

    @Override
    public List<String> objections(
        Connection connection,
        TableName table,
        List<NewColumn> columns,
        List<String> unsearchable) {
      return List.of();
    }

    @Override
    public TableCare care() {
      return new TableCare() {
        @Override
        public List<String> holders(Connection connection, TableName table) {
          return List.of("pid 7, user ada");
        }
      };
    }

    @Override
    public String keys() {
      throw new AssertionError("the key is said below");
    }

    @Override
    public List<String> key(Connection connection, TableName table, List<String> rewritten) {
      return List.of(key);
    }

    @Override
    public void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
        throws SQLException {
      run(
          connection,
          "ALTER TABLE CONTACT ADD COLUMN \"" + job.mark() + "\" INT DEFAULT 1",
          "ALTER TABLE CONTACT ADD COLUMN \""
              + shadows.get(0).name()
              + "\" "
              + shadows.get(0).type(),
          "ALTER TABLE CONTACT ADD " + shadows.get(0).check());
    }

    @Override
    public boolean guard(Connection connection, Rewriting job) {
      return false;
    }

    @Override
    public boolean isGuarded(Connection connection, Rewriting job) {
      return true;
    }

    @Override
    public void asJob(Connection connection, Rewriting job) {}

    @Override
    public String lockingPast() {
      return "";
    }

    @Override
    public String locking() {
      return "";
    }

    @Override
    public void indexMarks(Connection connection, Rewriting job) {}

    @Override
    public void buildIndexes(Connection connection, Rewriting job) {}

    @Override
    public boolean exchange(
        Connection connection,
        Rewriting job,
        long patience,
        SqlCall.With<Connection, Boolean> rest,
        Recording recording)
        throws SQLException {
      exchanges++;
      if (!exchanging || !rest.run(connection)) {
        return false;
      }
      Rewriting.Column column = job.columns().get(0);
      run(
          connection,
          "ALTER TABLE CONTACT ALTER COLUMN EMAIL RENAME TO \"" + column.kept() + "\"",
          "ALTER TABLE CONTACT ALTER COLUMN \"" + column.shadow() + "\" RENAME TO EMAIL");
      exchanged = true;
      recording.apart();
      return true;
    }

    @Override
    public void validate(Connection connection, Rewriting job) {}

    @Override
    public Set<String> columns(Connection connection, TableName table) {
      throw new AssertionError("whether old columns are there is said below");
    }

    @Override
    public boolean hasOld(Connection connection, Rewriting job) {
      return exchanged;
    }

    @Override
    public void dropOld(Connection connection, Rewriting job) throws SQLException {
      dropped = true;
      run(
          connection,
          "ALTER TABLE CONTACT DROP COLUMN \"" + job.mark() + "\"",
          "ALTER TABLE CONTACT DROP COLUMN \"" + job.columns().get(0).kept() + "\"");
    }

    @Override
    public void dropShadows(Connection connection, Rewriting job) {}

    @Override
    public void drop(Connection connection, Rewriting job, List<String> names) {
      throw new AssertionError("what is dropped is said above");
    }
  }
}
