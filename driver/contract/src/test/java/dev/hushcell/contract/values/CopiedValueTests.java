package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
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
 * Every getter on a plain column of every type, in rows that are sorted in the driver: what it
 * returns is what the real driver returns, or it is refused with a code.
 */
@EachServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class CopiedValueTests {
  private static final int STRIDE = 3;
  private static final Set<String> SURE = Set.of("getString", "getObject");
  private static final List<Object> VALUES =
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
  void isWhatTheRealDriverReads() throws Exception {
    Columns columns = Columns.of(server);
    Scene scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              thing.secret: { evaluate: [order]%s, rows: 10, bytes: 1000 }
            """
                .formatted(
                    server.name().matches("(mysql|mariadb).*") ? ", text-order: code-point" : ""));
    String made = columns.definition();
    String definition =
        made.substring(0, made.length() - 1)
            + ", "
            + server.words().in("secret varchar(20)").orElseThrow()
            + ")";
    List<String> wrong = new ArrayList<>();
    int same = 0;
    try (Twin plain = new Twin(server.fresh().plain(), columns, server.tellsTypes());
        Twin ours =
            new Twin(scene.ours(), definition, server.tellsTypes(), " order by secret limit 1")) {
      int number = 0;
      for (String column : columns.names()) {
        if (columns.isLarge(column)) {
          continue;
        }
        List<Object> values = new ArrayList<>(VALUES);
        values.add(null);
        for (Object value : values) {
          boolean large = value instanceof byte[] && !server.tellsTypes();
          if (large || !Depth.takes(number++, STRIDE, server.name())) {
            continue;
          }
          Outcome wanted = plain.kept(column, s -> s.setObject(1, value));
          Outcome set = ours.kept(column, s -> s.setObject(1, value));
          if (!(wanted instanceof Outcome.Kept)) {
            continue;
          }
          assertThat(set).isEqualTo(wanted);
          for (Map.Entry<String, Getter> getter : Getter.all().entrySet()) {
            Outcome from = plain.read(column, getter.getValue());
            Outcome found = ours.read(column, getter.getValue());
            if (from instanceof Outcome.Kept && found instanceof Outcome.Kept) {
              same++;
            }
            boolean right =
                from.equals(found)
                    || from instanceof Outcome.Failed
                    || (found instanceof Outcome.Failed failed
                        && failed.withCode()
                        && !SURE.contains(getter.getKey()));
            if (!right) {
              wrong.add(column + ", " + getter.getKey() + ": " + from + " but " + found);
            }
          }
        }
      }
    }
    assertThat(wrong.stream().distinct()).isEmpty();
    assertThat(same).as("read the same").isGreaterThan(500 / Depth.of(STRIDE, 1));
  }
}
