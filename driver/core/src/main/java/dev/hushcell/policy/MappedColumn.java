package dev.hushcell.policy;

import java.util.Optional;

/**
 * A column that a persistence framework stores an attribute in; see {@code
 * Hushcell.requireProtected}.
 *
 * @param attribute how messages name the attribute, such as {@code crm.Contact.email}
 * @param schema schema of the table; empty: the current one of the connection
 * @param table name of the table
 * @param column name of the column
 */
public record MappedColumn(
    String attribute, Optional<String> schema, String table, String column) {}
