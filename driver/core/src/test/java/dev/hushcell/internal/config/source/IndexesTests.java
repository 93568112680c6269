package dev.hushcell.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.testing.Indexes.Contacts;
import dev.hushcell.testing.Indexes.Nameless;
import dev.hushcell.testing.Indexes.Truncated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexesTests {
  @TempDir Path directory;

  @Test
  void loadsEachProviderOnceFromAllLoaders() throws IOException {
    ClassLoader one = loader("one", Contacts.class.getName());
    ClassLoader two = loader("two", Contacts.class.getName(), Contacts.class.getName());
    Indexes found = Indexes.load(List.of(one, two));
    assertThat(found.all()).hasSize(1);
    assertThat(found.names()).isEqualTo("crm.Contacts");
    assertThat(found.all().get(0).columns())
        .singleElement()
        .satisfies(column -> assertThat(column.table()).isEqualTo("contact"));
  }

  @Test
  void findsNoneWhereThereIsNone() throws IOException {
    Indexes found = Indexes.load(List.of(loader("empty")));
    assertThat(found).isEqualTo(Indexes.NONE);
    assertThat(found.names()).isEqualTo("none");
  }

  @Test
  void refusesAProviderThatIsNotThere() {
    Fault fault = refused("crm.Lost");
    assertThat(fault.code()).isEqualTo(ConfigFault.BROKEN_INDEX);
    assertThat(fault.getMessage()).contains("crm.Lost");
  }

  @Test
  void refusesAProviderOfAnotherKind() {
    assertThat(refused(IndexesTests.class.getName()).code()).isEqualTo(ConfigFault.BROKEN_INDEX);
  }

  @Test
  void refusesAProviderInANamedModuleThatDoesNotProvideIt() {
    Fault fault = refused(String.class.getName() + " # a comment");
    assertThat(fault.code()).isEqualTo(ConfigFault.BROKEN_INDEX);
    assertThat(fault.getMessage())
        .contains("provides dev.hushcell.policy.EncryptedColumns with java.lang.String");
  }

  @Test
  void refusesAProviderWhoseBytesAreDamaged() throws IOException {
    Path damaged = Files.createDirectories(directory.resolve("it")).resolve("Damaged.class");
    Files.write(damaged, new byte[] {1, 2, 3});
    assertThat(refused("Damaged").code()).isEqualTo(ConfigFault.BROKEN_INDEX);
  }

  @Test
  void refusesAnIndexWithFewerColumnsThanItWasMadeWith() {
    Fault fault = refused(Truncated.class.getName());
    assertThat(fault.code()).isEqualTo(ConfigFault.BROKEN_INDEX);
    assertThat(fault.getMessage())
        .contains("crm.Truncated of annotations has 1 columns but was made with 2");
  }

  @Test
  void refusesAColumnWithoutATable() {
    Fault fault = refused(Nameless.class.getName());
    assertThat(fault.code()).isEqualTo(ConfigFault.BROKEN_INDEX);
    assertThat(fault.getMessage()).contains("crm.Lead.phone");
  }

  @Test
  void refusesWhenARequiredIndexIsNotThere() throws IOException {
    Indexes found = Indexes.load(List.of(loader("it", Contacts.class.getName())));
    found.require(List.of("crm.Contacts"), "here");
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> found.require(List.of("crm.Contacts", "crm.Leads"), "here"));
    assertThat(fault.code()).isEqualTo(ConfigFault.INDEX_MISSING);
    assertThat(fault.getMessage()).contains("'crm.Leads'", "(found: crm.Contacts)", "(here)");
  }

  private Fault refused(String provider) {
    return catchThrowableOfType(Fault.class, () -> Indexes.load(List.of(loader("it", provider))));
  }

  private ClassLoader loader(String name, String... providers) throws IOException {
    return dev.hushcell.testing.Indexes.loader(directory.resolve(name), providers);
  }
}
