package dev.hushcell.internal.discovery;

/** Check digits of numbers that people are known by. All take digits (or letters) only. */
final class CheckDigits {
  private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final int[] PESEL = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};

  /** What the characters 0–9 and A–Z count at odd places of a codice fiscale. */
  private static final int[] FISCALE_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private CheckDigits() {}

  /** ISO 7064 MOD 97-10 after the first four characters were moved to the end (ISO 13616). */
  static boolean iban(String iban) {
    String moved = iban.substring(4) + iban.substring(0, 4);
    int rest = 0;
    for (int i = 0; i < moved.length(); i++) {
      int digit = Character.digit(moved.charAt(i), 36);
      rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    return rest == 1;
  }

  /** ISO/IEC 7812-1, the sum of Luhn. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  /** German Steuer-ID, 11 digits: ISO 7064 MOD 11,10. */
  static boolean steuerId(String digits) {
    int product = 10;
    for (int i = 0; i < 10; i++) {
      int sum = (digits.charAt(i) - '0' + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return digits.charAt(0) != '0' && (11 - product) % 10 == digits.charAt(10) - '0';
  }

  /** Polish PESEL, 11 digits. */
  static boolean pesel(String digits) {
    int sum = 0;
    for (int i = 0; i < PESEL.length; i++) {
      sum += PESEL[i] * (digits.charAt(i) - '0');
    }
    return sum % 10 == 0;
  }

  /** Brazilian CPF, 11 digits of which not all are the same. */
  static boolean cpf(String digits) {
    boolean same = digits.chars().allMatch(c -> c == digits.charAt(0));
    return !same && cpfDigit(digits, 9) && cpfDigit(digits, 10);
  }

  private static boolean cpfDigit(String digits, int place) {
    int sum = 0;
    for (int i = 0; i < place; i++) {
      sum += (place + 1 - i) * (digits.charAt(i) - '0');
    }
    return sum * 10 % 11 % 10 == digits.charAt(place) - '0';
  }

  /** French NIR, 15 digits: the last two complete the others to a multiple of 97. */
  static boolean nir(String digits) {
    long number = Long.parseLong(digits.substring(0, 13));
    return 97 - number % 97 == Long.parseLong(digits.substring(13));
  }

  /** Swiss AHV number, 13 digits that begin with 756: the check digit of EAN-13. */
  static boolean ahv(String digits) {
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
    }
    return sum % 10 == 0;
  }

  /** Spanish DNI or NIE: eight digits (X, Y, Z first: 0, 1, 2) and a letter. */
  static boolean dni(String dni) {
    int first = "XYZ".indexOf(dni.charAt(0));
    String digits = (first < 0 ? dni.substring(0, 1) : String.valueOf(first)) + dni.substring(1, 8);
    return DNI_LETTERS.charAt(Integer.parseInt(digits) % 23) == dni.charAt(8);
  }

  /** Italian codice fiscale, 16 characters in upper case. */
  static boolean codiceFiscale(String code) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int digit = Character.digit(code.charAt(i), 36);
      int order = digit > 9 ? digit - 10 : digit;
      sum += i % 2 == 0 ? FISCALE_ODD[order] : order;
    }
    return 'A' + sum % 26 == code.charAt(15);
  }
}
