package dev.hushcell.internal.sql;

/**
 * A notation that is read correctly as tokens but that a statement on protected columns may not
 * contain.
 *
 * @param kind the notation
 * @param position offset of its first character
 */
public record Doubt(Kind kind, int position) {

  /** The notations. */
  public enum Kind {
    /** {@code ?1} or {@code $1}: its place in the text is not its ordinal. */
    NUMBERED_PARAMETER(
        SqlFault.NUMBERED_PARAMETER,
        "a numbered parameter is used, out of order or where the database has"
            + " none; write a plain ? instead"),
    /**
     * A brace that the driver below left when it translated escapes, or that it may take for code,
     * or for none, unlike the database.
     */
    JDBC_ESCAPE(
        SqlFault.JDBC_ESCAPE,
        "braces are left that the driver of the database does not translate as JDBC escapes, or"
            + " may translate; write the SQL that they stand for"),
    /** {@code 'a' 'b'}: one literal to the database, two to others. */
    SPLIT_LITERAL(SqlFault.SPLIT_LITERAL, "a literal is split in pieces; write it as one"),
    /** {@code B'1'} and {@code X'4A'}: a string of bits to some, bytes to others. */
    BIT_STRING(SqlFault.BIT_STRING, "a string of bits is used; bind a parameter instead"),
    /** {@code N'a'}: padded text to some. */
    NATIONAL_STRING(SqlFault.NATIONAL_STRING, "N precedes a literal; leave it out"),
    /** An operator that is not known, or made by somebody. */
    OPERATOR(SqlFault.OPERATOR, "an operator is used that is not known; call its function"),
    /** {@code ??(}: a bracket to the database, parameters to others. */
    BRACKET_TRIGRAPH(SqlFault.BRACKET_TRIGRAPH, "a bracket is written as ??( or ??); write [ or ]"),
    /** A comment that some versions of the database run as code. */
    EXECUTABLE_COMMENT(
        SqlFault.EXECUTABLE_COMMENT, "a comment is code to the database; write the code itself"),
    /** {@code _latin1'a'}: the bytes of the text are read in another character set. */
    INTRODUCER(
        SqlFault.INTRODUCER,
        "a literal follows the name of a character set; write the literal alone");

    private final SqlFault fault;
    private final String message;

    Kind(SqlFault fault, String message) {
      this.fault = fault;
      this.message = message;
    }

    /** Returns the refusal of a statement that contains it at a place. */
    public RuntimeException at(int position) {
      return fault.at(position, message);
    }
  }

  /** Returns the refusal of a statement that contains it. */
  public RuntimeException refusal() {
    return kind.at(position);
  }
}
