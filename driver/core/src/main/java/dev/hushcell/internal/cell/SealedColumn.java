package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.value.CaseFolding;
import dev.hushcell.internal.value.CastText;
import dev.hushcell.internal.value.Conversion;
import dev.hushcell.internal.value.Encoding;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.internal.value.ValueForm;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one protected column. Thread-safe. */
final class SealedColumn implements ColumnCell {
  private static final Pattern WILD = Pattern.compile("[%_\\\\]");

  private final ProtectedColumn column;
  private final String name;
  private final ColumnKeys keys;
  private final Encoding encoding;
  private final Conversion conversion;
  private final CastText cast;
  private final @Nullable LargeCells large;

  SealedColumn(ProtectedColumn column, ValueRules rules, ColumnKeys keys, FipsModule module) {
    this.column = column;
    this.name = column.name().shortForm();
    this.keys = keys;
    ValueForm form = ValueForm.of(column, rules);
    this.encoding = form.encoding();
    this.conversion = form.conversion();
    this.cast = CastText.of(column, rules);
    this.large =
        LargeValues.mayBeIn(column)
            ? new LargeCells(
                module,
                keys,
                this,
                encoding,
                rules.have(ValueQuirk.PLAIN_TEXT),
                () -> CellFault.bad(name))
            : null;
  }

  @Override
  public ProtectedColumn column() {
    return column;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StoredCell seal(Plaintext plain) {
    Object value = plain.value();
    return value == null ? none() : sealed(conversion.assigned(value));
  }

  @Override
  public StoredCell sealCompared(Plaintext plain, Compared as) {
    Object value = plain.value();
    if (as == Compared.PATTERN && value != null) {
      requireTame(value);
    }
    requireSearchable();
    if (value == null) {
      return none();
    }
    StoredCell cell = sealedOrNone(kept(value, as));
    return as == Compared.BEGINNING ? cell.asPattern() : cell;
  }

  private @Nullable Object kept(Object value, Compared as) {
    return switch (as) {
      case VALUE, PATTERN, BEGINNING -> conversion.compared(value);
      case CAST -> conversion.compared(cast.made(value));
      case CUT -> keptOfCut(value);
      case AS_WRITTEN ->
          column.compare().isByBeginning()
              ? keptInLowerCase(value) // stored capitals do not tell what LOWER makes
              : keptAsWritten(value);
      case IN_LOWER_CASE -> keptInLowerCase(value);
    };
  }

  private Object keptOfCut(Object value) {
    Object kept = conversion.compared(cast.cut(value));
    if (kept == null) {
      throw CellFault.NOT_IN_LOWER_CASE.fault(
          "The text compared with "
              + name
              + " has more characters in lower case, more than the CAST around it leaves; bind it in"
              + " lower case");
    }
    return kept;
  }

  private @Nullable Object keptAsWritten(Object value) {
    Object kept = conversion.compared(value);
    return written(value).equals(kept) ? kept : null;
  }

  private @Nullable Object keptInLowerCase(Object value) {
    Object kept = conversion.compared(value);
    if (!isLowered(written(value))) {
      throw CellFault.NOT_IN_LOWER_CASE.fault(
          "The text compared with LOWER of "
              + name
              + " is not in lower case, and whether it equals one that is, is a question of the"
              + " collation; write LOWER around it too");
    }
    return kept;
  }

  private void requireTame(Object pattern) {
    if (WILD.matcher(written(pattern)).find()) {
      throw CellFault.WILD_PATTERN.fault(
          "The text that "
              + name
              + " is matched with has a wildcard or a backslash (%, _, \\), which cells cannot be"
              + " matched with; bind one without, or match in the application");
    }
  }

  private boolean isLowered(String text) {
    boolean folds = column.compare().isByBeginning();
    return text.equals(folds ? CaseFolding.fold(text) : text.toLowerCase(Locale.ROOT));
  }

  private static String written(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  private void requireSearchable() {
    if (!column.search().isDeterministic()) {
      throw CellFault.NO_SEARCH.fault(
          name
              + " is sealed without search and cannot be compared;"
              + " declare search: equality or drop the predicate");
    }
  }

  private StoredCell none() {
    return StoredCell.none(column.storage());
  }

  private StoredCell sealedOrNone(@Nullable Object canonical) {
    byte[] cell = canonical == null ? keys.cellEqualToNone() : comparand(canonical);
    return StoredCell.of(cell, column.storage());
  }

  @Override
  public Optional<StoredCell> group(String text, boolean whole) {
    if (!keys.isOneKey() || !(whole || Beginning.isOneGroup(text, column.narrow()))) {
      return Optional.empty();
    }
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    byte[] beginning = keys.current().comparand(encoding.tag(), value, 0);
    Arrays.fill(value, (byte) 0);
    return Optional.of(StoredCell.beginning(beginning, column.storage()));
  }

  @Override
  public boolean isProved() {
    return keys.isProved();
  }

  @Override
  public Optional<String> tenantOf(StoredCell stored) {
    byte[] cell = keys.areOfTenants() ? stored.sealed(column.storage()) : null;
    return cell == null ? Optional.empty() : keys.tenant(cell);
  }

  @Override
  public Optional<LargeColumn> large() {
    return Optional.ofNullable(large);
  }

  @Override
  public @Nullable Object open(StoredCell stored) {
    if (stored.isNull()) {
      return null;
    }
    byte[] cell = stored.sealed(column.storage());
    Object value = cell == null ? null : opened(cell);
    if (value == null) {
      throw CellFault.bad(name);
    }
    return conversion.shown(value);
  }

  private @Nullable Object opened(byte[] cell) {
    if (large != null && LargeCells.isLarge(cell)) {
      return large.open(cell);
    }
    CellCipherPool pool = keys.of(cell);
    return pool == null ? null : pool.open(cell, encoding);
  }

  private byte[] comparand(Object canonical) {
    byte[] value = encoding.encode(canonical);
    byte[] cell = keys.current().comparand(encoding.tag(), value, column.pad());
    Arrays.fill(value, (byte) 0);
    return cell;
  }

  private StoredCell sealed(Object canonical) {
    byte[] value = encoding.encode(canonical);
    byte[] cell =
        large != null && value.length > LargeCells.SMALL
            ? large.seal(canonical, value)
            : keys.current().seal(encoding.tag(), value, column.pad());
    Arrays.fill(value, (byte) 0);
    return StoredCell.of(cell, column.storage());
  }

  @Override
  public String toString() {
    return "SealedColumn[" + column.name() + "]";
  }
}
