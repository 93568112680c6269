package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Name;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields that a derived table delivers, by the columns that they are. */
record DerivedFields(List<Field> fields, StatementReading reading) {
  /** Returns the one field that a column is, and that its name means for certain. */
  Optional<Field> of(@Nullable SourceColumn of) {
    return fields.stream()
        .filter(each -> of != null && of.equals(each.of()) && isAlone(each.name()))
        .findFirst();
  }

  private boolean isAlone(@Nullable Name name) {
    return name != null
        && fields.stream()
                .filter(each -> each.name() == null || reading.naming().mayBe(name, each.name()))
                .count()
            == 1;
  }

  /** Returns a field of a relation, both of which have names, as it is written. */
  static String written(RelationType table, Field field, StatementReading reading) {
    return written(Objects.requireNonNull(table.name()), reading)
        + "."
        + written(Objects.requireNonNull(field.name()), reading);
  }

  private static String written(Name name, StatementReading reading) {
    return name.quoted() ? reading.types().quoted(name.text()) : name.text();
  }
}
