package dev.hushcell.discovery;

/** What a column seems to hold. */
public enum Kind {
  /** E-mail addresses. */
  EMAIL("e-mail"),
  /** Telephone numbers. */
  PHONE("telephone number"),
  /** International bank account numbers. */
  IBAN("IBAN"),
  /** Numbers of payment cards, and their check codes. */
  CARD("payment card"),
  /** Numbers that tax or social security knows a person by. */
  TAX_ID("tax or social security number"),
  /** Numbers of passports, identity cards and driving licences. */
  DOCUMENT("identity document"),
  /** Passwords, and what is made from them. */
  PASSWORD("password"),
  /** Keys and tokens that open something. */
  TOKEN("secret token"),
  /** Dates of birth. */
  BIRTHDAY("date of birth"),
  /** Where somebody lives. */
  ADDRESS("postal address"),
  /** Health, religion, salary and the like. */
  SENSITIVE("sensitive attribute");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** Returns how reports call it. */
  public String words() {
    return words;
  }
}
