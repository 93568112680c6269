package dev.hushcell.samples.crm.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.text.FormText;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ShownTests {
  private static final Instant WINTER = Instant.parse("2026-12-31T23:30:00Z");

  @Test
  void namesTheZoneOfATime() {
    assertThat(Shown.of(null, null, ZoneOffset.UTC).when(WINTER))
        .isEqualTo("31\u00a0Dec\u00a02026, 23:30\u00a0Z");
    assertThat(Shown.of("en", "Europe/Berlin", ZoneOffset.UTC).when(WINTER))
        .isEqualTo("1\u00a0Jan\u00a02027, 00:30\u00a0CET");
    assertThat(Shown.of("de", "Europe/Berlin", ZoneOffset.UTC).when(WINTER))
        .isEqualTo("1.\u00a0Jan.\u00a02027, 00:30\u00a0MEZ");
  }

  @Test
  void takesAnUnknownZoneForNone() {
    assertThat(Shown.of("de", "Mond/Krater", ZoneOffset.UTC).day(WINTER))
        .isEqualTo("31.\u00a0Dez.\u00a02026");
  }

  @Test
  void hasPluralForms() {
    Shown english = Shown.of(null, null, ZoneOffset.UTC);
    assertThat(english.count(1, "contact", "contacts")).isEqualTo("1 contact");
    assertThat(english.count(0, "contact", "contacts")).isEqualTo("0 contacts");
    assertThat(english.count(2000, "contact", "contacts")).isEqualTo("2,000 contacts");
    assertThat(Shown.of("de", null, ZoneOffset.UTC).number(2000)).isEqualTo("2.000");
  }

  @Test
  void findsAPhoneNumberInEverySpelling() {
    for (String each : new String[] {"+49 (0) 551 / 12-34", "0049 551 1234", "+495511234"}) {
      assertThat(FormText.phoneKey(each)).as(each).isEqualTo("+495511234");
    }
    assertThat(FormText.phoneKey(" - ")).isNull();
    assertThat(FormText.taxIdKey("de 230/318 82")).isEqualTo("DE23031882");
  }
}
