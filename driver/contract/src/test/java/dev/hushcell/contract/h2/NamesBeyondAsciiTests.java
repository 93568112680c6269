package dev.hushcell.contract.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachH2;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** H2 shows expressions with names beyond ASCII as {@code U&"H\00d6HE"}. */
@EachH2
class NamesBeyondAsciiTests {
  private static final RewritingOptions ALONE = RewritingOptions.usual().asOnlyProcess();

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void aGeneratedColumnIsFoundByThem() throws Exception {
    Scene scene = Scene.of(server, directory, "columns: { contact.höhe: {} }\n");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, höhe varchar(60),"
              + " shown varchar(60) generated always as (upper(höhe)))",
          "insert into contact (id, höhe) values (1, 'large')");
      Columns columns = Hushcell.columns(ours);
      TableName contact = new TableName(ours.getSchema(), "CONTACT");
      assertThatThrownBy(() -> columns.encrypt(contact, ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-1335]")
          .hasMessageContaining("a generated column is computed from it");
      assertThat(columns.status()).isEmpty();
      scene.run(plain, "alter table contact drop column shown");
      assertThat(columns.encrypt(contact, ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
    }
  }
}
