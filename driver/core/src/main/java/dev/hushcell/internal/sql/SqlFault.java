package dev.hushcell.internal.sql;

import dev.hushcell.internal.fault.FaultCode;

/** Why a text was not understood; HC-2000 to HC-2099. */
public enum SqlFault implements FaultCode {
  /** A character that starts no token. */
  UNEXPECTED_CHARACTER(2001),
  /** A literal, quoted name or comment that does not end. */
  UNTERMINATED(2002),
  /** A number that the database would not read either. */
  MALFORMED_NUMBER(2003),
  /** A Unicode escape that stands for no character. */
  MALFORMED_UNICODE(2004),
  /** A binary literal that is not made of pairs of hexadecimal digits. */
  MALFORMED_BINARY(2005),
  /** Two Unicode escapes in a row, which the database reads in its own way. */
  ESCAPES_SIDE_BY_SIDE(2006),
  /** Longer than the limit for texts that must be understood. */
  TOO_LONG(2010),
  /** More tokens than the limit. */
  TOO_MANY_TOKENS(2011),
  /** Parentheses that do not pair up. */
  UNBALANCED(2013),
  /** The statement has a form that is not known, or not in this database. */
  NOT_PARSED(2020),
  /** There is no statement in the text, or more than one where one is wanted. */
  NOT_ONE_STATEMENT(2022),
  /** A numbered parameter. */
  NUMBERED_PARAMETER(2030),
  /** A JDBC escape in braces. */
  JDBC_ESCAPE(2031),
  /** A literal in several pieces. */
  SPLIT_LITERAL(2032),
  /** Question marks that stand for a bracket. */
  BRACKET_TRIGRAPH(2033),
  /** A string of bits. */
  BIT_STRING(2040),
  /** A literal with N in front. */
  NATIONAL_STRING(2041),
  /** An operator that is not known. */
  OPERATOR(2042),
  /** A comment that is code to the database. */
  EXECUTABLE_COMMENT(2050),
  /** A literal behind the name of a character set. */
  INTRODUCER(2051);

  private final String id;

  SqlFault(int number) {
    this.id = "HC-" + number;
  }

  @Override
  public String id() {
    return id;
  }
}
