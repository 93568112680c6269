package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.value.ValueForm;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once stored opens for ever, and is still what we store. */
class FrozenVectorsTests {
  private final MapKeyring keyring = new MapKeyring();
  private final JdkModule module = new JdkModule(new JdkModule().provider(), FrozenVector.random());
  private final RawColumns cells = new RawColumns(module, keyring, ValueRules.standard());

  FrozenVectorsTests() {
    keyring.add(FrozenVector.key());
  }

  static List<FrozenVector> vectors() {
    return FrozenVector.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void areOpenedByTheIndependentReader(FrozenVector vector) throws GeneralSecurityException {
    FormatReader reader =
        new FormatReader(FrozenVector.secret(), FrozenVector.KEY_UUID, FrozenVector.ID);

    FormatReader.Content content = reader.open(vector.cell(), vector.items());

    assertThat(content.text(vector.column().type().scale())).isEqualTo(vector.read());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void areOpenedByTheDriver(FrozenVector vector) throws GeneralSecurityException {
    if (!vector.items().isEmpty()) {
      CellCipher cipher = cipher(vector);
      Object value =
          cipher.open(
              vector.cell(), ValueForm.of(vector.column(), ValueRules.standard()).encoding());
      assertThat(value).hasToString(vector.read());
      return;
    }
    Object stored = vector.storage() == Storage.TEXT ? vector.stored() : vector.cell();
    Object value = cells.of(vector.column()).open(stored);

    String text = FrozenVector.text(value);
    boolean fixed = vector.column().type().family() == Family.CHAR;
    assertThat(fixed ? text.stripTrailing() : text).isEqualTo(vector.read());
    assertThat(fixed ? text.length() : 5).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void areWhatTheDriverStores(FrozenVector vector) throws GeneralSecurityException {
    if (!vector.items().isEmpty()) {
      ValueForm form = ValueForm.of(vector.column(), ValueRules.standard());
      byte[] value = form.encoding().encode(form.conversion().assigned(vector.object()));
      byte[] cell = cipher(vector).seal(form.encoding().tag(), value, vector.pad());
      assertThat(HexFormat.of().formatHex(cell)).isEqualTo(vector.stored());
      return;
    }
    Object stored = cells.of(vector.column()).seal(vector.object());

    assertThat(stored instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : stored)
        .isEqualTo(vector.stored());
  }

  @Test
  void coverEveryFamilyInEverySuiteItHas() {
    for (Search search : List.of(Search.NONE, Search.EQUALITY)) {
      List<Family> covered =
          FrozenVector.all().stream()
              .filter(vector -> vector.search() == search)
              .map(vector -> vector.column().type().family())
              .distinct()
              .toList();
      assertThat(covered)
          .containsAll(
              Arrays.stream(Family.values())
                  .filter(each -> search == Search.NONE || each != Family.APPROXIMATE)
                  .collect(Collectors.toList()));
    }
    assertThat(FrozenVector.all()).anyMatch(vector -> vector.pad() > 0);
    assertThat(FrozenVector.all()).anyMatch(vector -> vector.storage() == Storage.TEXT);
    assertThat(FrozenVector.all()).anyMatch(vector -> vector.items().size() == 1);
  }

  @Test
  void beginAsTheIndependentReaderSays() throws GeneralSecurityException {
    FormatReader reader =
        new FormatReader(FrozenVector.secret(), FrozenVector.KEY_UUID, FrozenVector.ID);
    List<FrozenVector> ignoring =
        FrozenVector.all().stream().filter(vector -> vector.compare().isByBeginning()).toList();
    assertThat(ignoring).hasSizeGreaterThanOrEqualTo(4);
    for (FrozenVector vector : ignoring) {
      String folded =
          vector.read().equals("ΟΔΟΣ ſtraẞe \u212A") ? "οδοσ straße k" : "ada@example.org";
      assertThat(Arrays.copyOf(vector.cell(), 21)).isEqualTo(reader.beginning(folded));
    }
  }

  @Test
  void fallIntoTheGroupsThatTheIndependentReaderSays() throws GeneralSecurityException {
    FormatReader reader =
        new FormatReader(FrozenVector.secret(), FrozenVector.KEY_UUID, FrozenVector.ID);
    Map<String, String> folded =
        Map.of(
            "Smith-Miller", "smi",
            "SMITH", "smi",
            "\u0130SS \u00DF\uD83D\uDE00\u03C2", "iss ss\uD83D\uDE00\u03C3",
            "Ada@Example.org", "ada@example.org",
            "", "");
    List<FrozenVector> grouped =
        FrozenVector.all().stream().filter(vector -> vector.narrow().isThere()).toList();
    assertThat(grouped).hasSizeGreaterThanOrEqualTo(6);
    for (FrozenVector vector : grouped) {
      byte[] beginning =
          reader.group(
              folded.get(vector.read()), vector.narrow().first(), vector.narrow().groups());
      assertThat(Arrays.copyOf(vector.cell(), 7)).isEqualTo(beginning);
    }
  }

  private CellCipher cipher(FrozenVector vector) throws GeneralSecurityException {
    CellSuite suite = CellSuite.of(vector.column());
    return new CellCipherFactory(module, FrozenVector.key(), suite, Narrow.NONE)
        .create(vector.items());
  }
}
