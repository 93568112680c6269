package dev.hushcell.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published examples of each form, and what is near to one but is none. */
class FormsTests {
  private record Case(String name, Predicate<String> form, List<String> are, List<String> areNot) {}

  @TestFactory
  Stream<DynamicTest> formsAreToldFromWhatIsNearThem() {
    return Stream.of(
            new Case(
                "e-mail",
                Forms::isEmail,
                List.of("ada@example.com", "j.o'neil+x@mail.example.co.uk", "münz@exämple.de"),
                List.of("ada@example", "ada example.com", "@example.com", "a@b@c.de", "a@.de")),
            new Case(
                "IBAN",
                Forms::isIban,
                List.of("GB82 WEST 1234 5698 7654 32", "DE89370400440532013000"),
                List.of("DE88370400440532013000", "DE89", "89DE370400440532013000")),
            new Case(
                "card",
                Forms::isCard,
                List.of("4111 1111 1111 1111", "5500-0000-0000-0004", "340000000000009"),
                List.of("4111111111111112", "0000000000000000", "1234567890")),
            new Case(
                "telephone number",
                Forms::isPhone,
                List.of("+49 30 901820", "(030) 901-820", "0049 30 901820", "555-0100-22"),
                List.of("2024-01-01T10:00", "12", "+", "call me")),
            new Case(
                "tax number",
                Forms::isTaxId,
                List.of(
                    "86095742719", // Steuer-ID
                    "44051401359", // PESEL
                    "529.982.247-25", // CPF
                    "255081416802538", // NIR
                    "756.9217.0769.85", // AHV
                    "12345678Z", // DNI
                    "X1234567L", // NIE
                    "RSSMRA85T10A562S", // codice fiscale
                    "078-05-1120", // SSN
                    "AB123456C", // NINO
                    "ABCPE1234F"), // PAN
                List.of(
                    "86095742718", "12345678A", "RSSMRA85T10A562T", "666-05-1120", "hello", "12")),
            new Case(
                "made from a password",
                Forms::isMadeFromPassword,
                List.of(
                    "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                    "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$hash",
                    "pbkdf2_sha256$260000$salt$hash",
                    "{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr"),
                List.of("$2a$", "hunter2", "$100.00")),
            new Case(
                "token",
                Forms::isToken,
                List.of(
                    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
                    "sk_" + "live_" + "abcdefghijklmnop",
                    "ghp" + "_abcdefghijklmnopqrst",
                    "-----BEGIN PRIVATE KEY-----\nMIIE"),
                List.of("eyJ.x.y", "sk_live_", "d9b2d63d-a233-4123-847a-7090a6f3c9f1")))
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(Case each) {
    assertThat(each.are()).allMatch(each.form());
    assertThat(each.areNot()).noneMatch(each.form());
  }
}
