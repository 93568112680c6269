package dev.hushcell.internal.sql;

/** What a token is. CommentScan and white space are no tokens. */
public enum TokenKind {
  /** An unquoted identifier or keyword. */
  WORD,
  /** A quoted identifier; its value is the name without quotes. */
  QUOTED,
  /** A string literal in any notation; its value is the text it stands for. */
  STRING,
  /** A binary literal such as {@code X'4A'}; its value is the hexadecimal digits. */
  BINARY,
  /** A number; its value is its text. */
  NUMBER,
  /** A JDBC parameter: a single question mark. */
  PARAMETER,
  /** An operator or punctuation; its value is its text. */
  SYMBOL
}
