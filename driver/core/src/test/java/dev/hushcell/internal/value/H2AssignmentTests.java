package dev.hushcell.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object into a column of every type, in a plain H2 and through the conversion. */
class H2AssignmentTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARCHAR(60)",
        "VARCHAR(5)",
        "VARCHAR_IGNORECASE(40)",
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
        "TIMESTAMP",
        "TIMESTAMP(9)",
        "TIMESTAMP(3) WITH TIME ZONE",
        "TIMESTAMP(9) WITH TIME ZONE",
        "UUID",
        "VARBINARY(20)",
        "BINARY(4)",
        "DOUBLE PRECISION",
        "REAL",
        "FLOAT(10)"
      })
  void storesWhatH2Stores(String declared) throws SQLException {
    for (String zone : List.of("UTC", "Europe/Paris")) {
      try (PlainDatabase plain = new PlainDatabase(declared, zone)) {
        ProtectedColumn column = plain.column(Search.NONE, Compare.UNSPECIFIED);
        Conversion conversion = ValueForm.of(column, ValueRules.standard()).conversion();
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Object> each : BoundObjects.all().entrySet()) {
          String theirs = theirs(plain, each.getValue(), column.type().family());
          String ours = ours(conversion, each.getValue());
          if (!theirs.equals(ours) && !isStricter(column, each.getKey(), ours)) {
            differences.add(each.getKey() + ": H2 " + theirs + ", ours " + ours);
          }
        }
        assertThat(differences).as(declared + " in " + zone).isEmpty();
      }
    }
  }

  private static boolean isStricter(ProtectedColumn column, String name, String ours) {
    return ours.equals("refused") && StricterThanH2.assigned(column.type().family()).contains(name);
  }

  private static String theirs(PlainDatabase plain, Object value, Family family) {
    try {
      return text(plain.stored(value, family));
    } catch (SQLException e) {
      return "refused";
    }
  }

  private static String ours(Conversion conversion, Object value) {
    try {
      return text(conversion.shown(conversion.assigned(value)));
    } catch (Fault e) {
      return "refused";
    }
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : Objects.toString(value);
  }
}
