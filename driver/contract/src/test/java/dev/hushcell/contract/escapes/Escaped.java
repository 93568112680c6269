package dev.hushcell.contract.escapes;

/**
 * An expression with JDBC escapes.
 *
 * @param kind N for a number, S for a text, D for a date, T for a time, M for a moment
 * @param text in which what stands between {@code <} and {@code >} is a literal or a parameter
 */
record Escaped(char kind, String text) {}
