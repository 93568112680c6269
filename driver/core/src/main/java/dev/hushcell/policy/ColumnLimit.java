package dev.hushcell.policy;

/**
 * How many cells of a protected column the profile of a connection may open.
 *
 * @param name the column
 * @param limited how many
 */
public record ColumnLimit(ColumnName name, Limited limited) {}
