package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Statements on the plain driver write the columns that belong to a job alone: by their names, or
 * because they name no columns at all. No value is lost by that.
 */
@EachRewriting
class RewritingMarkTests {

  /** More than two pages, so that some rows are filled and others not when the writer comes. */
  private static final int ROWS = 2500;

  /**
   * What the version before had of a job: a mark of any value, and a trigger that guards nothing.
   */
  private static final Map<String, List<String>> BEFORE =
      Map.of(
          "postgresql",
          List.of(
              "drop trigger \"~{J}_filling\" on contact",
              "drop trigger \"~{J}_filling_new\" on contact",
              "alter table contact drop constraint \"{J}_mark\"",
              "alter table contact alter column {J} drop not null",
              "create or replace function {J}() returns trigger language plpgsql as"
                  + " 'begin new.{J} := 1; return new; end'",
              "create trigger \"~{J}_1\" before update on contact for each row when"
                  + " (old.password is distinct from new.password) execute function {J}()"),
          "mariadb",
          List.of(
              "drop trigger {J}",
              "drop trigger {J}_new",
              "alter table contact modify column {J} smallint invisible default 1",
              "create trigger {J} before update on contact for each row begin"
                  + " if not (old.password <=> new.password) then set new.{J} = 1; end if; end"),
          "h2",
          List.of(
              "alter table contact drop constraint \"{J}_mark\"",
              "alter table contact drop column \"{J}_0\"",
              "alter table contact alter column \"{J}\" drop not null"));

  @Parameter Server server;
  @TempDir Path directory;

  @BeforeEach
  void requireMarks() {
    assumeFalse(
        server.name().equals("sqlite"), "rewrites all rows in one transaction, without marks");
  }

  /** What a statement does to the columns of a job. */
  enum Writing {
    /** Names no columns, so that it writes those of the job with NULL. */
    A_ROW_WITHOUT_NAMES {
      @Override
      void run(Writer writer) throws SQLException {
        if (writer.server.name().equals("postgresql")) {
          writer.insert(
              "insert into contact select * from jsonb_populate_record(null::contact, ?::jsonb)");
        }
      }
    },
    NO_MARK {
      @Override
      void run(Writer writer) throws SQLException {
        writer.update("{mark} = null");
      }
    },
    AN_UNKNOWN_MARK {
      @Override
      void run(Writer writer) throws SQLException {
        writer.update("{mark} = 7");
      }
    },
    THE_MARK_OF_FILLED_ROWS {
      @Override
      void run(Writer writer) throws SQLException {
        writer.update("{mark} = 0");
      }
    },
    NO_MARK_AND_OTHER_CELLS {
      @Override
      void run(Writer writer) throws SQLException {
        writer.exchange("{mark} = null, ");
      }
    },
    THE_MARK_OF_FILLED_ROWS_AND_OTHER_CELLS {
      @Override
      void run(Writer writer) throws SQLException {
        writer.exchange("{mark} = 0, ");
      }
    },
    OTHER_CELLS {
      @Override
      void run(Writer writer) throws SQLException {
        writer.exchange("");
      }
    };

    abstract void run(Writer writer) throws SQLException;
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingWhileValuesBecomeCells(Writing writing) throws Exception {
    losesNothing(Job.ENCRYPT, List.of(writing));
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingWhateverBecomesOfColumns(Job job) throws Exception {
    losesNothing(job, List.of(Writing.values()));
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingOfAJobThatTheVersionBeforeBegan(Job job) throws Exception {
    if (!BEFORE.containsKey(server.name())) {
      return; // adds no columns
    }
    Scene scene = RewritingScene.of(server, directory, ROWS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      job.prepare(ours);
      RewritingStatus begun = RewritingScene.left(job, ours, Step.FILLING, 1);
      List<String> expected = Found.rows(ours, "select * from contact");
      for (String each : BEFORE.get(server.name())) {
        scene.run(plain, each.replace("{J}", begun.job()));
      }
      String mark = server.name().equals("h2") ? "\"" + begun.job() + "\"" : begun.job();
      scene.run(
          plain,
          "update contact set " + mark + " = null where id <= 20 or id > 2000",
          "update contact set " + mark + " = 7 where id = 21 or id = 1999");
      assertThat(Hushcell.columns(ours).resume(begun.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select * from contact"))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private void losesNothing(Job job, List<Writing> writings) throws Exception {
    Scene scene = RewritingScene.of(server, directory, ROWS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      job.prepare(ours);
      Connection clear = job == Job.ENCRYPT ? plain : ours;
      List<String> expected = new ArrayList<>(Found.rows(clear, "select * from contact"));
      try (Connection asking = scene.ours()) {
        Writer writer = new Writer(server, job, asking, plain, expected);
        assertThat(job.run(ours, ALONE, writer.at(writings)).phase()).isEqualTo(Phase.ENDED);
      }
      assertThat(Found.rows(ours, "select * from contact"))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** Writes once at each step of a job. */
  private static final class Writer {
    final Server server;
    private final Job job;
    private final Connection asking;
    private final Connection plain;
    private final List<String> expected;
    private final Set<Step> seen = new HashSet<>();
    private int next = 6000;

    Writer(Server server, Job job, Connection asking, Connection plain, List<String> expected) {
      this.server = server;
      this.job = job;
      this.asking = asking;
      this.plain = plain;
      this.expected = expected;
    }

    ColumnProgress at(List<Writing> writings) {
      return (step, done, total) -> {
        if (step != Step.ENDED && seen.add(step)) {
          writings.forEach(this::write);
        }
      };
    }

    /** What the database refuses is not lost. */
    private void write(Writing writing) {
      try {
        writing.run(this);
      } catch (SQLException refused) {
        assertThat(refused.getSQLState()).describedAs(writing.name()).matches("2.*|4.*");
      }
    }

    private String named(String text) throws SQLException {
      List<RewritingStatus> all = Hushcell.columns(asking).status();
      String id = all.get(all.size() - 1).job();
      String quote = Set.of("mariadb", "mysql").contains(server.name()) ? "`" : "\"";
      return text.replace("{mark}", quote + id + quote)
          .replace("{cells}", quote + id + (job == Job.SEARCH ? "_1" : "_2") + quote);
    }

    /** Rows that are filled already, and rows that are not. */
    void update(String assignment) throws SQLException {
      try (Statement statement = plain.createStatement()) {
        int unused =
            statement.executeUpdate(
                named("update contact set " + assignment + " where id <= 20 or id > 2000"));
      }
    }

    void exchange(String assignment) throws SQLException {
      byte[] other;
      try (Statement statement = plain.createStatement();
          ResultSet row =
              statement.executeQuery(named("select {cells} from contact where id = 30"))) {
        row.next();
        other = row.getBytes(1);
      }
      String update = "update contact set " + assignment + "{cells} = ? where id between 21 and 29";
      try (PreparedStatement statement = plain.prepareStatement(named(update))) {
        if (job.leavesPlain()) {
          statement.setString(1, "secret 30");
        } else {
          statement.setBytes(1, other);
        }
        int unused = statement.executeUpdate();
      }
    }

    /** Values that are in clear when they are written. */
    void insert(String sql) throws SQLException {
      int id = next++;
      String values =
          "{\"id\":%1$d,\"email\":\"e%1$d@example.com\",\"name\":\"n\",\"password\":\"p%1$d\"}";
      try (PreparedStatement statement = plain.prepareStatement(sql)) {
        statement.setString(1, values.formatted(id));
        int unused = statement.executeUpdate();
        expected.add("%1$d|e%1$d@example.com|n|p%1$d".formatted(id));
      }
    }
  }
}
