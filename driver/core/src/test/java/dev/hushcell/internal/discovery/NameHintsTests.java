package dev.hushcell.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.discovery.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameHintsTests {
  private final NameHints hints = NameHints.load();

  @Test
  void namesInSeveralLanguagesAndSpellingsAreKnown() {
    Map<Kind, List<String>> names =
        Map.of(
            Kind.EMAIL,
            List.of(
                "EMAIL",
                "e_mail",
                "eMail",
                "mailAddress",
                "CORREO_ELECTRÓNICO",
                "work-email",
                "EMAIL2"),
            Kind.PHONE,
            List.of("phone", "TELEFON", "handynummer", "téléphone", "MOBILENUMBER"),
            Kind.PASSWORD,
            List.of("pwd", "USERPASSWORD", "mot_de_passe", "contraseña", "passwordHash"),
            Kind.TAX_ID,
            List.of("ssn", "tax_id", "Steuernummer", "codice_fiscale", "nationalId"),
            Kind.BIRTHDAY,
            List.of("birthday", "dateOfBirth", "GEBURTSDATUM", "birth_date"),
            Kind.ADDRESS,
            List.of("street", "Straße", "address_line_1", "indirizzo"),
            Kind.TOKEN,
            List.of("api_key", "refreshToken", "client_secret"));
    names.forEach(
        (kind, each) ->
            assertThat(each).allSatisfy(name -> assertThat(hints.of(name)).contains(kind)));
  }

  @Test
  void whatSpeaksAboutAValueIsNotTheValue() {
    assertThat(
            List.of(
                "email_verified",
                "email_sent_at",
                "is_email_public",
                "phone_type",
                "password_changed_at",
                "address_id",
                "ip_address",
                "token_count",
                "mail_server",
                "public_key",
                "passenger",
                "telemetry",
                "preview",
                "compass",
                "___",
                "id"))
        .allSatisfy(name -> assertThat(hints.of(name)).isEmpty());
  }
}
