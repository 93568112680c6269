package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.plan.RoutineForm;
import dev.hushcell.internal.plan.RoutineForm.Parameter;
import dev.hushcell.internal.plan.SchemaView.Routine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database for its routines. A routine has a form for each method of its name.
 *
 * @param forms selects for each form what identifies it, schema and name of the routine, whether
 *     queries call it, how many parameters it has that may be left out, whether it takes more of
 *     the last one, and the type of its value
 * @param parameters selects for each parameter, in order, what identifies the form, one of {@code
 *     IN}, {@code OUT}, {@code INOUT} and {@code COLUMN} for a column of its rows, its name and its
 *     type
 */
public record RoutineQueries(String forms, String parameters) {
  private static final String COLUMN = "COLUMN";

  /** What the database says about a form. */
  private record Form(
      String id,
      RoutineName routine,
      boolean function,
      int optional,
      boolean endless,
      @Nullable String returns) {
    static Form of(ResultSet row) throws SQLException {
      return new Form(
          row.getString(1),
          new RoutineName(row.getString(2), row.getString(3)),
          row.getBoolean(4),
          row.getInt(5),
          row.getBoolean(6),
          row.getString(7));
    }

    RoutineForm with(List<Told> told) {
      List<Parameter> parameters = told.stream().filter(Told::isParameter).map(Told::read).toList();
      long taken =
          function ? parameters.stream().filter(Parameter::isIn).count() : parameters.size();
      return new RoutineForm(
          parameters,
          (int) taken - optional - (endless ? 1 : 0),
          endless,
          function,
          Optional.ofNullable(returns),
          told.stream().filter(each -> !each.isParameter()).map(Told::name).toList());
    }
  }

  /** What the database says about a parameter, or a column of rows. */
  private record Told(String form, String mode, String name, String type) {
    static Told of(ResultSet row) throws SQLException {
      return new Told(
          row.getString(1),
          Objects.requireNonNullElse(row.getString(2), "IN"),
          Objects.requireNonNullElse(row.getString(3), ""),
          Objects.requireNonNullElse(row.getString(4), ""));
    }

    boolean isParameter() {
      return !mode.equals(COLUMN);
    }

    Parameter read() {
      return new Parameter(name, !mode.equals("OUT"), !mode.equals("IN"), type);
    }
  }

  public List<Routine> all(Connection connection) throws SQLException {
    Map<String, List<Told>> told = new HashMap<>();
    for (Told each : Rows.of(connection, parameters, Told::of)) {
      told.computeIfAbsent(each.form(), key -> new ArrayList<>()).add(each);
    }
    Map<RoutineName, List<RoutineForm>> routines = new LinkedHashMap<>();
    for (Form form : Rows.of(connection, forms, Form::of)) {
      routines
          .computeIfAbsent(form.routine(), key -> new ArrayList<>())
          .add(form.with(told.getOrDefault(form.id(), List.of())));
    }
    List<Routine> all = new ArrayList<>();
    routines.forEach((name, each) -> all.add(new Routine(name, each)));
    return all;
  }
}
