package dev.hushcell.internal.erasing;

import dev.hushcell.internal.erasing.FoundTables.Column;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.model.SubjectRule.Fate;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A declared table as the database has it.
 *
 * @param by tells whose a row is
 * @param of where its value stands, if it is not that of the subject
 * @param cleared columns that become NULL
 * @param set columns that become a constant
 * @param kept the others, but for the key and {@code by}
 * @param key by which rows are found again; empty where there is none that could be used
 */
record SubjectTable(
    TableName name,
    Column by,
    Optional<Link> of,
    Fate fate,
    List<String> cleared,
    List<Assignment> set,
    List<String> kept,
    List<String> key) {

  record Link(SubjectTable table, String column) {}

  record Assignment(String column, TypedValue value) {}

  /** Returns what holds for the rows of the person, whose value is the one parameter of it. */
  String condition(Quotes names) {
    return of.map(
            link ->
                names.sql(
                        "%s IN (SELECT %s FROM %s WHERE ",
                        by.name(), link.column(), link.table().name())
                    + link.table().condition(names)
                    + ")")
        .orElse(names.of(by.name()) + " = ?");
  }

  /** Returns the value of a person as the condition takes it; empty where there is no such one. */
  Optional<TypedValue> value(String text) {
    return of.map(link -> link.table().value(text))
        .orElseGet(() -> TypedValue.of(text, by.type(), by.typeName()));
  }
}
