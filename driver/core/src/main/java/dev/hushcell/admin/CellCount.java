package dev.hushcell.admin;

import java.util.Optional;

/**
 * How many cells of a column are under one data key.
 *
 * @param schema schema of the column's table
 * @param table its name
 * @param column name of the column
 * @param key name of the data key that the cells name; empty where no catalogue has it
 * @param version its version; 0 where no catalogue has it
 * @param cells how many there are
 */
public record CellCount(
    String schema, String table, String column, Optional<String> key, int version, long cells) {}
