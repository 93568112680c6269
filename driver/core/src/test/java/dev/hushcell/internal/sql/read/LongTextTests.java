package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.testing.reading.Front;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Long texts are read, and deep ones are read or refused, on a thread of little stack. */
class LongTextTests {
  private static final long SMALL_STACK = 640L << 10;
  private static final int DEEP = 10_000;

  @Test
  void readsManyBranches() {
    assertUnderstood("SELECT 1" + " UNION ALL SELECT 2".repeat(5_000));
    assertUnderstood("SELECT 1" + " INTERSECT SELECT 2 UNION SELECT 3".repeat(2_500));
  }

  @Test
  void readsManyTerms() {
    assertUnderstood("SELECT 1 FROM t WHERE a = 1" + " AND b = 2 OR c = 3".repeat(DEEP));
    assertUnderstood("SELECT 1 FROM t WHERE a = 1" + " AND b = 2".repeat(DEEP));
    assertUnderstood("SELECT a" + " || b".repeat(DEEP) + " FROM t");
    assertUnderstood("SELECT a" + " + b - c".repeat(DEEP) + " FROM t");
  }

  @Test
  void readsManyValues() {
    assertUnderstood("SELECT 1 FROM t WHERE a IN (?" + ", ?".repeat(100_000) + ")");
    assertUnderstood("INSERT INTO t (a, b) VALUES (1, 2)" + ", (?, 'x')".repeat(30_000));
    assertUnderstood("SELECT CASE a" + " WHEN 1 THEN 2".repeat(DEEP) + " END FROM t");
  }

  @Test
  void readsManyParentheses() {
    int many = 20_000;
    assertUnderstood("SELECT " + "(".repeat(many) + "a" + ")".repeat(many) + " FROM t");
    assertUnderstood("SELECT 1 FROM t WHERE " + "(".repeat(many) + "a = 1" + ")".repeat(many));
    assertUnderstood("SELECT " + "(".repeat(many) + "SELECT 1" + ")".repeat(many));
    assertUnderstood("SELECT 1 FROM " + "(".repeat(many) + "SELECT 1" + ")".repeat(many) + " x");
    assertUnderstood("(".repeat(many) + "SELECT 1" + ")".repeat(many));
  }

  @Test
  void readsWhatIsNestedAsDeepAsTheLimit() {
    int calls = Cursor.DEEPEST / 2 - 4;
    assertUnderstood("SELECT " + "f(".repeat(calls) + "a" + ")".repeat(calls));
    int queries = Cursor.DEEPEST / 3 - 4;
    assertUnderstood("SELECT " + "(SELECT ".repeat(queries) + "a" + ")".repeat(queries));
    int groups = Cursor.DEEPEST - 4;
    assertUnderstood("SELECT " + "(a + ".repeat(groups / 2) + "b" + ")".repeat(groups / 2));
  }

  @Test
  void refusesWhatIsNestedDeeper() {
    assertTooDeep("SELECT " + "f(".repeat(DEEP) + "a" + ")".repeat(DEEP));
    assertTooDeep("SELECT " + "(SELECT ".repeat(DEEP) + "a" + ")".repeat(DEEP));
    assertTooDeep("SELECT " + "(a + ".repeat(DEEP) + "b" + ")".repeat(DEEP));
    assertTooDeep("SELECT " + "CASE WHEN a THEN ".repeat(DEEP) + "1" + " END".repeat(DEEP));
    assertTooDeep("SELECT " + "- ".repeat(DEEP) + "a");
    assertTooDeep("SELECT " + "NOT ".repeat(DEEP) + "a");
    assertTooDeep("SELECT " + "CAST(".repeat(DEEP) + "a" + " AS INT)".repeat(DEEP));
    assertTooDeep("SELECT a FROM " + "(SELECT a FROM ".repeat(DEEP) + "t" + ") x".repeat(DEEP));
    assertTooDeep("SELECT a FROM " + "(t JOIN ".repeat(DEEP) + "t" + " ON a)".repeat(DEEP));
    assertTooDeep("SELECT " + "ARRAY[".repeat(DEEP) + "a" + "]".repeat(DEEP));
    assertTooDeep("SELECT ARRAY" + "[".repeat(DEEP) + "a" + "]".repeat(DEEP));
    assertTooDeep("EXPLAIN ".repeat(DEEP) + "SELECT 1");
    assertTooDeep("WITH a AS (".repeat(DEEP) + "SELECT 1" + ") SELECT 1".repeat(DEEP));
    assertTooDeep("SELECT 1 FROM t GROUP BY " + "ROLLUP (".repeat(DEEP) + "a" + ")".repeat(DEEP));
    assertTooDeep("((SELECT 1) UNION ".repeat(DEEP) + "SELECT 1" + ")".repeat(DEEP));
  }

  @Test
  void refusesLongChainsThatNestToTheLeft() {
    assertThat(expected("SELECT a" + " IS NULL".repeat(DEEP))).contains("in a row");
    assertThat(expected("SELECT a" + "[1]".repeat(DEEP))).contains("in a row");
    assertThat(expected("SELECT 1 FROM t" + " CROSS JOIN t".repeat(DEEP))).contains("in a row");
  }

  private static void assertTooDeep(String text) {
    assertThat(expected(text)).as("%.60s", text).contains("levels of nesting");
  }

  private static void assertUnderstood(String text) {
    assertThat(read(text)).as("%.60s", text).isInstanceOf(Reading.Understood.class);
  }

  private static String expected(String text) {
    assertThat(read(text)).as("%.60s", text).isInstanceOf(Reading.NotUnderstood.class);
    return ((Reading.NotUnderstood) read(text)).expected();
  }

  private static Reading read(String text) {
    FutureTask<Reading> task = new FutureTask<>(() -> Front.of("h2").read(text));
    Thread small = new Thread(null, task, "small stack", SMALL_STACK);
    small.start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
