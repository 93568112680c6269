package dev.hushcell.admin;

/**
 * A cell that is in another row than it was sealed for.
 *
 * @param from the key of the row that it was sealed for, as a database writes it
 * @param to the key of the row that it is in
 */
public record RowMove(String from, String to) {}
