package dev.hushcell.contract.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestKeyStore;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A value several times as large as the heap goes into H2 and comes out again. {@code
 * -Dhushcell.large=1024} makes it one of 1 GiB.
 */
@Tag("nightly")
class LargeValuesMemoryTests {
  private static final String MEBIBYTES = System.getProperty("hushcell.large", "96");

  @TempDir Path directory;

  @Test
  void aHeapOf64MebibytesIsEnough() throws Exception {
    Path password =
        Files.writeString(directory.resolve("password"), "correct horse battery staple");
    Path configuration = directory.resolve("hushcell.yaml");
    Files.writeString(
        configuration,
        TestKeyStore.section(directory.resolve("keys"), password)
            + "columns:\n  doc.body: {}\n  doc.photo: {}\n");
    ForkedJvm.Result result =
        ForkedJvm.java()
            .with("-Xmx64m")
            .classPath(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList())
            .with(
                StreamingProgram.class.getName(),
                "jdbc:hushcell:h2:"
                    + directory.resolve("large")
                    + ";CACHE_SIZE=4096;WRITE_DELAY=0;hushcell.config="
                    + configuration,
                MEBIBYTES)
            .run();

    assertThat(result.success()).contains("everything is as it was");
  }
}
