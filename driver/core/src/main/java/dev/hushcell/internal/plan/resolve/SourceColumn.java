package dev.hushcell.internal.plan.resolve;

/**
 * A column of one source between FROM and WHERE. A table that is read twice has two sources.
 *
 * @param source the source
 * @param column name of its column, as it is stored
 */
public record SourceColumn(Source source, String column) {}
