package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What somebody at a terminal sees while a command works: on the error stream, all of it. */
class TerminalTests {
  private static final String AT_ONCE = "starting the module, opening the key store, connecting";

  @TempDir private Path directory;
  private CommandScene scene;

  @BeforeEach
  void sitAtATerminal() throws Exception {
    scene = new CommandScene(directory);
    scene.terminal = true;
    scene.plain(
        "create table person (id int primary key, street varchar(40))",
        "insert into person select x, 'Street ' || x from system_range(1, 8000)");
    scene.configure(
        "keys",
        scene.configuration,
        "columns:\n  contact.email: { search: equality }\n  person.street: {}\n");
  }

  @Test
  void somethingIsPrintedAtOnceAndTakenAwayAgain() {
    Ran status = scene.onDatabase("status");
    assertThat(status.err()).isEqualTo(AT_ONCE + "\r" + " ".repeat(AT_ONCE.length()) + "\r");
    assertThat(status.out()).startsWith("module ");
  }

  @Test
  void aJobSaysInWordsWhatItDoesAndHowFast() {
    Ran job = encrypt();
    assertThat(job.code()).as(job.err()).isZero();
    assertThat(job.out()).contains("STREET of PUBLIC.PERSON, encrypted");
    assertThat(job.err())
        .startsWith(AT_ONCE)
        .containsSubsequence(
            "job hc_",
            "writing new values beside the old ones" + System.lineSeparator() + "\r[",
            "] 8000/8000 rows ",
            "comparing new values with old ones" + System.lineSeparator() + "\r[",
            "] 8000/8000 rows ",
            "exchanging the columns; statements wait for that" + System.lineSeparator() + "\r[",
            "done" + System.lineSeparator() + "\r[####################] 1/1")
        .containsPattern("/8000 rows [0-9]+ rows/s, [0-9]+ s left")
        .doesNotContain("Street 1");
  }

  @Test
  void withoutATerminalEachStepIsOneLine() {
    scene.terminal = false;
    Ran job = encrypt();
    assertThat(job.err().lines())
        .contains("writing new values beside the old ones", "comparing new values with old ones")
        .noneMatch(line -> line.contains("\r") || line.contains("["));
  }

  private Ran encrypt() {
    return scene.onDatabase(
        "column", "encrypt", "PUBLIC.PERSON", "--only-process", "--may-block", "600");
  }

  @Test
  void theBarOfKeysSaysWhatIsDone() {
    Ran rotated = scene.onDatabase("key", "rotate", "--even-if-recent");
    assertThat(rotated.code()).as(rotated.err()).isZero();
    assertThat(rotated.err())
        .contains("looking at catalogues and key stores" + System.lineSeparator() + "\r[")
        .contains("wrapping data keys again" + System.lineSeparator() + "\r[");
  }

  /** A line that wraps is not overwritten by the next one. */
  @Test
  void aBarFitsATerminalOfEightyColumns() {
    assertThat(JobProgress.left(119)).isEqualTo("119 s left");
    assertThat(JobProgress.left(3600)).isEqualTo("60 min left");
    assertThat(JobProgress.left(180_000)).isEqualTo("50 h left");
    String left = "100000 rows/s, " + JobProgress.left(100);
    assertThat(Output.line("rows", 10_000_000, 10_000_000, left)).hasSize(79).contains(left);
    assertThat(Output.line("", 0, 1, "")).hasSize(79);
  }

  @Test
  void aJobThatEndsEarlySaysLinesThatCanBePasted() {
    assertThat(
            ended(
                "--url=jdbc:postgresql://db:5432/crm",
                "--only-process",
                "--only-begin",
                "--may-block=60",
                "--config=o'brien s own.yaml"))
        .contains(
            "  hushcell column resume hc_1 --url jdbc:postgresql://db:5432/crm"
                + " --only-process --may-block 60 --config 'o'\\''brien s own.yaml'",
            "  hushcell column abandon hc_1 --url jdbc:postgresql://db:5432/crm"
                + " --config 'o'\\''brien s own.yaml'");
  }

  /** A line that is printed ends up in logs, and in the history of a shell. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/crm?password=hush",
        "jdbc:postgresql://db/crm?sslkey=/k&sslpassword=hush",
        "jdbc:sqlserver://db;accessToken=hush",
        "jdbc:mariadb://ada:hush@db/crm",
        "jdbc:mysql://address=(host=db)(token=hush)/crm",
        "jdbc:h2:./crm;CIPHER=AES;WHATEVER=hush",
      })
  void aLineThatCanBePastedHasNoSecret(String url) {
    assertThat(ended("--url", url))
        .contains("  hushcell column resume hc_1 --url \"$HUSHCELL_URL\"")
        .noneMatch(line -> line.contains("=hush") || line.contains(":hush"));
  }

  /** Returns what is printed when a job of this command ends before it is over. */
  private static List<String> ended(String... options) {
    CommandLine hushcell = HushcellCommand.commandLine(Shell.ofProcess());
    CommandLine column = hushcell.getSubcommands().get("column");
    CommandLine encrypt = column.getSubcommands().get("encrypt");
    Stream<String> words = Stream.of("column", "encrypt", "public.contact");
    hushcell.parseArgs(Stream.concat(words, Arrays.stream(options)).toArray(String[]::new));
    StringWriter err = new StringWriter();
    try (JobProgress job =
        new JobProgress(
            new PrintWriter(err),
            (what, counted, done, total, left) -> {},
            new SameOptions(encrypt))) {
      job.begun("hc_1");
    }
    return err.toString().lines().toList();
  }
}
