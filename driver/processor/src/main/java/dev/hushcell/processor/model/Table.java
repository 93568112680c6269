package dev.hushcell.processor.model;

/**
 * A table as it is named in the database.
 *
 * @param schema its schema; empty: not said
 * @param name its name
 */
public record Table(String schema, String name) {}
