package dev.hushcell.samples.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFileTests {
  @Test
  void readsColumnsInAnyOrderAndCase() throws IOException {
    List<ContactRow> rows = read("City,LAST_NAME,unknown\nPorto,Quay,x\n\n\"a,b\",\"C\"\"d\"\n");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).form().lastName()).isEqualTo("Quay");
    assertThat(rows.get(1).form().city()).isEqualTo("a,b");
    assertThat(rows.get(1).form().lastName()).isEqualTo("C\"d");
    assertThat(rows.get(1).form().email()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFLast name;E-Mail\r\nGröße;a@b.example\r\n", // as a spreadsheet writes it
        "\uFEFFsep=;\r\nLast name;E-Mail\r\nGröße;a@b.example\r\n",
        "Surname\tE-mail address\nGröße\ta@b.example\n",
        "sep=|\nlast_name|email\nGröße|a@b.example"
      })
  void readsWhatSpreadsheetsWrite(String file) throws IOException {
    assertThat(read(file))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.form().lastName()).isEqualTo("Größe");
              assertThat(row.form().email()).isEqualTo("a@b.example");
              assertThat(row.line()).isEqualTo(file.lines().count());
            });
  }

  @Test
  void readsGermanHeadersAndWhatWasMadeAText() throws IOException {
    assertThat(
            read(
                """
                Vorname;Nachname;E-Mail-Adresse;Telefon;USt-IdNr.;Ort;Firma
                Jürgen;Groß;j@b.example;'+49 551 12;DE 1;Göttingen;Größe & Söhne
                """))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.form().firstName()).isEqualTo("Jürgen");
              assertThat(row.form().lastName()).isEqualTo("Groß");
              assertThat(row.form().email()).isEqualTo("j@b.example");
              assertThat(row.form().phone()).isEqualTo("+49 551 12");
              assertThat(row.form().taxId()).isEqualTo("DE 1");
              assertThat(row.form().city()).isEqualTo("Göttingen");
              assertThat(row.account()).isEqualTo("Größe & Söhne");
            });
  }

  @Test
  void namesColumnsInRemarksAsTheFileDoes() throws IOException {
    ContactFile file = file("Surname;E-Mail;Company\n", StandardCharsets.UTF_8);
    assertThat(file.columns().shownAs("email")).isEqualTo("E-Mail");
    assertThat(file.columns().shownAs("account")).isEqualTo("Company");
    ImportJob job = new ImportJob(1, file);
    job.refuse(7, "email", "This is no e-mail address.");
    assertThat(job.getRemarks())
        .containsExactly("Line 7, column “E-Mail”: This is no e-mail address.");
  }

  @Test
  void refusesOtherEncodingsInsteadOfDamagingLetters() {
    for (Charset other :
        List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      assertThatThrownBy(() -> file("last_name\nGröße\n", other))
          .as(other.name())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("CSV UTF-8")
          .hasMessageNotContaining("Gr");
    }
  }

  @Test
  void saysWhatIsWrongWithAFileWithoutTellingWhatIsInIt() {
    assertThatThrownBy(() -> read("first\nsecret\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none of them is a last name")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> read("last_name\n\"secret\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no CSV file")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> read("last_name;Surname\nsecret;x\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("two columns of the first line are the last name")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
  }

  @Test
  void seesCharactersThatCannotBeStored() throws IOException {
    assertThat(read("last_name,city\nQuay,Por\u0000to\nQuay,Porto\n"))
        .extracting(ContactRow::hasUnseen)
        .containsExactly(true, false);
  }

  private static List<ContactRow> read(String file) throws IOException {
    return file(file, StandardCharsets.UTF_8).rows();
  }

  private static ContactFile file(String file, Charset charset) throws IOException {
    return ContactFile.read(new ByteArrayInputStream(file.getBytes(charset)));
  }
}
