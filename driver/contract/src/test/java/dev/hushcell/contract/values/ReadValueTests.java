package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Every getter on a column of every type: what it returns from a protected column is what it
 * returns from a plain one. Where one of both fails, the page of the database says so. An ordinary
 * build reads every third value; the page is compared with all of them.
 */
@EachServer
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class ReadValueTests {
  private static final int STRIDE = 7;
  private static final Set<String> OF_NO_TYPE =
      Set.of("getObject", "getObject map", "getObject BigDecimal", "getBigDecimal");
  static final List<Object> VALUES =
      List.of(
          "abc",
          "Grüße",
          "42",
          "-2.5",
          "true",
          "2021-07-08",
          (short) 1,
          300,
          5_000_000_000L,
          new BigDecimal("3.125"),
          2.5d,
          true,
          LocalDate.of(2021, 7, 8),
          LocalTime.of(23, 30, 15),
          LocalDateTime.of(2021, 7, 8, 23, 30, 15),
          OffsetDateTime.parse("2021-07-08T23:30:00Z"),
          UUID.fromString("550e8400-e29b-41d4-a716-446655440000"),
          "42".getBytes(StandardCharsets.US_ASCII),
          new byte[] {-1, 0, 65});

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void isWhatIsReadFromAPlainColumn() throws Exception {
    Columns columns = Columns.of(server);
    Scene scene = Scene.of(server, directory, columns.configuration());
    Differences differences = new Differences("Getters");
    List<String> wrong = new ArrayList<>();
    int same = 0;
    try (Twin plain = new Twin(server.fresh().plain(), columns, server.tellsTypes());
        Twin ours = new Twin(scene.ours(), columns, server.tellsTypes())) {
      if (!server.name().equals("postgresql")) { // there a failure ends the transaction
        plain.uncommitted();
        ours.uncommitted();
      }
      int number = 0;
      for (String column : columns.names()) {
        List<Object> values = new ArrayList<>(VALUES);
        values.add(null);
        for (Object value : values) {
          if (!Depth.takes(number++, STRIDE, server.name())) {
            continue;
          }
          Outcome wanted = plain.kept(column, s -> s.setObject(1, value));
          if (!(wanted instanceof Outcome.Kept)
              || !wanted.equals(ours.kept(column, s -> s.setObject(1, value)))) {
            continue; // the setters are compared elsewhere
          }
          for (Map.Entry<String, Getter> getter : Getter.all().entrySet()) {
            if (isOfNoType(getter.getKey())) {
              continue;
            }
            Outcome from = plain.read(column, getter.getValue());
            Outcome found = ours.read(column, getter.getValue());
            differences.add(columns.type(column), getter.getKey(), from, found);
            if (from instanceof Outcome.Kept && found instanceof Outcome.Kept) {
              same++;
              if (!from.equals(found)) {
                wrong.add(column + ", " + getter.getKey() + ": " + from + " but " + found);
              }
            } else if (from instanceof Outcome.Kept
                && found instanceof Outcome.Failed failed
                && !failed.withCode()) {
              wrong.add(column + ", " + getter.getKey() + ": " + from + " but it fails");
            }
          }
        }
      }
    }
    assertThat(wrong.stream().distinct()).isEmpty();
    assertThat(same).as("read the same").isGreaterThan(500 / Depth.of(2 * STRIDE, 1));
    differences.areListed(server);
  }

  /** Where the database knows no types, an object or decimal number is what was bound. */
  private boolean isOfNoType(String getter) {
    return !server.tellsTypes() && OF_NO_TYPE.contains(getter);
  }
}
