package dev.hushcell.spark;

import static dev.hushcell.spark.LocalSpark.rows;
import static dev.hushcell.spark.LocalSpark.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.policy.TableName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("nightly")
class SparkFillingTests {
  private static final int ROWS = 20_000;
  private static final RewritingOptions ALONE = RewritingOptions.usual().asOnlyProcess();
  private static final String ALL = "select id, email, phone from contact order by id";
  private static final String KILL_ONE =
      "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where query like 'UPDATE%contact%' and pid <> pg_backend_pid() limit 1";

  @TempDir private static Path directory;
  private static EmbeddedPostgres postgres;
  private static LocalSpark spark;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setServerConfig("fsync", "off")
            .start();
    spark =
        LocalSpark.of(
            postgres.getJdbcUrl("postgres", "postgres"),
            directory,
            "contact.email: { search: equality }\ncontact.phone: {}\n");
    try (Connection plain = spark.plain()) {
      run(
          plain,
          "create table contact (id int primary key, email varchar(100), phone varchar(20))",
          "insert into contact select n * 3, 'user' || n || '@example.com',"
              + " case when n % 7 = 0 then null else '+44 ' || n end"
              + " from generate_series(1, "
              + ROWS
              + ") n");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** Counts the tasks that failed. */
  private static final class Failures extends SparkListener {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskInfo().failed()) {
        count.incrementAndGet();
      }
    }
  }

  @Test
  void aLostTaskCostsOneRange() throws Exception {
    SparkSession session = LocalSpark.session();
    Failures failures = new Failures();
    session.sparkContext().addSparkListener(failures);
    try (Connection ours = spark.ours();
        Connection plain = spark.plain()) {
      final List<String> before = rows(plain, ALL);
      Columns columns = Hushcell.columns(ours);
      String job =
          columns
              .encrypt(
                  new TableName("public", "contact"), ALONE.asBegunOnly(), ColumnProgress.none())
              .job();
      SparkFilling filling =
          SparkFilling.of(session, spark.prefixed(), spark.settings()).rowsPerTask(2500);

      columns.pause(job);
      assertThat(filling.fill(job)).isFalse();
      assertThat(columns.resume(job, ALONE.asBegunOnly(), ColumnProgress.none()).phase())
          .isEqualTo(Phase.FILLING);

      CompletableFuture<Integer> killing = CompletableFuture.supplyAsync(() -> kill(3));
      Path settings = directory.resolve("fill.properties");
      Files.writeString(
          settings,
          "url = %s\nhushcell.config = %s\nrowsPerTask = 2500\n"
              .formatted(spark.prefixed(), spark.configuration()));
      FillColumns.main(new String[] {job, settings.toString()});
      assertThat(killing.get(10, TimeUnit.SECONDS)).isEqualTo(3);
      assertThat(rows(plain, "select count(*) from contact where " + job + " = 1"))
          .containsExactly("0");

      assertThat(columns.resume(job, ALONE, ColumnProgress.none()).phase()).isEqualTo(Phase.ENDED);
      assertThat(rows(ours, ALL)).isEqualTo(before);
      assertThat(rows(ours, "select id from contact where email = 'user7@example.com'"))
          .containsExactly("21");
      assertThat(rows(plain, "select count(*) from contact where email::text like '%user%'"))
          .containsExactly("0");
      assertThat(failures.count.get()).isPositive();
      assertThatThrownBy(() -> filling.fill(job)).hasMessageContaining("HC-1361");
    } finally {
      session.sparkContext().removeSparkListener(failures);
    }
  }

  /** Ends connections of tasks while they fill, as the end of an executor would. */
  private static int kill(int connections) {
    int killed = 0;
    try (Connection plain = spark.plain()) {
      for (int i = 0; i < 2000 && killed < connections; i++) {
        if (!rows(plain, KILL_ONE).isEmpty()) {
          killed++;
          Thread.sleep(300);
        }
        Thread.sleep(5);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return killed;
  }
}
