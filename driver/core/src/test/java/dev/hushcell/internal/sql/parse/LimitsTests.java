package dev.hushcell.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.ParsedStatement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTests {
  private final Lexer lexer = new Lexer(new H2Language());
  private final StatementParser parser = new StatementParser(new H2Rules().forms());

  @AfterEach
  void close() {
    parser.close();
  }

  @Test
  void takesDeepStatementsUpToTheLimit() {
    assertThatCode(() -> parse(nested(StatementLimits.DEPTH))).doesNotThrowAnyException();
    refuses(nested(StatementLimits.DEPTH + 1), SqlFault.TOO_DEEP);
  }

  @Test
  void countsBracketsTooForTheDepth() {
    String array = "ARRAY [ ".repeat(101) + "1" + " ]".repeat(101);

    refuses("SELECT " + array, SqlFault.TOO_DEEP);
  }

  @Test
  void takesBigStatements() {
    String rows = ", (?, ?, ?)".repeat(999);

    ParsedStatement parsed = parse("INSERT INTO t (a, b, c) VALUES (?, ?, ?)" + rows);

    assertThat(parsed.tokens().parameters()).isEqualTo(3000);
  }

  @Test
  void takesLongChains() {
    assertThatCode(() -> parse("SELECT a FROM t WHERE b = 1" + " AND c = ?".repeat(2000)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesStatementsOverTheLimits() {
    refuses("SELECT '" + "x".repeat(StatementLimits.LENGTH) + "'", SqlFault.TOO_LONG);
    refuses("SELECT 1" + ",1".repeat(StatementLimits.TOKENS / 2), SqlFault.TOO_MANY_TOKENS);
  }

  @Test
  void refusesWhatDoesNotEndInTime() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    try (ParseThreads threads = new ParseThreads(Duration.ofMillis(20))) {
      assertThatExceptionOfType(Fault.class)
          .isThrownBy(
              () ->
                  threads.run(
                      () -> {
                        started.countDown();
                        never.await();
                        return 1;
                      },
                      0))
          .satisfies(fault -> assertThat(fault.code()).isEqualTo(SqlFault.TOO_SLOW));
      started.await();
    }
  }

  @Test
  void givesBigStatementsADaemonThread() throws ExecutionException {
    try (ParseThreads threads = new ParseThreads(Duration.ofMinutes(1))) {
      assertThat(threads.run(() -> Thread.currentThread().isDaemon(), 0)).isTrue();
      assertThat(threads.run(() -> Thread.currentThread().getName(), 0))
          .isEqualTo("hushcell-parse");
    }
  }

  @Test
  void refusesBigStatementsWhenClosed() {
    StatementParser closed = new StatementParser(new H2Rules().forms());
    closed.close();

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> closed.parse(lexer.lex(nested(50))))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(SqlFault.TOO_SLOW));
  }

  private static String nested(int depth) {
    return "SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth);
  }

  private ParsedStatement parse(String sql) {
    return parser.parse(lexer.lex(sql));
  }

  private void refuses(String sql, SqlFault expected) {
    Tokens tokens = lexer.lex(sql);
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> parser.parse(tokens))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(expected));
  }
}
