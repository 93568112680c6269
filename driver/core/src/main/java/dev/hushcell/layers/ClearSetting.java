package dev.hushcell.layers;

/**
 * A setting of a database by which it writes statements or values in clear, beside its tables.
 *
 * @param name of the setting
 * @param value that it has
 * @param writes what is written, and where
 * @param remedy the command that changes it
 */
public record ClearSetting(String name, String value, String writes, String remedy) {}
