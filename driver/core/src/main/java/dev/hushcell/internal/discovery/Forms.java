package dev.hushcell.internal.discovery;

import java.util.regex.Pattern;

/** Forms of values, told by pattern and check digit. A value is looked at and not kept. */
final class Forms {
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,63}");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern CARD = Pattern.compile("[2-6]\\d{12,18}");
  private static final Pattern FOREIGN_PHONE =
      Pattern.compile("(?:\\+|00 ?)[1-9][\\d ()./-]{6,20}\\d");
  private static final Pattern PHONE = Pattern.compile("[(+]?\\d[\\d ()./-]{5,20}\\d");
  private static final Pattern DASHED_SSN =
      Pattern.compile("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}");
  private static final Pattern NINO =
      Pattern.compile("[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]");
  private static final Pattern INDIAN_PAN = Pattern.compile("[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]");
  private static final Pattern DNI = Pattern.compile("[XYZ\\d]\\d{7}[A-Z]");
  private static final Pattern FISCALE =
      Pattern.compile("[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]");
  private static final Pattern DOTTED_CPF = Pattern.compile("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}");
  private static final Pattern VAT = Pattern.compile("[A-Z]{2}[A-Z0-9]{8,12}");
  private static final Pattern MADE_FROM_PASSWORD =
      Pattern.compile(
          "(?:\\$(?:2[abxy]|argon2(?:i|d|id)|1|5|6|s0|7|y)\\$|pbkdf2|scrypt:|\\{[A-Za-z0-9-]{3,12}\\}).{12,}");
  private static final Pattern JWT = Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*");
  private static final Pattern KEY =
      Pattern.compile(
          "(?:[sr]k_(?:live|test)_|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|AKIA|ASIA|AIza|SG\\.|npm_)"
              + "[\\w.-]{12,}|-----BEGIN [A-Z ]*PRIVATE KEY-----.*",
          Pattern.DOTALL);
  private static final Pattern SECRET = Pattern.compile("\\S{6,}");
  private static final Pattern SEPARATORS = Pattern.compile("[ ./-]");

  private Forms() {}

  static boolean isEmail(String value) {
    return EMAIL.matcher(value).matches();
  }

  static boolean isIban(String value) {
    String compact = value.replace(" ", "");
    return IBAN.matcher(compact).matches() && CheckDigits.iban(compact);
  }

  static boolean isCard(String value) {
    String digits = value.replace(" ", "").replace("-", "");
    return CARD.matcher(digits).matches() && CheckDigits.luhn(digits);
  }

  /** A number with the code of its country: hardly anything else looks like it. */
  static boolean isForeignPhone(String value) {
    return FOREIGN_PHONE.matcher(value).matches();
  }

  static boolean isPhone(String value) {
    return PHONE.matcher(value).matches() || isForeignPhone(value);
  }

  /** A form of one country that hardly anything else has. */
  static boolean isMarkedTaxId(String value) {
    String compact = SEPARATORS.matcher(value).replaceAll("");
    return DASHED_SSN.matcher(value).matches()
        || NINO.matcher(value).matches()
        || INDIAN_PAN.matcher(value).matches()
        || (DNI.matcher(compact).matches() && CheckDigits.dni(compact))
        || (FISCALE.matcher(compact).matches() && CheckDigits.codiceFiscale(compact))
        || (DOTTED_CPF.matcher(value).matches() && CheckDigits.cpf(compact))
        || (isDigits(compact, 13) && compact.startsWith("756") && CheckDigits.ahv(compact));
  }

  /** Digits with a check digit, which one in ten of any digits has, or a VAT number. */
  static boolean isTaxId(String value) {
    String compact = SEPARATORS.matcher(value).replaceAll("");
    return isMarkedTaxId(value)
        || (isDigits(compact, 11)
            && (CheckDigits.steuerId(compact)
                || CheckDigits.pesel(compact)
                || CheckDigits.cpf(compact)))
        || (isDigits(compact, 15) && CheckDigits.nir(compact))
        || VAT.matcher(compact).matches();
  }

  static boolean isMadeFromPassword(String value) {
    return MADE_FROM_PASSWORD.matcher(value).matches();
  }

  static boolean isToken(String value) {
    return JWT.matcher(value).matches() || KEY.matcher(value).matches();
  }

  /** What a password or token could be: no white space, not short. */
  static boolean isSecret(String value) {
    return SECRET.matcher(value).matches();
  }

  private static boolean isDigits(String value, int length) {
    return value.length() == length && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
