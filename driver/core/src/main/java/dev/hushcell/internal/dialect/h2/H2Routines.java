package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.plan.SchemaView.Routine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The routines of an H2 database. A routine has a signature for each method behind it. */
final class H2Routines {
  private static final String ROUTINES =
      "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, SPECIFIC_SCHEMA, SPECIFIC_NAME"
          + " FROM INFORMATION_SCHEMA.ROUTINES ORDER BY 1, 2, 4";
  // Not joined with the above: H2 rebuilds the inner table for each row of the outer one.
  private static final String PARAMETERS =
      "SELECT SPECIFIC_SCHEMA, SPECIFIC_NAME,"
          + " DATA_TYPE_SQL(SPECIFIC_SCHEMA, SPECIFIC_NAME, 'ROUTINE', DTD_IDENTIFIER)"
          + " FROM INFORMATION_SCHEMA.PARAMETERS ORDER BY 1, 2, ORDINAL_POSITION";

  private H2Routines() {}

  private record Form(RoutineName routine, RoutineName specific) {}

  private record Parameter(RoutineName specific, String type) {}

  static List<Routine> all(Connection connection) throws SQLException {
    Map<RoutineName, List<String>> parameters = new HashMap<>();
    for (Parameter parameter : parameters(connection)) {
      parameters
          .computeIfAbsent(parameter.specific(), key -> new ArrayList<>())
          .add(parameter.type());
    }
    Map<RoutineName, List<List<String>>> signatures = new LinkedHashMap<>();
    for (Form form : forms(connection)) {
      signatures
          .computeIfAbsent(form.routine(), key -> new ArrayList<>())
          .add(parameters.getOrDefault(form.specific(), List.of()));
    }
    List<Routine> routines = new ArrayList<>();
    signatures.forEach((name, forms) -> routines.add(new Routine(name, forms)));
    return routines;
  }

  private static List<Form> forms(Connection connection) throws SQLException {
    return Rows.of(
        connection,
        ROUTINES,
        row ->
            new Form(
                new RoutineName(row.getString(1), row.getString(2)),
                new RoutineName(row.getString(3), row.getString(4))));
  }

  private static List<Parameter> parameters(Connection connection) throws SQLException {
    return Rows.of(
        connection,
        PARAMETERS,
        row ->
            new Parameter(
                new RoutineName(row.getString(1), row.getString(2)),
                Objects.requireNonNullElse(row.getString(3), "")));
  }
}
