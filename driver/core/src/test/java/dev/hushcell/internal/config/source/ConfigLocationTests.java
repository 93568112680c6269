package dev.hushcell.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.config.FakeSurroundings;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLocationTests {
  @TempDir Path directory;
  @TempDir Path classes;
  private FakeSurroundings surroundings;

  @BeforeEach
  void surroundings() {
    surroundings = new FakeSurroundings(directory);
  }

  @Test
  void classPathIsSearchedFirstAndTheWorkingDirectoryNext() throws IOException {
    write(directory, "hushcell.yaml", "in directory");
    assertThat(found(null).read()).isEqualTo("in directory");
    Files.delete(directory.resolve("hushcell.yaml"));
    surroundings.addResource("hushcell.yaml", write(classes, "hushcell.yaml", "on class path"));
    assertThat(found(null).read()).isEqualTo("on class path");
  }

  @Test
  void refusesTwoThatBothCouldBeMeant() throws IOException {
    write(directory, "hushcell.yaml", "x");
    surroundings.addResource("hushcell.yaml", write(classes, "hushcell.yaml", "y"));
    Fault fault = refusal(null);
    assertThat(fault.code()).isEqualTo(ConfigFault.TWO_CONFIGURATIONS);
    assertThat(fault).hasMessageContaining(directory.toString());
  }

  @Test
  void refusesTwoOfTheSameNameOnTheClassPath() throws IOException {
    surroundings.addResource("a.yaml", write(classes, "a.yaml", "x"));
    surroundings.addResource("a.yaml", write(directory, "a.yaml", "y"));
    assertThat(refusal("classpath:a.yaml").code()).isEqualTo(ConfigFault.TWO_CONFIGURATIONS);
  }

  @Test
  void sameFileFoundByTwoWaysIsOne() throws IOException {
    Path file = write(directory, "hushcell.yaml", "x");
    surroundings.addResource("hushcell.yaml", file);
    assertThat(found(null).read()).isEqualTo("x");
  }

  @Test
  void theGivenOneIsTheOnlyOneLookedFor() throws IOException {
    write(directory, "hushcell.yaml", "x");
    write(directory, "other.yaml", "other");
    surroundings.addResource("conf/third.yaml", write(classes, "third.yaml", "third"));
    assertThat(found("other.yaml").read()).isEqualTo("other");
    assertThat(found(directory.resolve("other.yaml").toString()).read()).isEqualTo("other");
    assertThat(found("classpath:conf/third.yaml").read()).isEqualTo("third");
    assertThat(found("classpath:/conf/third.yaml").read()).isEqualTo("third");
  }

  @Test
  void missingOneSaysWhereItWasLookedFor() {
    Fault fault = refusal(null);
    assertThat(fault.code()).isEqualTo(ConfigFault.NO_CONFIGURATION);
    assertThat(fault).hasMessageContaining("classpath:hushcell.yaml and ./hushcell.yaml");
    assertThat(refusal("classpath:none.yaml").code()).isEqualTo(ConfigFault.NO_CONFIGURATION);
    assertThat(refusal("none.yaml").code()).isEqualTo(ConfigFault.NO_CONFIGURATION);
  }

  @Test
  void refusesWhatIsTooLargeOrNoText() throws IOException {
    write(directory, "large.yaml", "#".repeat(ConfigLocation.MAX_BYTES + 1));
    Files.write(directory.resolve("bytes.yaml"), new byte[] {(byte) 0xff, 'a'});
    for (String name : new String[] {"large.yaml", "bytes.yaml"}) {
      ConfigLocation location = found(name);
      Fault fault = catchThrowableOfType(Fault.class, location::read);
      assertThat(fault.code()).isEqualTo(ConfigFault.UNREADABLE);
    }
  }

  @Test
  void locationsWithTheSameShortNameDiffer() throws IOException {
    write(directory, "hushcell.yaml", "x");
    surroundings.addResource("hushcell.yaml", write(classes, "hushcell.yaml", "y"));
    assertThat(found("hushcell.yaml")).isNotEqualTo(found("classpath:hushcell.yaml"));
  }

  private ConfigLocation found(String given) {
    return ConfigLocation.find(Optional.ofNullable(given), surroundings);
  }

  private Fault refusal(String given) {
    return catchThrowableOfType(Fault.class, () -> found(given));
  }

  private static Path write(Path directory, String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
