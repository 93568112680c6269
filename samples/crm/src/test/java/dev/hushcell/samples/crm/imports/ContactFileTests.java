package dev.hushcell.samples.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void saysWhatIsWrongWithAFileWithoutTellingWhatIsInIt() {
    assertThatThrownBy(() -> read("name\nsecret\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("last_name is missing")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> read("last_name\n\"secret\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no CSV file")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
  }

  private static List<ContactRow> read(String file) throws IOException {
    return ContactFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }
}
