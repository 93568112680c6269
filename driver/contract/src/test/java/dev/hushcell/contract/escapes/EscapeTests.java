package dev.hushcell.contract.escapes;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.Twin;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * JDBC escapes on plain columns beside protected ones mean what they mean to the plain driver:
 * selected, in a condition and stored, with a literal and with a parameter. Otherwise the statement
 * is refused with a code; where the plain driver takes one, no other failure is seen.
 */
@EachServer
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
@WithoutOptions
@Without(Variant.JOURNALS)
class EscapeTests {
  private static final int STATEMENTS = Depth.of("hushcell.escapes.statements", 50, 150);
  private static final long SEED = Long.getLong("hushcell.escapes.seed", 5);

  /** The functions that the plain driver takes must be some of these; else nothing is compared. */
  private static final int FEWEST = 40;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void meanWhatTheyMeanToThePlainDriver() throws IOException, SQLException {
    compare(
        twin -> {
          for (Escaped each : functions()) {
            for (String text : texts(each)) {
              twin.compare(text);
            }
          }
          if (!server.name().startsWith("sqlite")) {
            twin.requireAnswers(FEWEST);
          }
        });
  }

  @Test
  void meanTheSameInStatementsThatNobodyThoughtOf() throws IOException, SQLException {
    RandomStatements statements = new RandomStatements(new Random(SEED), functions());
    compare(
        twin -> {
          for (int i = 0; i < STATEMENTS; i++) {
            twin.compare(statements.next());
          }
        });
  }

  private interface Comparing {
    void compare(Twin twin) throws IOException, SQLException;
  }

  private void compare(Comparing comparing) throws IOException, SQLException {
    Scene scene =
        Scene.of(
            server, directory, "columns:\n  contact.email: { search: equality, compare: exact }\n");
    SoftAssertions all = new SoftAssertions();
    try (Connection plain = server.fresh().plain();
        Connection ours = scene.ours()) {
      Twin twin = new Twin(plain, ours, all);
      twin.makeTables(server.name());
      comparing.compare(twin);
    }
    all.assertAll();
  }

  private static List<String> texts(Escaped each) {
    String column =
        switch (each.kind()) {
          case 'N' -> "num";
          case 'S' -> "txt";
          case 'D' -> "born";
          case 'T' -> "clock";
          default -> "seen";
        };
    String text = each.text();
    return List.of(
        "select id, email, " + text + " as made from contact order by id",
        "select id from contact where email <> 'z' and " + text + " is not null order by id",
        "select id, email from contact where email = <'e2'> and " + text + " = " + text,
        "update contact set email = <'e9'>, " + column + " = " + text + " where id < 3",
        "insert into contact (id, email, "
            + column
            + ") select 9, <'e9'>, "
            + text
            + " from place where place.id = 1",
        "select * from {oj place left outer join contact on contact.id = place.id} where "
            + text
            + " is not null order by contact.id");
  }

  private static List<Escaped> functions() throws IOException {
    List<Escaped> functions = new ArrayList<>();
    try (InputStream in = EscapeTests.class.getResourceAsStream("functions.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          functions.add(new Escaped(line.charAt(0), line.substring(2)));
        }
      }
    }
    return functions;
  }
}
