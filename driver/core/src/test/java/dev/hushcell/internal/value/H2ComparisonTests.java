package dev.hushcell.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fills a column of every type with every object it takes, then compares it with every object: in a
 * plain H2, and by equality of canonical encodings.
 */
class H2ComparisonTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARCHAR(60)",
        "VARCHAR(5)",
        "CHAR(5)",
        "CHAR(40)",
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "DECIMAL(10,2)",
        "DECIMAL(38,20)",
        "DECIMAL(5)",
        "NUMERIC(3,5)",
        "BOOLEAN",
        "DATE",
        "TIME(0)",
        "TIME(3)",
        "TIME(9)",
        "TIMESTAMP(0)",
        "TIMESTAMP(3)",
        "TIMESTAMP(9)",
        "TIMESTAMP(3) WITH TIME ZONE",
        "TIMESTAMP(9) WITH TIME ZONE",
        "UUID",
        "VARBINARY(20)",
        "BINARY(4)"
      })
  void findsWhatH2Finds(String declared) throws SQLException {
    for (String zone : List.of("UTC", "Europe/Paris")) {
      try (PlainDatabase plain = new PlainDatabase(declared, zone)) {
        Comparison comparison = new Comparison(plain);
        comparison.fill();
        assertThat(comparison.differences()).as(declared + " in " + zone).isEmpty();
      }
    }
  }

  /** The rows of one column, in H2 and as canonical values. */
  private static final class Comparison {
    private final PlainDatabase plain;
    private final Family family;
    private final ValueForm form;
    private final List<Object> stored = new ArrayList<>();

    Comparison(PlainDatabase plain) throws SQLException {
      this.plain = plain;
      ProtectedColumn column = plain.column(Search.EQUALITY, Compare.EXACT);
      this.family = column.type().family();
      this.form = ValueForm.of(column, ValueRules.standard());
    }

    void fill() throws SQLException {
      for (Object each : BoundObjects.all().values()) {
        Object canonical;
        try {
          canonical = form.conversion().assigned(each);
        } catch (Fault e) {
          continue;
        }
        plain.insert(each);
        stored.add(canonical);
      }
      assertThat(stored).hasSizeGreaterThan(5);
    }

    List<String> differences() {
      List<String> differences = new ArrayList<>();
      for (Map.Entry<String, Object> each : BoundObjects.all().entrySet()) {
        String theirs = theirs(each.getValue());
        String ours = ours(each.getValue());
        boolean stricter =
            ours.equals("refused")
                && StricterThanH2.compared(family, each.getKey(), each.getValue());
        if (!stricter && !theirs.equals(ours)) {
          differences.add(each.getKey() + ": H2 " + theirs + ", ours " + ours);
        }
      }
      return differences;
    }

    private String theirs(Object comparand) {
      try {
        return plain.equalTo(comparand, family).stream().map(Comparison::text).toList().toString();
      } catch (SQLException e) {
        return "refused";
      }
    }

    private String ours(Object comparand) {
      Object canonical;
      try {
        canonical = form.conversion().compared(comparand);
      } catch (Fault e) {
        return "refused";
      }
      if (canonical == null) {
        return "[]";
      }
      byte[] wanted = form.encoding().encode(canonical);
      return stored.stream()
          .filter(each -> Arrays.equals(form.encoding().encode(each), wanted))
          .map(each -> text(form.conversion().shown(each)))
          .toList()
          .toString();
    }

    /** Zoned times are equal when they are the same instant. */
    private static String text(Object value) {
      if (value instanceof OffsetDateTime time) {
        return time.toInstant().toString();
      }
      return value instanceof byte[] bytes ? Arrays.toString(bytes) : Objects.toString(value);
    }
  }
}
