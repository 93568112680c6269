package dev.hushcell.processor;

/**
 * A table as it is named in the database.
 *
 * @param schema its schema; empty: not said
 * @param name its name
 */
record Table(String schema, String name) {}
