package dev.hushcell.contract.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.LargeValue;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the page on large values shows is what is run here. */
@EachServer
@OneCollation
@WithoutOptions
class LargePageTests {
  private static final Path PAGE = Path.of("../docs/large-values.md");
  private static final Path SOURCE =
      Path.of("src/test/java/dev/hushcell/contract/large/LargePageTests.java");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void theExampleWorks() throws Exception {
    Scene scene = Scene.of(server, directory, "columns:\n  doc.scan: {}\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Connection connection = scene.ours()) {
      scene.run(connection, "create table doc (id int not null primary key, scan {=blob})");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into doc (id, scan) values (4711, ?)")) {
        insert.setBinaryStream(1, new Letters(100_000));
        insert.executeUpdate();
      }
      Map<String, Integer> key = Map.of("id", 4711);
      try (LargeValue scan = Hushcell.largeValue(connection, "doc", "scan", key).orElseThrow()) {
        scan.bytes().transferTo(out);
      }
    }
    assertThat(out.toByteArray()).isEqualTo(new Letters(100_000).readAllBytes());
  }

  @Test
  void theExampleIsTheOneOfThePage() throws Exception {
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    assertThat(Files.readString(SOURCE).replaceAll("\\s", ""))
        .contains(block.group(1).replaceAll("\\s", ""));
  }
}
