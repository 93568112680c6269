package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.model.ValueRules.TextLength;
import dev.hushcell.internal.value.ValueForm;
import dev.hushcell.policy.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The families on record and the tags of cells are those of the pages. */
class FamilyTagTests {
  private static final Path PAGE = Path.of("..", "docs", "catalogue.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| `(0[0-9A-C])`(.*?) \\|", Pattern.MULTILINE);

  /** A type of each family. */
  private static final Map<Family, String> TYPES =
      Map.ofEntries(
          Map.entry(Family.TEXT, "VARCHAR(40)"),
          Map.entry(Family.CHAR, "CHAR(5)"),
          Map.entry(Family.EXACT, "DECIMAL(10,2)"),
          Map.entry(Family.BOOLEAN, "BOOLEAN"),
          Map.entry(Family.DATE, "DATE"),
          Map.entry(Family.TIME, "TIME"),
          Map.entry(Family.TIMESTAMP, "TIMESTAMP"),
          Map.entry(Family.ZONED_TIMESTAMP, "TIMESTAMPTZ(0)"),
          Map.entry(Family.UUID, "UUID"),
          Map.entry(Family.BYTES, "VARBINARY(40)"),
          Map.entry(Family.APPROXIMATE, "DOUBLE"));

  @Test
  void thePageOfTheCatalogueHasThemAll() throws IOException {
    Map<String, String> written = new TreeMap<>();
    Map<String, String> real = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      written.put(row.group(1), row.group(2));
      String searched = " with `search_mode` `EQUALITY` or `TENANT`, else `09`";
      assertThat(row.group(3)).isEqualTo(row.group(2).equals("08") ? searched : "");
    }
    for (Family family : Family.values()) {
      Columns column = Columns.of("v", LogicalTypes.of(Objects.requireNonNull(TYPES.get(family))));
      Columns kind = family == Family.ZONED_TIMESTAMP ? column.equality() : column;
      byte tag = ValueForm.of(kind.build(), ValueRules.standard()).encoding().tag();
      real.put(family.name(), String.format("%02X", tag));
    }
    assertThat(written).isEqualTo(real);
  }

  @Test
  void aTypeThatKeepsInstantsHasTagNineWithoutAnOffset() throws Exception {
    MapKeyring keyring = new MapKeyring();
    keyring.add(FrozenVector.key());
    ValueRules instants =
        new ValueRules(
            TextLength.CODE_POINTS,
            true,
            ValueRules.Sending.NANOSECONDS,
            ValueRules.Rounding.HALF_UP,
            Set.of(ValueQuirk.INSTANTS));
    JdkModule module = new JdkModule(new JdkModule().provider(), FrozenVector.random());
    Columns column = Columns.of("v", LogicalTypes.of("TIMESTAMPTZ(0)")).under("vectors");
    FormatReader reader =
        new FormatReader(FrozenVector.secret(), FrozenVector.KEY_UUID, FrozenVector.ID);
    OffsetDateTime value = OffsetDateTime.parse("2026-07-01T14:00+02:00");
    for (ValueRules rules : new ValueRules[] {instants, ValueRules.standard()}) {
      Object cell = new RawColumns(module, keyring, rules).of(column.build()).seal(value);
      FormatReader.Content content = reader.open((byte[]) Objects.requireNonNull(cell), List.of());
      assertThat(content.tag()).isEqualTo(9);
      assertThat(content.text(0))
          .isEqualTo(rules.equals(instants) ? "2026-07-01T12:00Z" : "2026-07-01T14:00+02:00");
    }
  }
}
