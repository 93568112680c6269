package dev.hushcell.testing.scopes;

/**
 * A column of something that can be selected from.
 *
 * @param name as the database keeps it
 * @param number whether it holds numbers rather than text
 */
record Field(String name, boolean number) {}
