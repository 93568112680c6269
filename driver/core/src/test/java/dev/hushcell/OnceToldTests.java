package dev.hushcell;

import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.testing.OnceTold;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stack trace of this driver has each text once, and the cause that says something new. All that
 * scripts and the tests of mistakes refuse is looked at in the same way.
 */
class OnceToldTests {
  private static final String COLUMNS =
      """
      columns:
        owner.name: { search: full, text-order: utf-16 }
        owner.debt: { evaluate: [range, change] }
        owner.photo: {}
      """;

  @TempDir Path directory;

  @Test
  void eachTextStandsInAStackTraceOnce() throws Exception {
    try (Connection owners = owners();
        PreparedStatement change =
            owners.prepareStatement("update owner set debt = debt * ? where name like ?")) {
      told("[HC-2109]", () -> run(owners, "select sqrt(debt) from owner"));
      told("[HC-4032]", () -> rows(owners, "select id from owner where left(name, -1) = 'a'"));
      told("[HC-3003]", () -> run(owners, "insert into owner values (2, 'Ada', 'much', null)"));
      told(
          "[HC-4052]",
          () -> {
            change.setInt(1, 2);
            change.setCharacterStream(2, new StringReader("A%"));
            change.executeUpdate();
          });
      told("[HC-4001]", () -> owners.unwrap(java.sql.Driver.class));
    }
  }

  @Test
  void aBatchOfChangesThatAreFoundFailsAsTheFirstOfThem() throws Exception {
    try (Connection owners = owners();
        PreparedStatement change =
            owners.prepareStatement("update owner set id = ? where name like 'A%'")) {
      run(owners, "insert into owner values (1, 'Ada', 1, null), (2, 'Jo', 1, null)");
      change.setInt(1, 2);
      change.addBatch();
      Throwable thrown = catchThrowable(change::executeBatch);
      assertThat(thrown).isInstanceOf(java.sql.BatchUpdateException.class);
      assertThat((Throwable) ((SQLException) thrown).getNextException())
          .hasMessage(thrown.getMessage());
      OnceTold.require(thrown.getCause() == null ? thrown : thrown.getCause());
    }
  }

  @Test
  void theCauseOfAStreamThatFailedStays() throws Exception {
    try (Connection owners = owners();
        PreparedStatement insert =
            owners.prepareStatement("insert into owner values (1, 'Ada', 1, ?)")) {
      Throwable thrown =
          catchThrowable(
              () -> {
                insert.setBinaryStream(1, failing());
                insert.executeUpdate();
              });
      assertThat(thrown).hasRootCauseMessage("the line is dead");
      OnceTold.require(thrown);
    }
  }

  @Test
  void aTextThatIsRepeatedIsNoticed() {
    RuntimeException once =
        new RuntimeException("[HC-1] not so", new IOException("the line is dead"));
    OnceTold.require(once);
    for (Throwable cause : new Throwable[] {new IOException("not so"), once}) {
      RuntimeException twice = new RuntimeException("[HC-1] not so", cause);
      assertThatThrownBy(() -> OnceTold.require(twice)).isInstanceOf(AssertionError.class);
      assertThatThrownBy(() -> OnceTold.requireOfOurs(twice)).isInstanceOf(AssertionError.class);
    }
    OnceTold.requireOfOurs(new RuntimeException("not so", new IOException("not so")));
  }

  private Connection owners() throws Exception {
    Connection owners =
        new Sandbox(directory, COLUMNS).connect("h2:mem:once" + directory.hashCode());
    run(
        owners,
        "create table owner (id int primary key, name varchar(40), debt int, photo varbinary(99))");
    return owners;
  }

  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the line is dead");
      }

      @Override
      public int read(byte[] to, int offset, int wanted) throws IOException {
        return read();
      }
    };
  }

  private static void rows(Connection connection, String sql) throws SQLException {
    run(connection, "merge into owner key (id) values (1, 'Ada', 1, null)");
    assertThat(Sandbox.rows(connection, sql)).isEmpty();
  }

  private static void told(String code, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).hasMessageStartingWith(code);
    OnceTold.require(thrown);
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString().split(java.util.regex.Pattern.quote(code), -1)).hasSize(2);
  }
}
